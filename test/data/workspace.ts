import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { openDatabase } from "../../src/data/database.ts";
import type { Database } from "../../src/data/types.ts";
import { type Finding, placeText } from "../../src/finding/finding.ts";
import { InputError } from "../../src/finding/input-error.ts";
import type { InputFile, Workspace } from "../../src/workspace/workspace.ts";

/** Files of a data package, by their path in its folder; objects are written as JSON. */
export type Files = Readonly<Record<string, string | Uint8Array | object>>;

const roots: string[] = [];
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

/** A workspace in a temporary folder with the packages given, by name. */
export async function makeWorkspace(packages: Readonly<Record<string, Files>>): Promise<Workspace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "bulletin-data-")));
  roots.push(root);
  for (const [name, files] of Object.entries(packages)) {
    for (const [path, content] of Object.entries(files)) {
      const file = join(root, "data", name, path);
      await mkdir(dirname(file), { recursive: true });
      const plain = typeof content === "string" || content instanceof Uint8Array;
      await writeFile(file, plain ? content : JSON.stringify(content, null, 1));
    }
  }
  return {
    root,
    templates: join(root, "templates"),
    data: join(root, "data"),
    output: join(root, "output"),
  };
}

/** A package with one resource `t`, in `t.csv`. */
export function csvPackage(text: string | Uint8Array, schema: object, more: object = {}): Files {
  const resource = { name: "t", path: "t.csv", schema, ...more };
  return { "datapackage.json": { resources: [resource] }, "t.csv": text };
}

/** The database of one package "p". */
export async function open(files: Files, recorded: InputFile[] = []): Promise<Database> {
  return openDatabase(await makeWorkspace({ p: files }), ["p"], (file) => recorded.push(file));
}

/** What opening a package "p" finds, one line a finding: place, rule, message, remedy. */
export async function findingsOf(files: Files): Promise<string[]> {
  return findingLines(async () => (await open(files)).close());
}

/** The findings that an action throws, one line each. */
export async function findingLines(action: () => Promise<unknown>): Promise<string[]> {
  try {
    await action();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.findings.map(findingLine);
  }
}

export function findingLine(finding: Finding): string {
  return `${placeText(finding)} ${finding.rule}: ${finding.message}. ${finding.remedy}`;
}
