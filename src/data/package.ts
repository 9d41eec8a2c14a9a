import { join, posix } from "node:path";
import type { z } from "zod";
import { type Finding, problem, warning } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import { readInputText } from "../workspace/read.ts";
import type { RecordInput, Workspace } from "../workspace/workspace.ts";
import { type PackageDescriptor, packageSchema, type ResourceDescriptor } from "./descriptor.ts";
import {
  type DescriptorPlace,
  type LocatedJson,
  locateJson,
  readDescriptor,
} from "./descriptor-findings.ts";
import { type Dialect, dialectSchema } from "./dialect.ts";
import { type TableSchema, tableSchema } from "./schema.ts";
import { pathFault } from "./source-file.ts";
import type { PackageNotes } from "./types.ts";

/** A resource as its package declares it; schema and dialect read, also from files of their own. */
export interface DeclaredResource {
  readonly package: string;
  readonly descriptor: ResourceDescriptor;
  readonly schema: TableSchema;
  /** Undefined where none is declared: the format's own then holds. */
  readonly dialect: Dialect | undefined;
  /** Data files, relative to the workspace; none where the data are inline. */
  readonly files: readonly string[];
  readonly json: LocatedJson;
  /** The place of a key of the resource. */
  readonly locate: (...path: PropertyKey[]) => DescriptorPlace;
  readonly locateSchema: (...path: PropertyKey[]) => DescriptorPlace;
}

export interface DeclaredPackage {
  readonly notes: PackageNotes;
  readonly resources: readonly DeclaredResource[];
  readonly warnings: readonly Finding[];
}

/** What reading a package needs. */
interface Reading {
  readonly workspace: Workspace;
  /** The package's folder, relative to the workspace. */
  readonly folder: string;
  readonly name: string;
  readonly record: RecordInput;
  readonly findings: Finding[];
}

/**
 * Reads `data/<name>/datapackage.json` (Data Package v2) and the schemas and dialects it refers to;
 * no data yet. Throws an InputError with every finding.
 */
export async function readPackage(
  workspace: Workspace,
  name: string,
  record: RecordInput,
): Promise<DeclaredPackage> {
  const folder = `data/${name}`;
  const reading: Reading = { workspace, folder, name, record, findings: [] };
  const json = await readJsonFile(reading, `${folder}/datapackage.json`, {
    file: `${folder}/datapackage.json`,
  });
  const { value, findings } = readDescriptor(packageSchema, json);
  for (const finding of findings) reading.findings.push(finding);
  if (value === undefined) throw new InputError(reading.findings);
  nameFindings(reading, value, json);
  const resources: DeclaredResource[] = [];
  for (const [index, descriptor] of value.resources.entries()) {
    const resource = await declareResource(reading, descriptor, index, json);
    if (resource !== undefined) resources.push(resource);
  }
  if (reading.findings.some(({ severity }) => severity === "error")) {
    throw new InputError(reading.findings);
  }
  return { notes: notesOf(name, value), resources, warnings: reading.findings };
}

function notesOf(name: string, descriptor: PackageDescriptor): PackageNotes {
  const { title, description, version, sources, licenses } = descriptor;
  return { name, title, description, version, sources, licenses };
}

/** Schemas that DuckDB has already: a package is a schema, too. */
const RESERVED = ["temp", "system", "pg_catalog", "information_schema"];

/** SQL doesn't tell capitals from small letters, so names mustn't differ by them only. */
function nameFindings(reading: Reading, descriptor: PackageDescriptor, json: LocatedJson): void {
  if (descriptor.name !== undefined && descriptor.name !== reading.name) {
    const message = `the package is named "${descriptor.name}", but its folder "${reading.name}"`;
    const remedy = "Give both the same name: bulletins use the folder's.";
    reading.findings.push(warning("data/package-name", json.place(["name"]), message, remedy));
  }
  if (RESERVED.includes(reading.name)) {
    const message = `the package name "${reading.name}" is one of the database's own`;
    reading.findings.push(
      problem("data/package-name", json.place([]), message, "Rename the folder."),
    );
  }
  const names = descriptor.resources.map(({ name }) => name.toLowerCase());
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) === index) continue;
    const message = `resource "${descriptor.resources[index]?.name}" stands twice`;
    const place = json.place(["resources", index, "name"]);
    reading.findings.push(problem("data/descriptor", place, message, "Rename one of them."));
  }
}

