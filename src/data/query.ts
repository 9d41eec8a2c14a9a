import type { DuckDBConnection, DuckDBMaterializedResult } from "@duckdb/node-api";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { withoutValues } from "./confidential.ts";
import { linePositions } from "./lines.ts";
import type { ReadsFinder } from "./reads.ts";
import { readResult } from "./result.ts";
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

/** One query: its text, the file it stands in, and its parameters by name. */
interface Query {
  readonly sql: string;
  readonly file: string;
  readonly parameters: QueryParameters;
  readonly signal?: AbortSignal | undefined;
}

/** Runs one checked SELECT; see `Database.query`. */
export async function runQuery(place: QueryPlace, query: Query): Promise<ResultTable> {
  const statement = await parseQuery(place.connection, query);
  const used = usedParameters(statement, query);
  const result = await execute(place, query, used);
  const { columns, rows } = await readResult(result, query.file);
  if (rows.length > 1 && !statement.ordered) throw unordered(query, rows.length);
  return { columns, rows, reads: await place.reads.find(query.sql, used) };
}

/** Parses a query without running it; throws an InputError where it is not one repeatable SELECT. */
export async function parseQuery(
  connection: DuckDBConnection,
  { sql, file }: Pick<Query, "sql" | "file">,
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

function usedParameters(statement: Statement, { sql, file, parameters }: Query): QueryParameters {
  const findings = unknownParameters(statement, Object.keys(parameters), sql, file);
  if (findings.length > 0) throw new InputError(findings);
  return Object.fromEntries(statement.parameters.map((name) => [name, parameters[name] ?? ""]));
}

/** Runs it; an abort interrupts DuckDB and throws the signal's reason. */
async function execute(
  { connection, names, limit, confidential }: QueryPlace,
  { sql, file, signal }: Query,
  parameters: QueryParameters,
): Promise<DuckDBMaterializedResult> {
  signal?.throwIfAborted();
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    interrupt();
  }, limit);
  try {
    return await connection.run(sql, { ...parameters });
  } catch (error) {
    signal?.throwIfAborted();
    if (late) throw endless(file, limit);
    if (!(error instanceof Error)) throw error;
    const finding = sqlFinding(sqlFault(error), sql, file, names);
    if (!confidential) throw new InputError([finding]);
    const known = [sql, ...Object.values(parameters)].join(" ");
    throw new InputError([{ ...finding, message: withoutValues(finding.message, known) }]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", interrupt);
  }
}

function endless(file: string, limit: number): InputError {
  const message = `the query ran for ${limit / 1000} seconds and was stopped`;
  const remedy = "Look for a recursion without end, or a join without a condition.";
  return new InputError([problem("query/endless", { file, line: 1 }, message, remedy)]);
}

function unordered({ file }: Query, count: number): InputError {
  const message = `the query gives ${count} rows in no stated order`;
  const remedy = "End it with ORDER BY, over columns that tell any two rows apart.";
  return new InputError([problem("query/unordered", { file, line: 1 }, message, remedy)]);
}
