import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { bytePosition, lineAt } from "./lines.ts";
import { sqlFinding } from "./sql-error.ts";

/** What a query's syntax tree tells. */
export interface Statement {
  /** Parameters (`$name`) that it uses. */
  readonly parameters: readonly string[];
  /** The parameter of each place where one stands; undefined where DuckDB takes a text there, but none of them. */
  readonly places: readonly string[] | undefined;
  /** Whether the result has an order: ORDER BY at the top. */
  readonly ordered: boolean;
}

/**
 * Functions whose value differs from run to run, from machine to machine, or that would run SQL
 * unseen. Those that DuckDB calls volatile or consistent within a query only, and macros on them.
 */
export const REFUSED_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ...reasons("depends on the day it runs", [
    ...["now", "today", "ago", "current_date", "current_time", "current_timestamp", "localtime"],
    ...["localtimestamp", "current_localtime", "current_localtimestamp", "get_current_time"],
    ...["get_current_timestamp", "transaction_timestamp", "pg_conf_load_time"],
    ...["pg_postmaster_start_time"],
  ]),
  ...reasons("gives another value at every run", [
    ...["random", "setseed", "uuid", "gen_random_uuid", "uuidv4", "uuidv7", "nextval", "currval"],
    ...["txid_current", "current_connection_id", "current_query_id", "current_transaction_id"],
  ]),
  ...reasons("depends on the machine", [
    ...["current_setting", "current_query", "current_database", "current_catalog", "getenv"],
    ...["current_schema", "current_schemas", "in_search_path", "stats", "sleep_ms", "write_log"],
  ]),
  ...reasons("runs SQL that can't be checked", ["query", "json_execute_serialized_sql"]),
]);

function reasons(reason: string, names: readonly string[]): [string, string][] {
  return names.map((name) => [name, reason]);
}

/** SQL keywords that are read as column names and mean the clock. */
const CLOCK_WORDS = ["current_date", "current_time", "current_timestamp", "localtime"];

/**
 * Reads what `json_serialize_sql` says of a query. Throws an InputError where it is not exactly one
 * SELECT, or calls what would differ from run to run.
 */
export function readStatement(serialised: string, sql: string, file: string): Statement {
  const tree: unknown = JSON.parse(serialised);
  if (!isRecord(tree)) throw new Error("json_serialize_sql gave no object");
  if (tree.error === true) throw new InputError([syntaxFinding(tree, sql, file)]);
  const statements = Array.isArray(tree.statements) ? tree.statements : [];
  if (statements.length !== 1) throw new InputError([countFinding(statements.length, file)]);
  const visit: Visit = { sql, file, places: [], arranges: false, findings: [] };
  walk(statements[0], visit);
  if (visit.findings.length > 0) throw new InputError(visit.findings);
  const parameters = [...new Set(visit.places)];
  const places = visit.arranges ? undefined : visit.places;
  return { parameters, places, ordered: isOrdered(statements[0]) };
}

/** Parameters that the edition doesn't have, with near names. */
export function unknownParameters(
  statement: Statement,
  known: readonly string[],
  sql: string,
  file: string,
): Finding[] {
  return statement.parameters
    .filter((name) => !known.includes(name))
    .map((name) => {
      const line = lineAt(sql, sql.indexOf(`$${name}`));
      const message = `unknown parameter "$${name}"`;
      const names = known.map((one) => `$${one}`);
      return problem(
        "query/unknown-parameter",
        { file, line },
        message,
        nameRemedy(`$${name}`, names),
      );
    });
}

