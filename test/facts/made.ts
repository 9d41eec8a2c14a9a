import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../src/data/database.ts";
import type { Database, Resource, ResultColumn, ResultTable, Value } from "../../src/data/types.ts";
import type { FactSource } from "../../src/facts/source.ts";
import { factTable } from "../../src/facts/table.ts";
import type { Fact, FactTable, FactTableDeclaration } from "../../src/facts/types.ts";
import { type Finding, placeText } from "../../src/finding/finding.ts";
import { InputError } from "../../src/finding/input-error.ts";
import { readAsset } from "../../src/workspace/assets.ts";

/** A field of a resource: name, type, and what else its descriptor has. */
export type FieldSketch = Readonly<Record<string, unknown>> & { readonly name: string };

/** Resources of one package, `made`, by name: fields, primary key, CSV text. */
export interface ResourceSketch {
  readonly fields: readonly FieldSketch[];
  readonly primaryKey?: readonly string[];
  readonly csv: string;
}

/** Writes a data package into a folder of its own and opens it with our macros, as a build does. */
export async function openMade(
  resources: Readonly<Record<string, ResourceSketch>>,
): Promise<Database> {
  const root = await mkdtemp(join(tmpdir(), "bulletin-facts-"));
  try {
    const folder = join(root, "data", "made");
    await mkdir(folder, { recursive: true });
    for (const [name, { csv }] of Object.entries(resources)) {
      await writeFile(join(folder, `${name}.csv`), csv);
    }
    const descriptor = { name: "made", resources: Object.entries(resources).map(descriptorOf) };
    await writeFile(join(folder, "datapackage.json"), JSON.stringify(descriptor, null, 2));
    const [templates, data, output] = ["templates", "data", "output"].map((one) => join(root, one));
    if (templates === undefined || data === undefined || output === undefined) throw new Error();
    const database = await openDatabase({ root, templates, data, output }, ["made"], () => {});
    const macros = await readAsset("macros.sql", () => {});
    await database.define(macros.text, macros.file);
    return database;
  } finally {
    await rm(root, { recursive: true });
  }
}

function descriptorOf([name, { fields, primaryKey = [] }]: [string, ResourceSketch]): unknown {
  return { name, path: `${name}.csv`, schema: { fields, primaryKey, missingValues: [""] } };
}

/** A result as a query gives it; columns as "name type" or "name decimal(scale)". */
export function result(
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  reads: ResultTable["reads"] = {},
): ResultTable {
  return { columns: columns.map(columnOf), rows, reads };
}

function columnOf(sketch: string): ResultColumn {
  const match = /^(\w+) (integer|decimal|double|text|date|datetime|boolean)(?:\((\d+)\))?$/.exec(
    sketch,
  );
  if (match === null) throw new Error(`no column: ${sketch}`);
  const [, name = "", type, scale] = match;
  switch (type) {
    case "decimal":
      return { name, type, scale: Number(scale) };
    case "integer":
    case "double":
    case "text":
    case "date":
    case "datetime":
    case "boolean":
      return { name, type };
    default:
      throw new Error(`no type: ${sketch}`);
  }
}

export const source: FactSource = {
  file: "templates/b/facts/t.sql",
  languageCode: "en",
  locate: (path) => ({ file: `bulletin.yaml#${path.map(String).join(".")}` }),
  resources: new Map(),
  parameters: { period: "2021" },
  straight: false,
  declared: true,
};

/** A resource of one file, of which nothing is known but its last line. */
export function resourceOf(file: string, lastLine: number): Resource {
  return {
    package: "d",
    name: "p",
    fields: [],
    primaryKey: [],
    files: [file],
    positions: {},
    lastLines: { [file]: lastLine },
    rows: lastLine - 1,
  };
}

/** A fact table named "t" of a made result. */
export function table(
  made: ResultTable,
  declaration: FactTableDeclaration = {},
  changes: Partial<FactSource> = {},
): FactTable {
  return factTable("t", made, declaration, { ...source, ...changes });
}

/** The only row's fact of a column. */
export function factOf(made: FactTable, column: string, row = 0): Fact {
  const fact = made.rows[row]?.facts.get(column);
  if (fact === undefined) throw new Error(`no fact ${column} in row ${row}`);
  return fact;
}

/** Findings as lines: place: message. Remedy. [rule] */
export function lines(findings: readonly Finding[]): string[] {
  return findings.map((f) => `${placeText(f)}: ${f.message}. ${f.remedy} [${f.rule}]`);
}

/** The findings that a step throws. */
export async function findingsOf(step: () => unknown): Promise<string[]> {
  try {
    await step();
  } catch (error) {
    if (error instanceof InputError) return lines(error.findings);
    throw error;
  }
  return [];
}
