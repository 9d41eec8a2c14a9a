import { withStatus } from "./status.ts";
import type { FactRow, FactTable, FactTables } from "./types.ts";

/**
 * The same tables, the facts of these paths with the status r: published before with another value.
 * What has no value keeps its status, since nothing of it can be revised.
 */
export function withRevised(tables: FactTables, paths: ReadonlySet<string>): FactTables {
  if (paths.size === 0) return tables;
  return new Map([...tables].map(([name, table]) => [name, revisedTable(table, paths)]));
}

function revisedTable(table: FactTable, paths: ReadonlySet<string>): FactTable {
  const rows = table.rows.map((row) => revisedRow(row, paths));
  const byKey = rows.flatMap((row): [string, FactRow][] =>
    row.key === undefined ? [] : [[row.key, row]],
  );
  return { ...table, rows, byKey: new Map(byKey) };
}

function revisedRow(row: FactRow, paths: ReadonlySet<string>): FactRow {
  const facts = [...row.facts.values()].map((fact) =>
    fact.value !== null && paths.has(fact.path)
      ? { ...fact, status: withStatus(fact.status, "r") }
      : fact,
  );
  return { ...row, facts: new Map(facts.map((fact) => [fact.column, fact])) };
}