async function declareResource(
  reading: Reading,
  descriptor: ResourceDescriptor,
  index: number,
  json: LocatedJson,
): Promise<DeclaredResource | undefined> {
  const locate = (...path: PropertyKey[]): DescriptorPlace =>
    json.place(["resources", index, ...path]);
  const files = await dataFiles(reading, descriptor, locate);
  const schema = await readPart(reading, tableSchema, descriptor.schema, "schema", locate);
  const dialect = await readPart(reading, dialectSchema, descriptor.dialect, "dialect", locate);
  if (descriptor.schema === undefined) {
    const message = `resource "${descriptor.name}" has no schema, and types are never guessed`;
    const remedy = 'Add a "schema" with the fields and their types.';
    reading.findings.push(problem("data/descriptor", locate(), message, remedy));
  }
  if (schema === undefined) return undefined;
  return {
    package: reading.name,
    descriptor,
    schema: schema.value,
    dialect: dialect?.value,
    files,
    json,
    locate,
    locateSchema: schema.locate,
  };
}

/** The resource's files, relative to the workspace; paths that lead elsewhere are findings. */
async function dataFiles(
  reading: Reading,
  { name, path, data }: ResourceDescriptor,
  locate: DeclaredResource["locate"],
): Promise<string[]> {
  if ((path === undefined) === (data === undefined)) {
    const has = path === undefined ? "neither" : "both";
    const message = `resource "${name}" has ${has} "path" and "data"`;
    const remedy = 'Give it either a "path" to its file or inline "data".';
    reading.findings.push(problem("data/descriptor", locate(), message, remedy));
  }
  const files: string[] = [];
  for (const [index, one] of [path ?? []].flat().entries()) {
    const place = Array.isArray(path) ? locate("path", index) : locate("path");
    const file = await packagePath(reading, one, place);
    if (file !== undefined) files.push(file);
  }
  return files;
}

async function packagePath(
  reading: Reading,
  path: string,
  place: DescriptorPlace,
): Promise<string | undefined> {
  const fault = pathFault(path);
  if (fault !== undefined) {
    const remedy = "Use a path below the folder of datapackage.json, with forward slashes.";
    reading.findings.push(problem("data/path", place, `path "${path}" ${fault}`, remedy));
    return undefined;
  }
  const file = posix.join(reading.folder, path);
  try {
    await insideWorkspace(reading.workspace.root, file, place);
    return file;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const finding of error.findings) reading.findings.push(finding);
    return undefined;
  }
}

/** A schema or dialect: inline, or in a JSON file of its own. */
async function readPart<Schema extends z.ZodType>(
  reading: Reading,
  schema: Schema,
  part: z.output<Schema> | string | undefined,
  key: "schema" | "dialect",
  locate: DeclaredResource["locate"],
): Promise<{ value: z.output<Schema>; locate: DeclaredResource["locate"] } | undefined> {
  if (part === undefined) return undefined;
  if (typeof part !== "string") return { value: part, locate: (...path) => locate(key, ...path) };
  const file = await packagePath(reading, part, locate(key));
  if (file === undefined) return undefined;
  try {
    const json = await readJsonFile(reading, file, locate(key));
    const { value, findings } = readDescriptor(schema, json);
    for (const finding of findings) reading.findings.push(finding);
    return value === undefined ? undefined : { value, locate: (...path) => json.place(path) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const finding of error.findings) reading.findings.push(finding);
    return undefined;
  }
}

async function readJsonFile(
  { workspace, record }: Reading,
  file: string,
  place: DescriptorPlace | { readonly file: string },
): Promise<LocatedJson> {
  await insideWorkspace(workspace.root, file, place);
  const text = await readInputText(workspace.root, join(workspace.root, file), record, place);
  const json = locateJson(file, text);
  if ("severity" in json) throw new InputError([json]);
  return json;
}
