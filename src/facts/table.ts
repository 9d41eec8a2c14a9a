import type { ResultTable, Value } from "../data/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { type ColumnPlan, type PlannedColumn, planColumns } from "./columns.ts";
import { columnDecimals } from "./decimals.ts";
import { cellText, type MadeFact, makeFact, type RowContext } from "./fact.ts";
import { cellPlace, type FactSource, rowPlace } from "./source.ts";
import type { FactColumn, FactRow, FactTable, FactTableDeclaration } from "./types.ts";

/** A planned column with the decimals that its facts are published with. */
interface DecidedColumn {
  readonly plan: PlannedColumn;
  readonly decimals: number | undefined;
}

/**
 * The result of one query as facts, columns and rows in the result's order. Throws an InputError
 * with all that is wrong: columns, units, decimals, number of rows, keys, statuses, values.
 */
export function factTable(
  name: string,
  result: ResultTable,
  declaration: FactTableDeclaration,
  source: FactSource,
): FactTable {
  const plan = planColumns(name, result, declaration, source);
  const findings: Finding[] = [...plan.findings];
  const columns = decide(name, plan, result, source, findings);
  const keys = rowKeys(name, declaration, plan, result, source);
  findings.push(...rowCount(name, declaration, result, source), ...keys.findings);
  const rows = result.rows.map((cells, at): FactRow => {
    const context = rowContext(name, declaration, plan, result, source, cells, keys.keys[at], at);
    return factRow(context, columns, findings);
  });
  throwIfErrors(findings);
  return {
    name,
    one: declaration.one ?? false,
    declared: source.declared,
    keyColumn: declaration.key,
    columns: columns.map(factColumn),
    rows,
    byKey: new Map(rows.flatMap((row) => (row.key === undefined ? [] : [[row.key, row]]))),
    file: source.file,
    reads: result.reads,
  };
}

function decide(
  name: string,
  plan: ColumnPlan,
  result: ResultTable,
  source: FactSource,
  findings: Finding[],
): DecidedColumn[] {
  return plan.columns.map((column) => {
    const decided = columnDecimals(name, column, result.rows, source);
    if ("decimals" in decided) return { plan: column, decimals: decided.decimals };
    findings.push(decided.finding);
    return { plan: column, decimals: undefined };
  });
}

function factColumn({ plan, decimals }: DecidedColumn): FactColumn {
  return {
    name: plan.name,
    kind: plan.kind,
    unit: plan.unit,
    decimals,
    computed: plan.declaration.computed ?? false,
    approximate: plan.declaration.approximate ?? false,
  };
}

function rowCount(
  name: string,
  declaration: FactTableDeclaration,
  result: ResultTable,
  source: FactSource,
): Finding[] {
  if (declaration.one !== true || result.rows.length === 1) return [];
  const count = result.rows.length;
  const made = Object.entries(source.parameters).map(([key, value]) => `${key}=${value}`);
  const edition = made.length === 0 ? "this edition" : made.join(", ");
  return [
    problem(
      "fact/one-row",
      { file: source.file },
      `"${name}" needs exactly one row, but the query gives ${count === 0 ? "none" : count}`,
      count === 0
        ? `Look whether the data have a row for ${edition}, and at the query's conditions.`
        : "Narrow the query's conditions, or declare a key instead of `one`.",
    ),
  ];
}

/** The key of each row, undefined where the table has none. */
interface RowKeys {
  readonly keys: readonly (string | undefined)[];
  readonly findings: readonly Finding[];
}

function rowKeys(
  name: string,
  declaration: FactTableDeclaration,
  plan: ColumnPlan,
  result: ResultTable,
  source: FactSource,
): RowKeys {
  if (declaration.key === undefined) return { keys: [], findings: [] };
  const column = plan.columns.find((candidate) => candidate.name === declaration.key);
  if (column === undefined) {
    return { keys: [], findings: [keyLacking(name, declaration.key, plan, source)] };
  }
  const keys = result.rows.map((row) => cellText(row[column.at]) ?? undefined);
  const places = result.rows.map((row) => rowFile(row, plan, source));
  const findings = keys.flatMap((key, at) => {
    const fault = keyFault(keys, key, at);
    const place = places[at] ?? { file: source.file };
    return fault === undefined ? [] : [keyFinding(name, column.name, place, fault)];
  });
  return { keys, findings };
}

function keyLacking(name: string, key: string, plan: ColumnPlan, source: FactSource): Finding {
  return problem(
    "fact/key",
    source.locate(["facts", name, "key"]),
    `"${name}" has no column "${key}" for its key: ${source.file} doesn't give it`,
    nameRemedy(
      key,
      plan.columns.map((column) => column.name),
    ),
  );
}

function keyFault(
  keys: readonly (string | undefined)[],
  key: string | undefined,
  at: number,
): string | undefined {
  if (key === undefined || key === "") return `row ${at + 1} has none`;
  const first = keys.indexOf(key);
  return first < at ? `"${key}" names row ${first + 1} and row ${at + 1}` : undefined;
}

function keyFinding(name: string, column: string, place: Place, fault: string): Finding {
  return problem(
    "fact/key",
    place,
    `the key "${column}" of "${name}" must name each row once, but ${fault}`,
    "Mend the query, or take a column as key that is different in every row.",
  );
}

/** Where a row comes from: its input line if the row carries it, else the query. */
function rowFile(row: readonly Value[], plan: ColumnPlan, source: FactSource): Place {
  const origin = plan.row === undefined ? null : cellText(row[plan.row]);
  return rowPlace(origin) ?? { file: source.file };
}

function rowContext(
  name: string,
  declaration: FactTableDeclaration,
  plan: ColumnPlan,
  result: ResultTable,
  source: FactSource,
  cells: readonly Value[],
  key: string | undefined,
  at: number,
): RowContext {
  const row = plan.row === undefined ? null : cellText(cells[plan.row]);
  return {
    table: name,
    key,
    path: declaration.one === true ? name : `${name}.${key ?? at + 1}`,
    cells,
    cellOf: (column) => cellPlace(row, column, result.reads, source.resources),
    file: source.file,
  };
}

function factRow(
  context: RowContext,
  columns: readonly DecidedColumn[],
  findings: Finding[],
): FactRow {
  const made: MadeFact[] = columns.map(({ plan, decimals }) => makeFact(context, plan, decimals));
  findings.push(...made.flatMap((one) => one.findings));
  return {
    key: context.key,
    facts: new Map(made.map(({ fact }) => [fact.column, fact])),
  };
}