interface Visit {
  readonly sql: string;
  readonly file: string;
  readonly places: string[];
  arranges: boolean;
  readonly findings: Finding[];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function syntaxFinding(
  tree: Readonly<Record<string, unknown>>,
  sql: string,
  file: string,
): Finding {
  const message = String(tree.error_message);
  if (tree.error_type !== "not implemented") {
    return sqlFinding({ message, position: Number(tree.position) }, sql, file);
  }
  if (!message.startsWith("Only SELECT")) return sqlFinding({ message }, sql, file);
  const said = "a query is one SELECT statement, nothing else";
  return problem("query/not-select", { file, line: firstLine(sql) }, said, SELECT_ONLY);
}

const SELECT_ONLY =
  "Write a SELECT (WITH … SELECT is one, too); tables and macros are made elsewhere.";

function countFinding(count: number, file: string): Finding {
  if (count === 0) {
    return problem("query/empty", { file }, "the file has no query", "Write a SELECT.");
  }
  const message = `the file has ${count} statements`;
  return problem("query/several", { file }, message, "Write one query a file.");
}

/** The line on which something else than space and comments begins. */
function firstLine(sql: string): number {
  const lead = /^(?:\s|--[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(sql)?.[0] ?? "";
  return lead.split("\n").length;
}

function walk(node: unknown, visit: Visit): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit);
  } else if (isRecord(node)) {
    look(node, visit);
    for (const member of Object.values(node)) walk(member, visit);
  }
}

function look(node: Readonly<Record<string, unknown>>, visit: Visit): void {
  if (node.class === "PARAMETER") visit.places.push(String(node.identifier));
  if (arrangesByParameter(node)) visit.arranges = true;
  if (isRecord(node.sample)) refuse("a sample", "gives other rows at every run", node, visit);
  if (node.type === "SHOW_REF") {
    visit.findings.push(
      problem(
        "query/not-select",
        { file: visit.file, line: firstLine(visit.sql) },
        "a query is one SELECT statement, not DESCRIBE, SHOW or SUMMARIZE",
        SELECT_ONLY,
      ),
    );
  }
  const name = calledName(node);
  if (name === undefined) return;
  const reason = refusal(name, node);
  if (reason !== undefined) refuse(`${name}()`, reason, node, visit);
}

/** Whether a parameter itself stands in ORDER BY, GROUP BY or DISTINCT ON, where DuckDB refuses it. */
function arrangesByParameter(node: Readonly<Record<string, unknown>>): boolean {
  const { expression, group_expressions: groups, distinct_on_targets: targets } = node;
  const sorted = "null_order" in node ? [expression] : [];
  return [sorted, groups, targets]
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .some((one) => isRecord(one) && one.class === "PARAMETER");
}

function calledName(node: Readonly<Record<string, unknown>>): string | undefined {
  if (node.class === "FUNCTION") return String(node.function_name).toLowerCase();
  if (node.class !== "COLUMN_REF" || !Array.isArray(node.column_names)) return undefined;
  const word = node.column_names.length === 1 ? String(node.column_names[0]).toLowerCase() : "";
  return CLOCK_WORDS.includes(word) || word === "localtimestamp" ? word : undefined;
}

function refusal(name: string, node: Readonly<Record<string, unknown>>): string | undefined {
  if (/^(duckdb|pragma)_/.test(name)) return "depends on the machine";
  const alone = Array.isArray(node.children) && node.children.length === 1;
  if (name === "age" && alone) return "depends on the day it runs";
  return REFUSED_FUNCTIONS.get(name);
}

function refuse(
  what: string,
  reason: string,
  node: Readonly<Record<string, unknown>>,
  visit: Visit,
): void {
  const offset = Number(node.query_location);
  const inside = offset <= Buffer.byteLength(visit.sql);
  const at = inside ? bytePosition(visit.sql, offset) : { line: firstLine(visit.sql) };
  const message = `${what} ${reason}, so that the same data would give another bulletin`;
  const remedy = "Take the value from the data or from a parameter.";
  visit.findings.push(
    problem("query/not-repeatable", { file: visit.file, ...at }, message, remedy),
  );
}

function isOrdered(statement: unknown): boolean {
  const node = isRecord(statement) ? statement.node : undefined;
  const modifiers = isRecord(node) && Array.isArray(node.modifiers) ? node.modifiers : [];
  return modifiers.some((modifier) => isRecord(modifier) && modifier.type === "ORDER_MODIFIER");
}
