import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
import type { RecordInput, Workspace } from "../workspace/workspace.ts";
import { type InTurn, openAnswers } from "./answers.ts";
import { confidentialCells, emptyingStatements, withholder } from "./confidential.ts";
import { defineMacros } from "./define.ts";
import { createTable, fillTable, planColumns } from "./load.ts";
import { type DeclaredPackage, readPackage } from "./package.ts";
import { quoteIdentifier, quoteText } from "./quote.ts";
import { openReads } from "./reads.ts";
import { checkRelations } from "./relations.ts";
import { type ReadResource, readResource } from "./resource.ts";
import type { KnownNames } from "./sql-error.ts";
import type { ConfidentialCell, Database, Resource } from "./types.ts";

/**
 * One thread keeps sums and orders equal from run to run; what doesn't fit is an error, not a file. What a
 * query has used goes back to the system after it: else some 40 MB stay that browsers could have.
 */
const SETTINGS = {
  threads: "1",
  memory_limit: "4GB",
  temp_directory: "",
  allocator_flush_threshold: "1MB",
  allocator_bulk_deallocation_flush_threshold: "1MB",
};

/** Milliseconds that one query may take. */
const QUERY_LIMIT = 60_000;

/**
 * Reads data packages (folders of `data/`), checks them whole, loads them into DuckDB in memory by
 * their declared types, and locks it: no files, no settings from then on. Each package is a schema;
 * queries see the resources of all under their own names.
 *
 * Throws an InputError with every finding of every package: descriptor, files, cells, keys. A query
 * that runs longer than `queryLimit` milliseconds is stopped.
 *
 * @example
 * const database = await openDatabase(workspace, ["yangquan-industry"], () => {});
 * const { rows } = await database.query("select growth from headline", "facts/headline.sql");
 * database.close();
 */
export async function openDatabase(
  workspace: Workspace,
  packageNames: readonly string[],
  record: RecordInput,
  queryLimit = QUERY_LIMIT,
): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", SETTINGS);
  try {
    const connection = await instance.connect();
    await connection.run("set TimeZone = 'UTC'; set errors_as_json = true");
    const packages = await readPackages(workspace, packageNames, record);
    const reads = await readResources(workspace, connection, packages, record);
    const tables = await loadTables(connection, packageNames, reads);
    await connection.run("set enable_external_access = false; set lock_configuration = true");
    return databaseOf({ queryLimit, instance, connection, packages, reads, tables });
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** The packages, or every finding of all of them. */
async function readPackages(
  workspace: Workspace,
  names: readonly string[],
  record: RecordInput,
): Promise<DeclaredPackage[]> {
  const packages: DeclaredPackage[] = [];
  const findings: Finding[] = [];
  for (const name of new Set(names)) {
    try {
      packages.push(await readPackage(workspace, name, record));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const finding of error.findings) findings.push(finding);
    }
  }
  throwIfErrors([...findings, ...sameNames(packages)]);
  return packages;
}

/** A name in two packages: SQL would silently take the first. */
function sameNames(packages: readonly DeclaredPackage[]): Finding[] {
  const resources = packages.flatMap(({ resources }) => resources);
  const names = resources.map(({ descriptor }) => descriptor.name.toLowerCase());
  return resources
    .filter((_, index) => names.indexOf(names[index] ?? "") < index)
    .map(({ descriptor, locate }) => {
      const message = `resource "${descriptor.name}" is in another of the bulletin's packages, too`;
      return problem("data/descriptor", locate("name"), message, "Rename one of them.");
    });
}

