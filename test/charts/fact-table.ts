import type { Fact, FactColumn, FactRow, FactTable, Status } from "../../src/facts/types.ts";
import type { Unit } from "../../src/language/types.ts";

/** A column of a table made for a test: a text without a unit, a number with one. */
export interface TestColumn {
  readonly name: string;
  readonly unit?: Unit;
  readonly decimals?: number;
  /** Published precision, for every row. */
  readonly precision?: string;
  readonly computed?: boolean;
  readonly kind?: Fact["kind"];
  readonly helper?: boolean;
}

/** A cell: exact text, null where it is missing, or text and status codes. */
export type TestCell = string | null | readonly [string | null, ...Status[]];

/** A fact table from columns and cells, keyed by its first column. */
export function factTable(
  name: string,
  columns: readonly TestColumn[],
  cells: readonly (readonly TestCell[])[],
): FactTable {
  const rows = cells.map((row) => factRow(name, columns, row));
  return {
    name,
    one: rows.length === 1,
    declared: true,
    keyColumn: columns[0]?.name,
    columns: columns.map(factColumn),
    rows,
    byKey: new Map(rows.map((row) => [row.key ?? "", row])),
    file: `templates/test/facts/${name}.sql`,
    reads: {},
  };
}

function factColumn(column: TestColumn): FactColumn {
  const { name, unit, decimals, computed, kind, helper } = column;
  const own = kind ?? (unit === undefined ? "text" : "number");
  return {
    name,
    kind: own,
    unit,
    decimals,
    computed: computed ?? false,
    approximate: false,
    helper,
  };
}

function factRow(
  table: string,
  columns: readonly TestColumn[],
  cells: readonly TestCell[],
): FactRow {
  const [first] = cells;
  const key = typeof first === "string" ? first : undefined;
  const facts = columns.map((column, index) => fact(table, key, column, cells[index] ?? null));
  return { key, facts: new Map(facts.map((each) => [each.column, each])) };
}

function fact(table: string, key: string | undefined, column: TestColumn, cell: TestCell): Fact {
  const [value, ...status] = typeof cell === "string" || cell === null ? [cell] : cell;
  const { name, unit, decimals, computed, kind } = factColumn(column);
  const { precision } = column;
  const quantity =
    value !== null && unit !== undefined ? { value, unit, decimals, precision } : undefined;
  const path = `${table}.${key}.${name}`;
  return {
    path,
    table,
    key,
    column: name,
    kind,
    value,
    quantity,
    status,
    computed,
    approximate: false,
  };
}
