import type { ResultTable, Value } from "../data/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { type ColumnPlan, type PlannedColumn, planColumns } from "./columns.ts";
import { columnDecimals } from "./decimals.ts";
import { cellText, makeFact, type RowContext } from "./fact.ts";
import { labelFor } from "./label.ts";
import { cellPlace, type FactSource, rowPlace } from "./source.ts";
import type { Fact, FactColumn, FactRow, FactTable, FactTableDeclaration } from "./types.ts";

/** A table on its way from result to facts. */
interface Making {
  readonly name: string;
  readonly result: ResultTable;
  readonly declaration: FactTableDeclaration;
  readonly source: FactSource;
  readonly plan: ColumnPlan;
  /** All that is wrong, as it is found. */
  readonly findings: Finding[];
}

/** Findings shown for one table; a wrong key has as many as the table has rows. */
const SHOWN = 100;

/** A planned column with the decimals that its facts are published with. */
interface DecidedColumn {
  readonly plan: PlannedColumn;
  readonly decimals: number | undefined;
}

/**
 * The result of one query as facts, columns and rows in the result's order. Throws an InputError
 * with all that is wrong: columns, units, decimals, number of rows, keys, statuses, values.
 *
 * @param plan of the columns, where it is known from other rows of the same query
 */
export function factTable(
  name: string,
  result: ResultTable,
  declaration: FactTableDeclaration,
  source: FactSource,
  plan = planColumns(name, result, declaration, source),
): FactTable {
  const making: Making = { name, result, declaration, source, plan, findings: [...plan.findings] };
  const columns = plan.columns.map((column) => decide(making, column));
  checkRowCount(making);
  const keys = rowKeys(making);
  checkTotal(making, keys);
  const rows = result.rows.map((cells, at) => factRow(making, columns, cells, keys[at], at));
  throwIfErrors(shownFindings(making));
  return {
    name,
    one: declaration.one ?? false,
    declared: source.declared,
    keyColumn: declaration.key,
    total: declaration.total,
    label: labelFor(declaration.label, source.languageCode),
    columns: columns.map((column) => factColumn(column, source.languageCode)),
    rows,
    byKey: new Map(rows.flatMap((row) => (row.key === undefined ? [] : [[row.key, row]]))),
    file: source.file,
    reads: result.reads,
  };
}

function shownFindings({ name, source, findings }: Making): readonly Finding[] {
  const rest = findings.length - SHOWN;
  if (rest <= 0) return findings;
  const message = `… and ${rest} more findings in "${name}"`;
  const more = problem(
    "fact/more",
    { file: source.file },
    message,
    "Mend those above and check again.",
  );
  return [...findings.slice(0, SHOWN), more];
}

function decide({ name, result, source, findings }: Making, column: PlannedColumn): DecidedColumn {
  const decided = columnDecimals(name, column, result.rows, source);
  if ("decimals" in decided) return { plan: column, decimals: decided.decimals };
  findings.push(decided.finding);
  return { plan: column, decimals: undefined };
}

function factColumn({ plan, decimals }: DecidedColumn, languageCode: string): FactColumn {
  return {
    name: plan.name,
    kind: plan.kind,
    unit: plan.unit,
    decimals,
    computed: plan.declaration.computed ?? false,
    approximate: plan.declaration.approximate ?? false,
    helper: plan.declaration.helper,
    label: labelFor(plan.declaration.label, languageCode),
  };
}

function checkRowCount({ name, result, declaration, source, findings }: Making): void {
  const count = result.rows.length;
  if (declaration.one !== true || count === 1) return;
  const made = Object.entries(source.parameters).map(([key, value]) => `${key}=${value}`);
  const edition = made.length === 0 ? "this edition" : made.join(", ");
  findings.push(
    problem(
      count === 0 ? "fact/no-row" : "fact/one-row",
      { file: source.file },
      `"${name}" needs exactly one row, but the query gives ${count === 0 ? "none" : count}`,
      count === 0
        ? `Look whether the data have a row for ${edition}, and at the query's conditions.`
        : "Narrow the query's conditions, or declare a key instead of `one`.",
    ),
  );
}

