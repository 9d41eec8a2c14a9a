import type { Database, QueryParameters, Resource } from "../data/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import type { SourceFile } from "../workspace/assets.ts";
import { isFactResource, resourceDeclaration, resourceQuery } from "./resource-table.ts";
import type { FactSource } from "./source.ts";
import { factTable } from "./table.ts";
import type { FactTable, FactTableDeclaration, FactTables, Locate } from "./types.ts";

/** The fact tables that the definition declares, by name. */
export type FactDeclarations = Readonly<Record<string, FactTableDeclaration>>;

/** One fact table to be made: its SQL and how its result is read. */
interface Task {
  readonly name: string;
  readonly sql: string;
  readonly declaration: FactTableDeclaration;
  readonly source: FactSource;
}

/**
 * Makes all fact tables of an edition: those that are declared, in the definition's order, then
 * each resource with a single-column primary key of which `wanted` is true (all by default).
 * `queries` are the files of `facts/`, by name without `.sql`. Throws an InputError with the
 * findings of all tables.
 */
export async function loadFacts(
  database: Database,
  declarations: FactDeclarations,
  queries: ReadonlyMap<string, SourceFile>,
  parameters: QueryParameters,
  languageCode: string,
  locate: Locate,
  wanted: (resource: string) => boolean = () => true,
): Promise<FactTables> {
  const base = { languageCode, locate, resources: database.resources, parameters };
  const findings: Finding[] = undeclaredQueries(declarations, queries);
  const tables = new Map<string, FactTable>();
  const tasks = [
    ...declaredTasks(database, declarations, queries, base, findings),
    ...undeclaredTasks(database, declarations, base, wanted),
  ];
  for (const task of tasks) {
    const table = await collecting(findings, () => makeTable(database, task, parameters));
    if (table !== undefined) tables.set(task.name, table);
  }
  throwIfErrors(findings);
  return tables;
}

type Base = Pick<FactSource, "languageCode" | "locate" | "resources" | "parameters">;

/** Fact tables of the definition; one without query and resource is a finding. */
function declaredTasks(
  database: Database,
  declarations: FactDeclarations,
  queries: ReadonlyMap<string, SourceFile>,
  base: Base,
  findings: Finding[],
): Task[] {
  const tasks: Task[] = [];
  for (const [name, declaration] of Object.entries(declarations)) {
    const query = queries.get(name);
    const resource = database.resources.get(name);
    if (query !== undefined) tasks.push(queryTask(name, query, declaration, base));
    else if (resource !== undefined) tasks.push(resourceTask(resource, declaration, base));
    else findings.push(queryMissing(name, queries, database, base.locate));
  }
  return tasks;
}

/** Resources that are fact tables without being declared. */
function undeclaredTasks(
  database: Database,
  declarations: FactDeclarations,
  base: Base,
  wanted: (resource: string) => boolean,
): Task[] {
  return [...database.resources.values()]
    .filter(({ name }) => !Object.hasOwn(declarations, name) && wanted(name))
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

async function makeTable(
  database: Database,
  task: Task,
  parameters: QueryParameters,
): Promise<FactTable> {
  const result = await database.query(task.sql, task.source.file, parameters);
  return factTable(task.name, result, task.declaration, task.source);
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
  queries: ReadonlyMap<string, SourceFile>,
  database: Database,
  locate: Locate,
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

function undeclaredQueries(
  declarations: FactDeclarations,
  queries: ReadonlyMap<string, SourceFile>,
): Finding[] {
  return [...queries]
    .filter(([name]) => !Object.hasOwn(declarations, name))
    .map(([name, { file }]) =>
      problem(
        "fact/undeclared-query",
        { file },
        `the query "${name}" is not declared under \`facts\` of the definition`,
        `Declare it (${name}: { one: true }, or with a key), or remove the file.`,
      ),
    );
}
