import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { relativePath } from "../workspace/paths.ts";
import { sha256, systemCode } from "../workspace/read.ts";

/** SHA-256 by path, relative to the workspace. */
export type FileHashes = ReadonlyMap<string, string>;

/**
 * The hashes of all files below folders of the workspace, in the order of their paths: of those that no
 * edition reads, too, since one may be read tomorrow. Links are followed, as they are when the files are
 * read; folders that are not there have none.
 */
export async function filesBelow(root: string, folders: readonly string[]): Promise<FileHashes> {
  const found: string[] = [];
  for (const folder of folders) await gather(folder, found, 0);
  const hashes = new Map<string, string>();
  for (const path of found.sort())
    hashes.set(relativePath(root, path), sha256(await readFile(path)));
  return hashes;
}

/** Deeper than this only a link that leads back to itself goes. */
const DEEPEST = 20;

async function gather(folder: string, found: string[], depth: number): Promise<void> {
  if (depth > DEEPEST) return;
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const kind = await stat(path).catch(() => undefined);
    if (kind?.isDirectory() === true) await gather(path, found, depth + 1);
    else if (kind?.isFile() === true) found.push(path);
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(systemCode(error))) return [];
    throw error;
  }
}