/** The key of each row, none where the table has no key. */
function rowKeys(making: Making): readonly (string | undefined)[] {
  const { declaration, plan, result, findings } = making;
  if (declaration.key === undefined) return [];
  const column = plan.columns.find((candidate) => candidate.name === declaration.key);
  if (column === undefined) {
    findings.push(keyLacking(making, declaration.key));
    return [];
  }
  const keys = result.rows.map((row) => cellText(row[column.at]) ?? undefined);
  const first = new Map<string, number>();
  for (const [at, row] of result.rows.entries()) {
    const fault = keyFault(keys[at], at, first);
    if (fault !== undefined) findings.push(keyFinding(making, column.name, row, fault));
  }
  return keys;
}

function keyLacking({ name, plan, source }: Making, key: string): Finding {
  const columns = plan.columns.map((column) => column.name);
  return problem(
    "fact/key",
    source.locate(["facts", name, "key"]),
    `"${name}" has no column "${key}" for its key: ${source.file} doesn't give it`,
    nameRemedy(key, columns),
  );
}

/** A total that no row is would set nothing apart, and nothing could be checked against it. */
function checkTotal(
  { name, declaration, source, findings }: Making,
  keys: readonly (string | undefined)[],
): void {
  const { total } = declaration;
  if (total === undefined || keys.includes(total)) return;
  const known = keys.filter((key) => key !== undefined);
  findings.push(
    problem(
      "fact/total",
      source.locate(["facts", name, "total"]),
      `"${name}" has no row "${total}" for its total`,
      nameRemedy(total, known, "Give the table a key, and the key of the row that is the total."),
    ),
  );
}

/** What is wrong with the key of a row; `first` remembers on which row each key came. */
function keyFault(
  key: string | undefined,
  at: number,
  first: Map<string, number>,
): string | undefined {
  if (key === undefined || key === "") return `row ${at + 1} has none`;
  const before = first.get(key);
  if (before !== undefined) return `"${key}" names row ${before + 1} and row ${at + 1}`;
  first.set(key, at);
  return undefined;
}

function keyFinding(
  { name, plan, source }: Making,
  column: string,
  row: readonly Value[],
  fault: string,
): Finding {
  return problem(
    "fact/key",
    rowPlace(rowText(plan, row), source.resources) ?? { file: source.file },
    `the key "${column}" of "${name}" must name each row once, but ${fault}`,
    "Mend the query, or take a column as key that is different in every row.",
  );
}

/** A confidential name of a row would stand in the paths of its facts. */
function keySecret({ name, declaration, source }: Making, at: number): Finding {
  return problem(
    "fact/key",
    { file: source.file },
    `the key "${declaration.key}" of "${name}" is confidential in row ${at + 1}, but the paths of facts have it in them`,
    "Take a column as key that may be published, or leave the row out.",
  );
}

/** What the row says of its origin, "data/x/y.csv:12"; null where it carries nothing. */
function rowText(plan: ColumnPlan, row: readonly Value[]): string | null {
  return plan.row === undefined ? null : cellText(row[plan.row]);
}

function factRow(
  making: Making,
  columns: readonly DecidedColumn[],
  cells: readonly Value[],
  key: string | undefined,
  at: number,
): FactRow {
  const origin = rowPlace(rowText(making.plan, cells), making.source.resources);
  const context = rowContext(making, cells, key, at, origin);
  const facts = new Map<string, Fact>();
  for (const { plan, decimals } of columns) facts.set(plan.name, makeFact(context, plan, decimals));
  return { key, origin, facts };
}

function rowContext(
  making: Making,
  cells: readonly Value[],
  key: string | undefined,
  at: number,
  origin: Place | undefined,
): RowContext {
  const { name, result, declaration, source, findings } = making;
  return {
    table: name,
    key,
    path: declaration.one === true ? name : `${name}.${key ?? at + 1}`,
    cells,
    cellOf: (column) => origin && cellPlace(origin, column, result.reads, source.resources),
    file: source.file,
    onFinding: (finding) => findings.push(finding),
    onWithheld: ({ path, column }, value) => {
      source.onWithheld?.(path, value);
      if (column === declaration.key) findings.push(keySecret(making, at));
    },
  };
}