async function readResources(
  workspace: Workspace,
  connection: DuckDBConnection,
  packages: readonly DeclaredPackage[],
  record: RecordInput,
): Promise<ReadResource[]> {
  const reads: ReadResource[] = [];
  const findings: Finding[] = [];
  for (const { resources } of packages) {
    const own: ReadResource[] = [];
    for (const declared of resources) {
      own.push(await readResource({ workspace, connection, record }, declared));
    }
    for (const finding of checkRelations(own)) findings.push(finding);
    for (const read of own) reads.push(read);
  }
  const ofFiles = reads.flatMap((read) => [
    ...read.findings,
    ...read.reports.flatMap((report) => report.findings()),
  ]);
  // A warning may be why there are errors: a misspelt "missingValues" makes every "-" no number.
  const warnings = packages.flatMap((declared) => declared.warnings);
  throwIfErrors([...warnings, ...findings, ...ofFiles]);
  return reads;
}

/** Makes and fills the tables; gives the statements that make them empty. */
async function loadTables(
  connection: DuckDBConnection,
  packageNames: readonly string[],
  reads: readonly ReadResource[],
): Promise<string[]> {
  const findings: Finding[] = [];
  const plans = reads.map((read) => ({ read, columns: planColumns(read, findings) }));
  throwIfErrors(findings);
  const schemas = [...new Set(packageNames)];
  const statements = [
    ...schemas.map((name) => `create schema if not exists ${quoteIdentifier(name)}`),
    ...plans.map(({ read, columns }) => createTable(read, columns)),
    searchPath(schemas),
  ];
  for (const statement of statements) await connection.run(statement);
  for (const { read, columns } of plans) await fillTable(connection, read, columns);
  return statements;
}

function searchPath(schemas: readonly string[]): string {
  return `set search_path = ${quoteText(["main", ...schemas].map(quoteIdentifier).join(","))}`;
}

/** What a loaded database consists of. */
interface Loaded {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  readonly packages: readonly DeclaredPackage[];
  readonly reads: readonly ReadResource[];
  readonly tables: readonly string[];
  readonly queryLimit: number;
}

function databaseOf(loaded: Loaded): Database {
  const { instance, connection, packages, reads, tables, queryLimit: limit } = loaded;
  const resources = new Map(reads.map(({ resource }) => [resource.name, resource]));
  const finder = openReads(tables, resources);
  const confidential = reads.flatMap(confidentialCells);
  const names = knownNames(resources);
  const place = {
    ...{ connection, reads: finder, names, limit, defined: undefined },
    confidential: confidential.length > 0,
  };
  const inTurn = queue();
  const withoutConfidential: InTurn = (task) =>
    inTurn(() => emptied(connection, resources, confidential, task));
  const open = () => ({
    asItIs: openAnswers(place, inTurn),
    emptied: openAnswers(place, inTurn, withoutConfidential),
  });
  let answers = open();
  return {
    resources,
    confidential,
    withhold: withholder(confidential),
    packages: packages.map(({ notes }) => notes),
    warnings: packages.flatMap(({ warnings }) => warnings),
    query: (...query) => answers.asItIs(...query),
    queryWithoutConfidential: (...query) => answers.emptied(...query),
    async define(sql, file) {
      await inTurn(() => defineMacros(place, sql, file));
      answers = open();
    },
    close() {
      finder.close();
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Does something while the confidential cells are empty; they have their values again afterwards. */
async function emptied<Result>(
  connection: DuckDBConnection,
  resources: ReadonlyMap<string, Resource>,
  cells: readonly ConfidentialCell[],
  task: () => Promise<Result>,
): Promise<Result> {
  await connection.run("begin");
  try {
    for (const resource of resources.values()) {
      const own = cells.filter((cell) => cell.resource === resource.name);
      const fields = new Set(own.map(({ field }) => field));
      for (const sql of emptyingStatements(resource, fields)) await connection.run(sql);
    }
    return await task();
  } finally {
    await connection.run("rollback");
  }
}

function knownNames(resources: ReadonlyMap<string, Resource>): KnownNames {
  const fields = [...resources.values()].flatMap((resource) => resource.fields);
  return { tables: [...resources.keys()], columns: [...new Set(fields.map(({ name }) => name))] };
}

/** Runs one thing after the other: an interrupt must meet the query that it is meant for. */
function queue(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  };
}
