import type { Database, QueryOptions, QueryParameters, Resource } from "../data/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import type { SourceFile } from "../workspace/assets.ts";
import { cellsRead, disclosedFacts, unreadStatuses } from "./confidential.ts";
import { type KeptFacts, keepFacts, type MadeTable } from "./kept.ts";
import {
  howToDeclare,
  isFactResource,
  resourceDeclaration,
  resourceQuery,
} from "./resource-table.ts";
import type { FactSource } from "./source.ts";
import { unknownCodes } from "./status-cells.ts";
import type { FactTable, FactTableDeclaration, FactTables, Locate } from "./types.ts";

/** The fact tables that the definition declares, by name. */
export type FactDeclarations = Readonly<Record<string, FactTableDeclaration>>;

/** The fact tables of an edition, and what was found on the way. */
export interface LoadedFacts {
  readonly tables: FactTables;
  /** The confidential values that were dropped, by the paths of their facts: for checks, never for print. */
  readonly withheld: ReadonlyMap<string, string>;
  /** Resources that are no fact tables, by name: how each becomes one. */
  readonly others: ReadonlyMap<string, string>;
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/** Which fact tables are made, and for what edition. */
interface FactsRequest {
  readonly bulletin: {
    readonly definition: { readonly facts: FactDeclarations };
    /** The files of `facts/`, by name without `.sql`. */
    readonly queries: ReadonlyMap<string, SourceFile>;
    readonly locate: Locate;
  };
  readonly parameters: QueryParameters;
  readonly languageCode: string;
  /** What was made for other editions of the bulletin. */
  readonly kept?: KeptFacts | undefined;
  /** Which undeclared resources become fact tables: all by default. */
  readonly wanted?: (resource: string) => boolean;
}

/** One fact table to be made: its SQL and how its result is read. */
interface Task {
  readonly name: string;
  readonly sql: string;
  readonly declaration: FactTableDeclaration;
  readonly source: FactSource;
}

/**
 * Makes all fact tables of an edition: those that are declared, in the definition's order, then
 * each wanted resource with a single-column primary key. Throws an InputError with the findings of
 * all tables; before any query where a status code in the data is unknown.
 */
export async function loadFacts(database: Database, request: FactsRequest): Promise<LoadedFacts> {
  const { bulletin, parameters, languageCode, kept = keepFacts() } = request;
  const { locate } = bulletin;
  throwIfErrors(await unknownCodes(database));
  const withheld = new Map<string, string>();
  const base = { languageCode, locate, resources: database.resources, parameters };
  const findings: Finding[] = undeclaredQueries(bulletin);
  const tables = new Map<string, FactTable>();
  const tasks = [
    ...declaredTasks(database, request, base, findings),
    ...undeclaredTasks(database, request, base),
  ];
  for (const task of tasks) {
    const made = await collecting(findings, () => makeTable(database, task, kept));
    if (made === undefined) continue;
    tables.set(task.name, made.table);
    for (const [path, value] of made.withheld) withheld.set(path, value);
    const given = await disclosures(database, task, made.table, kept);
    for (const finding of given) findings.push(finding);
  }
  const shown = findings.map((finding) => withoutSecrets(finding, database));
  const others = otherResources(database, tables, Object.keys(parameters));
  return { tables, withheld, others, findings: throwIfErrors(shown) };
}

function otherResources(
  { resources }: Database,
  tables: FactTables,
  parameters: readonly string[],
): ReadonlyMap<string, string> {
  const others = [...resources.values()].filter(({ name }) => !tables.has(name));
  return new Map(others.map((one) => [one.name, howToDeclare(one, parameters)]));
}

/** What a message quotes from a row may be confidential: a key, a value that no status stands beside. */
function withoutSecrets(finding: Finding, { withhold }: Database): Finding {
  return { ...finding, message: finding.message.replace(/"[^"]*"/g, withhold) };
}

type Base = Pick<FactSource, "languageCode" | "locate" | "resources" | "parameters">;

/** Fact tables of the definition; one without query and resource is a finding. */
function declaredTasks(
  database: Database,
  { bulletin, parameters }: FactsRequest,
  base: Base,
  findings: Finding[],
): Task[] {
  const { definition, queries } = bulletin;
  const tasks: Task[] = [];
  for (const [name, declaration] of Object.entries(definition.facts)) {
    const query = queries.get(name);
    const resource = database.resources.get(name);
    const { by } = declaration;
    if (by !== undefined && !Object.hasOwn(parameters, by))
      findings.push(byUnknown(name, by, bulletin, parameters));
    else if (query !== undefined) tasks.push(queryTask(name, query, declaration, base));
    else if (resource !== undefined) tasks.push(resourceTask(resource, declaration, base));
    else findings.push(queryMissing(name, bulletin, database));
  }
  return tasks;
}

/** Resources that are fact tables without being declared. */
function undeclaredTasks(
  database: Database,
  { bulletin, wanted = () => true }: FactsRequest,
  base: Base,
): Task[] {
  return [...database.resources.values()]
    .filter(({ name }) => !Object.hasOwn(bulletin.definition.facts, name) && wanted(name))
    .filter(isFactResource)
    .map((resource) => resourceTask(resource, undefined, base));
}

function queryTask(
  name: string,
  { file, text }: SourceFile,
  declaration: FactTableDeclaration,
  base: Base,
): Task {
  const source = { ...base, file, straight: false, declared: true };
  return { name, sql: text, declaration, source };
}

function resourceTask(
  resource: Resource,
  declared: FactTableDeclaration | undefined,
  base: Base,
): Task {
  const file = resource.files[0] ?? descriptorFile(resource);
  const locate = declared === undefined ? () => ({ file: descriptorFile(resource) }) : base.locate;
  return {
    name: resource.name,
    sql: resourceQuery(resource),
    declaration: resourceDeclaration(resource, declared),
    source: { ...base, file, locate, straight: true, declared: declared !== undefined },
  };
}

function descriptorFile(resource: Resource): string {
  return `data/${resource.package}/datapackage.json`;
}

async function makeTable(database: Database, task: Task, kept: KeptFacts): Promise<MadeTable> {
  const { name, sql, declaration, source } = task;
  const result = await database.query(sql, source.file, source.parameters, partOf(task));
  if (declaration.includes_confidential !== true) {
    const used = cellsRead(result.reads, database.confidential);
    throwIfErrors(unreadStatuses(name, result.reads, used, { file: source.file, text: sql }));
  }
  return kept(result, name, declaration, source);
}

/** The rows that are the edition's; all where the table isn't dealt out. */
function partOf({ declaration: { by }, source }: Task): QueryOptions {
  if (by === undefined) return {};
  return { part: { column: by, value: source.parameters[by] ?? "" } };
}

/** What a table gives away of the confidential values that its query can have used. */
async function disclosures(
  database: Database,
  task: Task,
  table: FactTable,
  kept: KeptFacts,
): Promise<readonly Finding[]> {
  const used = cellsRead(table.reads, database.confidential);
  if (used.length === 0 || task.source.straight) return [];
  const without = await tableWithout(database, task, kept);
  return disclosedFacts(table, without, used, task.source.parameters);
}

/** The same table without the confidential values; undefined where it can't be made without them. */
async function tableWithout(
  database: Database,
  task: Task,
  kept: KeptFacts,
): Promise<FactTable | undefined> {
  const { name, sql, declaration, source } = task;
  const { file, parameters } = source;
  return collecting([], async () => {
    const part = partOf(task);
    const result = await database.queryWithoutConfidential(sql, file, parameters, part);
    return kept(result, name, declaration, source).table;
  });
}

/** Runs a step; the findings of an InputError are kept and nothing is returned. */
async function collecting<T>(findings: Finding[], step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const finding of error.findings) findings.push(finding);
    return undefined;
  }
}

function queryMissing(
  name: string,
  { queries, locate }: FactsRequest["bulletin"],
  database: Database,
): Finding {
  const place: Place = locate(["facts", name]);
  const known = [...queries.keys(), ...database.resources.keys()];
  return problem(
    "fact/missing-query",
    place,
    `the fact table "${name}" has no query facts/${name}.sql and is no resource`,
    nameRemedy(name, known, `Write facts/${name}.sql.`),
  );
}

function byUnknown(
  name: string,
  by: string,
  { locate }: FactsRequest["bulletin"],
  parameters: QueryParameters,
): Finding {
  return problem(
    "fact/by",
    locate(["facts", name, "by"]),
    `"${name}" is dealt out by "${by}", which is no parameter`,
    nameRemedy(by, Object.keys(parameters)),
  );
}

function undeclaredQueries({ definition, queries }: FactsRequest["bulletin"]): Finding[] {
  return [...queries]
    .filter(([name]) => !Object.hasOwn(definition.facts, name))
    .map(([name, { file }]) =>
      problem(
        "fact/undeclared-query",
        { file },
        `the query "${name}" is not declared under \`facts\` of the definition`,
        `Declare it (${name}: { one: true }, or with a key), or remove the file.`,
      ),
    );
}
