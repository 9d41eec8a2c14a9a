import { isConfidential, statusFieldsOf, WITHHELD } from "../data/confidential.ts";
import type { Database, QueryParameters, ResultTable, Value } from "../data/types.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { SourceFile } from "../workspace/assets.ts";
import { ROW_COLUMN } from "./columns.ts";
import { cellsRead } from "./confidential.ts";
import { cellText, withoutTrailingZeros } from "./fact.ts";
import { rowPlace } from "./source.ts";

/** More rows than this say no more than these. */
const mostRowsShown = 20;

/**
 * Runs the checks of `facts/checks/*.sql`, in the given order. Every row that a check returns is a
 * failure and becomes a finding: the text of its `message` column, then the row's other columns;
 * placed at the input line where the row carries `_row`. A query that fails is a finding, too.
 */
export async function runChecks(
  database: Database,
  checks: readonly SourceFile[],
  parameters: QueryParameters,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...(await runCheck(database, check, parameters)));
  return findings;
}

async function runCheck(
  database: Database,
  check: SourceFile,
  parameters: QueryParameters,
): Promise<readonly Finding[]> {
  try {
    const result = await database.query(check.text, check.file, parameters);
    return failures(database, check.file, result);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const ordered = await orderedFailures(database, check, parameters, error);
    return ordered ?? error.findings;
  }
}

/**
 * The failures of a check without ORDER BY, which the database refuses as soon as it gives two
 * rows: what fails matters more than that. Undefined where something else is wrong with it.
 */
async function orderedFailures(
  database: Database,
  { file, text }: SourceFile,
  parameters: QueryParameters,
  refusal: InputError,
): Promise<Finding[] | undefined> {
  if (!refusal.findings.every(({ rule }) => rule === "query/unordered")) return undefined;
  const query = text.replace(/;(?:\s|--[^\n]*|\/\*[\s\S]*?\*\/)*$/, "");
  const sql = `select * from (\n${query}\n) order by all`;
  try {
    return failures(database, file, await database.query(sql, file, parameters));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}

/** A check may reckon with confidential values, so what it says of them is left out. */
function failures(
  database: Database,
  file: string,
  { columns, rows, reads }: ResultTable,
): Finding[] {
  const withhold =
    cellsRead(reads, database.confidential).length > 0
      ? database.withhold
      : (text: string): string => text;
  const shown = rows.slice(0, mostRowsShown);
  const findings = shown
    .map((row) => failure(database, file, columns, row))
    .map((finding) => ({ ...finding, message: withhold(finding.message) }));
  const rest = rows.length - findings.length;
  return rest === 0 ? findings : [...findings, furtherFailures(file, rest)];
}

function failure(
  { resources }: Database,
  file: string,
  columns: ResultTable["columns"],
  row: readonly Value[],
): Finding {
  const cells = new Map(columns.map(({ name }, at) => [name, cellText(row[at])]));
  const message = cells.get("message") ?? `the check "${checkName(file)}" fails`;
  const values = [...cells.keys()]
    .filter((name) => name !== "message" && name !== ROW_COLUMN)
    .map((name) => `${name}=${shownValue(name, cells)}`);
  const place = rowPlace(cells.get(ROW_COLUMN) ?? null, resources) ?? { file };
  return problem(
    "fact/check",
    place,
    values.length === 0 ? message : `${message} (${values.join(", ")})`,
    `Correct the data or the query, or the check ${file}.`,
  );
}

/** A value as findings show it; a confidential one is not for logs and screens either. */
function shownValue(name: string, cells: ReadonlyMap<string, string | null>): string {
  const statuses = statusFieldsOf(name, [...cells.keys()]);
  if (statuses.some((status) => isConfidential(cells.get(status)))) return WITHHELD;
  const value = cells.get(name) ?? null;
  if (value === null) return "NULL";
  return /^-?\d+\.\d+$/.test(value) ? withoutTrailingZeros(value) : value;
}

function furtherFailures(file: string, rest: number): Finding {
  return problem(
    "fact/check",
    { file },
    `the check "${checkName(file)}" fails for ${rest} more rows`,
    "Correct the first ones and run it again.",
  );
}

function checkName(file: string): string {
  return file.replace(/^.*\//, "").replace(/\.sql$/, "");
}
