import type { DuckDBConnection, DuckDBMaterializedResult } from "@duckdb/node-api";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { withoutValues } from "./confidential.ts";
import { isNamedAfter } from "./inline.ts";
import { lineAt, linePositions } from "./lines.ts";
import type { ReadsFinder } from "./reads.ts";
import { type OpenResult, openResult, type RawRow } from "./result.ts";
import { type KnownNames, sqlFault, sqlFinding } from "./sql-error.ts";
import { readStatement, type Statement, unknownParameters } from "./statement.ts";
import type { QueryParameters, ResultTable } from "./types.ts";

/** Where queries run, and where what they read is found out. */
export interface QueryPlace {
  readonly connection: DuckDBConnection;
  readonly reads: ReadsFinder;
  /** Names for remedies. */
  readonly names: KnownNames;
  /** Whether any value of the data is confidential: what DuckDB says of values is left out then. */
  readonly confidential: boolean;
  /** Milliseconds that one query may take: a recursion without end would otherwise never return. */
  readonly limit: number;
}

/** A query's text and the file it stands in. */
interface Query {
  readonly sql: string;
  readonly file: string;
}

/** A query that was found to be one repeatable SELECT. */
export interface ReadQuery extends Query {
  readonly ordered: boolean;
  /** The parameters that it uses, by name. */
  readonly used: QueryParameters;
  /** The same query with its parameters written out, where that is certain. */
  readonly inlined: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a query gives as a whole. */
export async function runQuery(place: QueryPlace, query: ReadQuery): Promise<ResultTable> {
  const answer = await ask(place, query);
  return tableOf(answer, answer.rows, query);
}

/** What a query gives for one value of a column. */
export type Deal = (value: string) => ResultTable;

/**
 * Runs a query once for every value of a column. What is wrong with the rows of one value is thrown
 * when they are asked for: it is nothing to the others.
 */
export async function runDealt(place: QueryPlace, query: ReadQuery, column: string): Promise<Deal> {
  refuseOwnParameter(query, column);
  const answer = await ask(place, query);
  const names = answer.columns.map(({ name }) => name);
  const at = names.indexOf(column);
  if (at < 0) throw columnLacking(query, column, names);
  const hands = new Map<string, RawRow[]>();
  for (const row of answer.rows) {
    const value = answer.text(row, at);
    const hand = value === undefined ? undefined : hands.get(value);
    if (hand !== undefined) hand.push(row);
    else if (value !== undefined) hands.set(value, [row]);
  }
  return (value) => tableOf(answer, hands.get(value) ?? [], query);
}

/** A query that was run. */
interface Answer extends OpenResult {
  readonly reads: ResultTable["reads"];
}

/** What it reads is found by another database, on another thread. */
async function ask(place: QueryPlace, query: ReadQuery): Promise<Answer> {
  const reading = place.reads.find(query);
  reading.catch(() => undefined);
  const result = await openResult(await execute(place, query), query.file);
  return { ...result, reads: await reading };
}

function tableOf(answer: Answer, rows: readonly RawRow[], query: ReadQuery): ResultTable {
  const { columns, reads } = answer;
  const values = answer.values(rows);
  if (rows.length > 1 && !query.ordered) throw unordered(query, rows.length);
  return { columns, rows: values, reads };
}

/** Parses a query without running it; throws an InputError where it is not one repeatable SELECT. */
export async function parseQuery(
  connection: DuckDBConnection,
  { sql, file }: Query,
): Promise<Statement> {
  refuseNul(sql, file);
  const reader = await connection.runAndReadAll("select json_serialize_sql($sql::varchar)", {
    sql,
  });
  return readStatement(String(reader.getRows()[0]?.[0]), sql, file);
}

/** SQL is read up to a NUL character only: what stands behind it would be left out unsaid. */
export function refuseNul(sql: string, file: string): void {
  const nul = sql.indexOf("\0");
  if (nul < 0) return;
  const place = { file, ...linePositions(sql)(nul) };
  const message = "the SQL has a NUL character (U+0000), behind which nothing is read";
  throw new InputError([problem("query/nul", place, message, "Remove the character.")]);
}

/** The values of the parameters that a query uses; throws an InputError for those that there aren't. */
export function usedParameters(
  statement: Statement,
  { sql, file }: Query,
  parameters: QueryParameters,
): QueryParameters {
  const findings = unknownParameters(statement, Object.keys(parameters), sql, file);
  if (findings.length > 0) throw new InputError(findings);
  return Object.fromEntries(statement.parameters.map((name) => [name, parameters[name] ?? ""]));
}

/** Runs it; an abort interrupts DuckDB and throws the signal's reason. */
async function execute(
  { connection, names, limit, confidential }: QueryPlace,
  query: ReadQuery,
): Promise<DuckDBMaterializedResult> {
  const { sql, file, used, signal } = query;
  signal?.throwIfAborted();
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    interrupt();
  }, limit);
  try {
    return await plannedOnce(connection, query, () => late || signal?.aborted === true);
  } catch (error) {
    signal?.throwIfAborted();
    if (late) throw endless(file, limit);
    if (!(error instanceof Error)) throw error;
    const finding = sqlFinding(sqlFault(error), sql, file, names);
    if (!confidential) throw new InputError([finding]);
    const known = [sql, ...Object.values(used)].join(" ");
    throw new InputError([{ ...finding, message: withoutValues(finding.message, known) }]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", interrupt);
  }
}

/** With its parameters written out; as they are where that fails, or would give a column its name. */
async function plannedOnce(
  connection: DuckDBConnection,
  { sql, used, inlined }: ReadQuery,
  isStopped: () => boolean,
): Promise<DuckDBMaterializedResult> {
  if (inlined === undefined) return connection.run(sql, { ...used });
  try {
    const result = await connection.run(inlined);
    if (!result.columnNames().some((name) => isNamedAfter(name, used))) return result;
  } catch (error) {
    if (isStopped()) throw error;
  }
  return connection.run(sql, { ...used });
}

function endless(file: string, limit: number): InputError {
  const message = `the query ran for ${limit / 1000} seconds and was stopped`;
  const remedy = "Look for a recursion without end, or a join without a condition.";
  return new InputError([problem("query/endless", { file, line: 1 }, message, remedy)]);
}

function refuseOwnParameter({ sql, file, used }: ReadQuery, column: string): void {
  if (!Object.hasOwn(used, column)) return;
  const place = { file, line: lineAt(sql, sql.indexOf(`$${column}`)) };
  const message = `the query uses $${column}, but it runs once for every ${column}`;
  const remedy = `Leave the condition out and select ${column}: each edition gets its own rows.`;
  throw new InputError([problem("query/by", place, message, remedy)]);
}

function columnLacking({ file }: Query, column: string, names: readonly string[]): InputError {
  const message = `the query has no column "${column}" that says of which ${column} a row is`;
  const remedy = nameRemedy(column, names, `Select ${column}, too.`);
  return new InputError([problem("query/by", { file }, message, remedy)]);
}

function unordered({ file }: Query, count: number): InputError {
  const message = `the query gives ${count} rows in no stated order`;
  const remedy = "End it with ORDER BY, over columns that tell any two rows apart.";
  return new InputError([problem("query/unordered", { file, line: 1 }, message, remedy)]);
}
