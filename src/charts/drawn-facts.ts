import type { Fact, FactRow, FactTable, FactTables } from "../facts/types.ts";
import type { CompiledChart } from "./compile.ts";
import { chartReferences } from "./fields.ts";
import { type ChartRow, COMPANIONS } from "./rows.ts";
import type { DrawnItem } from "./scene.ts";

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
  const columns = columnsByTable(chart);
  return chart.tables.flatMap((name) => {
    const table = tables.get(name);
    if (table === undefined) return [];
    const drawn = table.rows.filter((_row, index) => seen.has(rowName(name, index)));
    const named = columns.get(name) ?? new Set();
    return (drawn.length > 0 ? drawn : table.rows).map((row) => ({
      table,
      row,
      facts: [...row.facts.values()].filter((fact) => isDrawn(fact) && isNamed(fact.column, named)),
    }));
  });
}

/** A value, or a mark in its place. */
function isDrawn({ value, status }: Fact): boolean {
  return value !== null || status.length > 0;
}

function columnsByTable({ source }: CompiledChart): ReadonlyMap<string, ReadonlySet<string>> {
  const columns = new Map<string, Set<string>>();
  for (const { field, scope } of chartReferences(source.root).fields) {
    if (scope.table === undefined) continue;
    const named = columns.get(scope.table) ?? new Set();
    columns.set(scope.table, named.add(field));
  }
  return columns;
}

function isNamed(column: string, named: ReadonlySet<string>): boolean {
  return named.has(column) || COMPANIONS.some((end) => named.has(column + end));
}
