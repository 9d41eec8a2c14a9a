import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "./read.ts";
import type { RecordInput } from "./workspace.ts";

/** A text file that was read: where it stands and what it says. */
export interface SourceFile {
  /** As in findings: relative to the workspace, `bulletin:assets/…` for one that ships with us. */
  readonly file: string;
  readonly text: string;
}

/** Where the defaults that ship with the package lie, beside `src/` and `dist/`. */
const ASSETS = new URL("../../assets/", import.meta.url);

/** Whether a file ships with us, by its name in findings. */
export function isAsset(file: string): boolean {
  return file.startsWith("bulletin:assets/");
}

/** A file of ours, e.g. "macros.sql", recorded as an input of the edition. */
export async function readAsset(name: string, record: RecordInput): Promise<SourceFile> {
  const bytes = await readFile(new URL(name, ASSETS));
  const file = `bulletin:assets/${name}`;
  record({ path: file, sha256: sha256(bytes), bytes: bytes.length });
  return { file, text: bytes.toString("utf8") };
}

/** The SHA-256 of each of our files, in the order of their names. */
export async function assetHashes(): Promise<readonly (readonly [string, string])[]> {
  return await Promise.all(
    (await assetPaths()).map(async (path) => {
      const name = relative(fileURLToPath(ASSETS), path).replaceAll("\\", "/");
      return [name, sha256(await readFile(path))] as const;
    }),
  );
}

/** Where each of our files lies, sorted. */
export async function assetPaths(): Promise<readonly string[]> {
  const entries = await readdir(fileURLToPath(ASSETS), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).sort();
}

/** The names of our files in a folder of `assets/`, sorted. */
export async function assetNames(folder: string): Promise<string[]> {
  const names = await readdir(fileURLToPath(new URL(`${folder}/`, ASSETS)));
  return names.sort().map((name) => `${folder}/${name}`);
}
