import { type DuckDBConnection, StatementType } from "@duckdb/node-api";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
import { isAsset } from "../workspace/assets.ts";
import { lineAt } from "./lines.ts";
import { parseQuery, type QueryPlace, refuseNul } from "./query.ts";
import { sqlFault, sqlFinding } from "./sql-error.ts";

/** Where macros and views are made. */
interface DefinitionPlace extends QueryPlace {
  /** Macros, views and tables that were there before the author's; undefined as long as there are none of his. */
  defined: Set<string> | undefined;
}

/**
 * Makes macros and views known to the queries, all of a file or none. Throws an InputError where a
 * statement is something else, is wrong, or calls what would differ from run to run. In those that ship
 * with us a test looks for that.
 */
export async function defineMacros(
  place: DefinitionPlace,
  sql: string,
  file: string,
): Promise<void> {
  refuseNul(sql, file);
  if (!isAsset(file)) place.defined ??= await definedTexts(place.connection);
  await place.connection.run("begin");
  try {
    await runDefinitions(place, sql, file);
    if (place.defined !== undefined) await checkAdded(place, place.defined, sql, file);
    await place.connection.run("commit");
  } catch (error) {
    await place.connection.run("rollback");
    throw error;
  }
  await place.reads.define(sql);
}

/** Checks the bodies that were not there before. */
async function checkAdded(
  place: QueryPlace,
  defined: Set<string>,
  sql: string,
  file: string,
): Promise<void> {
  const all = await definitions(place.connection);
  const added = all.filter(({ text }) => !defined.has(text));
  const findings: Finding[] = [];
  for (const definition of added) findings.push(...(await check(place, definition, sql, file)));
  throwIfErrors(findings);
  for (const { text } of added) defined.add(text);
}

/** A macro's or view's body as a query; a table has none. */
interface Definition {
  readonly name: string;
  readonly text: string;
  readonly query: string | undefined;
}

const DEFINITIONS = `
  select function_name, macro_definition, function_type from duckdb_functions()
    where not internal and macro_definition is not null
  union all select view_name, sql, 'view' from duckdb_views() where not internal
  union all select table_name, sql, 'table' from duckdb_tables() where not internal`;

async function definitions(connection: DuckDBConnection): Promise<Definition[]> {
  const reader = await connection.runAndReadAll(DEFINITIONS);
  return reader.getRows().map((row) => {
    const [name = "", body = "", kind = ""] = row.map(String);
    return { name, text: `${kind} ${name} ${body}`, query: bodyQuery(body, kind) };
  });
}

/** Texts that tell what is defined from what will be. */
async function definedTexts(connection: DuckDBConnection): Promise<Set<string>> {
  return new Set((await definitions(connection)).map(({ text }) => text));
}

function bodyQuery(body: string, kind: string): string | undefined {
  if (kind === "table") return undefined;
  if (kind === "macro") return `select ${body}`;
  return kind === "view" ? body.replace(/^create\s+view\s.*?\sas\s/is, "") : body;
}

/** Runs the statements one by one, each of which may need the one before it. */
async function runDefinitions(
  { connection, names }: QueryPlace,
  sql: string,
  file: string,
): Promise<void> {
  try {
    const statements = await connection.extractStatements(sql);
    for (let index = 0; index < statements.count; index++) {
      const statement = await statements.prepare(index);
      if (statement.statementType !== StatementType.CREATE) throw notDefinition(file);
      await statement.run();
    }
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error;
    throw new InputError([sqlFinding(sqlFault(error), sql, file, names)]);
  }
}

function notDefinition(file: string): InputError {
  const message = "the file has a statement that makes neither a macro nor a view";
  return new InputError([problem("query/not-definition", { file, line: 1 }, message, ONLY)]);
}

const ONLY = "Keep CREATE MACRO and CREATE VIEW only.";

/** A body is checked as a query is; its findings point to where its name stands. */
async function check(
  place: QueryPlace,
  { name, query }: Definition,
  sql: string,
  file: string,
): Promise<Finding[]> {
  const at = { file, line: lineAt(sql, sql.toLowerCase().indexOf(name.toLowerCase())) };
  if (query === undefined) {
    return [problem("query/not-definition", at, `"${name}" is made as a table`, ONLY)];
  }
  try {
    await parseQuery(place.connection, { sql: query, file });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.findings.map((finding) => {
      const message = `in "${name}", ${finding.message}`;
      return problem(finding.rule, at, message, finding.remedy);
    });
  }
}
