import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { remember } from "./remember.ts";
import { ROW_COLUMN } from "./resource.ts";
import type { QueryParameters, Resource, ResultTable } from "./types.ts";

/** A query, and the same with its parameters written out where that is certain. */
interface AskedQuery {
  readonly sql: string;
  readonly used: QueryParameters;
  readonly inlined: string | undefined;
}

/** Finds what a query reads. */
export interface ReadsFinder {
  find(query: AskedQuery): Promise<ResultTable["reads"]>;
  /** Makes a macro or view known. */
  define(sql: string): Promise<void>;
  close(): void;
}

/**
 * Which resource columns a query reads, from the plan for it: views, macros and subqueries come out
 * as scans of tables. The plan is made on empty tables in a database of its own, with one optimizer
 * on, the one that leaves out unused columns: on the data, DuckDB would also leave out what the
 * values make needless, and `reads` would change with them.
 */
export function openReads(
  tables: readonly string[],
  resources: ReadonlyMap<string, Resource>,
): ReadsFinder {
  const definitions: string[] = [];
  let known = remember<ResultTable["reads"]>({ most: MOST_KNOWN });
  let opened: Promise<Planner> | undefined;
  const planner = (): Promise<Planner> => {
    opened ??= openPlanner([...tables, ...definitions]);
    return opened;
  };
  return {
    find(query) {
      const { sql, used } = query;
      const values = [sql, ...definitions].some(mayNameTables) ? JSON.stringify(used) : "";
      return known(`${values}\n${sql}`, async () => {
        const { connection } = await planner();
        return readsOf(await scans(connection, query), resources);
      });
    },
    async define(sql) {
      definitions.push(sql);
      known = remember({ most: MOST_KNOWN });
      if (opened !== undefined) await (await opened).connection.run(sql);
    },
    close() {
      opened?.then(({ instance }) => instance.closeSync()).catch(() => undefined);
    },
  };
}

/** More queries than this no bulletin has. */
const MOST_KNOWN = 500;

/** Whether the values of parameters can be names of tables or columns: else they say nothing of what is read. */
function mayNameTables(sql: string): boolean {
  return /query_table|columns\W*\(/i.test(sql);
}

interface Planner {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
}

async function openPlanner(statements: readonly string[]): Promise<Planner> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const optimizers = await connection.runAndReadAll("select name from duckdb_optimizers()");
  const disabled = optimizers
    .getRows()
    .map(([name]) => String(name))
    .filter((name) => name !== "unused_columns");
  await connection.run(`set disabled_optimizers = '${disabled.join(",")}'`);
  await connection.run("set enable_external_access = false");
  for (const statement of statements) await connection.run(statement);
  return { instance, connection };
}

/** A table as the plan names it (`memory."p q"."t"`), and the columns that are scanned. */
interface Scan {
  readonly table: string;
  readonly columns: readonly string[];
}

async function scans(
  connection: DuckDBConnection,
  { sql, used, inlined }: AskedQuery,
): Promise<Scan[]> {
  const explain = (text: string, values?: Record<string, string>) =>
    connection.runAndReadAll(`explain (format json) ${text}`, values);
  const reader =
    inlined === undefined
      ? await explain(sql, { ...used })
      : await explain(inlined).catch(() => explain(sql, { ...used }));
  const plan: unknown = JSON.parse(String(reader.getRows()[0]?.[1]));
  return scansIn(plan);
}

function scansIn(node: unknown): Scan[] {
  if (Array.isArray(node)) return node.flatMap(scansIn);
  if (typeof node !== "object" || node === null) return [];
  const below = "children" in node ? scansIn(node.children) : [];
  const info = "extra_info" in node ? node.extra_info : undefined;
  if (typeof info !== "object" || info === null || !("Table" in info)) return below;
  const columns = "Projections" in info ? [info.Projections].flat() : [];
  const named = columns.map(String).filter((column) => column !== "");
  return [{ table: String(info.Table), columns: named }, ...below];
}

function readsOf(
  found: readonly Scan[],
  resources: ReadonlyMap<string, Resource>,
): ResultTable["reads"] {
  const reads = new Map<string, Set<string>>();
  for (const { table, columns } of found) {
    const resource = resources.get(lastName(table));
    if (resource === undefined) continue;
    const names = reads.get(resource.name) ?? new Set<string>();
    for (const column of columns) if (column !== ROW_COLUMN) names.add(column);
    reads.set(resource.name, names);
  }
  const sorted = [...reads].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, columns]) => [name, [...columns].sort()]));
}

/** The last part of a qualified name, without its quotes. */
function lastName(qualified: string): string {
  const part = /(?:"((?:[^"]|"")*)"|([^".]+))$/.exec(qualified);
  return part?.[1]?.replaceAll('""', '"') ?? part?.[2] ?? qualified;
}
