import type { Fact, FactRow, FactTable, FactTables } from "../facts/types.ts";
import type { CompiledChart } from "./compile.ts";
import { chartReferences } from "./fields.ts";
import { remembered } from "./remembered.ts";
import { type ChartRow, COMPANIONS } from "./rows.ts";
import { type DrawnItem, textLines } from "./scene.ts";

/** The hidden field by which a drawn item is known to come from a row of a table. */
const ROW = "__row";

/** Rows with their number in the table, for Vega alone; copies, since Vega writes into them. */
export function numberedRows(table: string, rows: readonly ChartRow[]): ChartRow[] {
  return rows.map((row, index) => ({ ...row, [ROW]: rowName(table, index) }));
}

function rowName(table: string, index: number): string {
  return `${table} ${index}`;
}

/** A row of which something was drawn, and the facts of it that the chart names. */
export interface DrawnRow {
  readonly table: FactTable;
  readonly row: FactRow;
  readonly facts: readonly Fact[];
}

/**
 * The rows of which something was drawn, in the order of the chart's tables and of their rows. Where
 * a table was summed up, so that no item comes from one row, all of its rows are.
 */
export function drawnRows(
  chart: CompiledChart,
  tables: FactTables,
  items: readonly DrawnItem[],
): DrawnRow[] {
  const seen = new Set(items.map(({ datum }) => datum[ROW]));
  const texts = items.filter(({ kind }) => kind === "text").flatMap(textLines);
  const columns = columnsByTable(chart);
  return chart.tables.flatMap((name) => {
    const table = tables.get(name);
    if (table === undefined) return [];
    const drawn = table.rows.filter((_row, index) => seen.has(rowName(name, index)));
    const named = columns.get(name) ?? NOTHING;
    const naming = new Map(
      table.columns.map((column) => [column.name, namingOf(column.name, named)]),
    );
    return (drawn.length > 0 ? drawn : table.rows).map((row) => ({
      table,
      row,
      facts: [...row.facts.values()].filter((fact) =>
        isDrawn(fact, naming.get(fact.column) ?? [], texts),
      ),
    }));
  });
}

/** How a chart names a field: whether in no other place than expressions. */
type Named = ReadonlyMap<string, { readonly inExpression: boolean }>;

/** How a chart names a column or one of its companions. */
type Naming = readonly { readonly inExpression: boolean }[];

function namingOf(column: string, named: Named): Naming {
  const fields = [column, ...COMPANIONS.map((end) => column + end)];
  return fields.flatMap((field) => named.get(field) ?? []);
}

const NOTHING: Named = new Map();

/**
 * A value, or a mark in its place, that the chart names. Words that it only reckons or compares with
 * ("datum.kind === 'total'") are drawn where a text has them.
 */
function isDrawn({ kind, value, status }: Fact, naming: Naming, texts: readonly string[]): boolean {
  if (value === null && status.length === 0) return false;
  if (naming.length === 0) return false;
  if (kind === "number" || naming.some(({ inExpression }) => !inExpression)) return true;
  return value !== null && texts.some((text) => text.includes(value));
}

const columnsByTable = remembered(({ source }: CompiledChart): ReadonlyMap<string, Named> => {
  const columns = new Map<string, Map<string, { inExpression: boolean }>>();
  for (const { field, scope, inExpression } of chartReferences(source.root).fields) {
    if (scope.table === undefined) continue;
    const named = columns.get(scope.table) ?? new Map<string, { inExpression: boolean }>();
    const before = named.get(field)?.inExpression ?? true;
    columns.set(scope.table, named.set(field, { inExpression: before && inExpression }));
  }
  return columns;
});
