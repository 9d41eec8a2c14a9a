import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { relativePath } from "../workspace/paths.ts";
import { sha256, systemCode } from "../workspace/read.ts";

/** SHA-256 by path, relative to the workspace. */
export type FileHashes = ReadonlyMap<string, string>;

/**
 * The hashes of all files below folders of the workspace, in the order of their paths: of those that no
 * edition reads, too, since one may be read tomorrow. Links are followed, as they are when the files are
 * read, but for those that lead back to where they stand; folders that are not there have none.
 */
export async function filesBelow(root: string, folders: readonly string[]): Promise<FileHashes> {
  const found = new Map<string, () => Promise<string>>();
  for (const folder of folders) await gather(root, folder, found, []);
  const hashes = new Map<string, string>();
  for (const [path, hash] of [...found].sort(byPath))
    hashes.set(relativePath(root, path), await hash());
  return hashes;
}

/** `above`: the real paths of the folders on the way here. */
async function gather(
  root: string,
  folder: string,
  found: Map<string, () => Promise<string>>,
  above: readonly string[],
): Promise<void> {
  const real = await realpath(folder).catch(() => folder);
  if (above.includes(real)) {
    found.set(folder, async () => sha256(relativePath(root, real)));
    return;
  }
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const kind = await stat(path).catch(() => undefined);
    if (kind?.isDirectory() === true) await gather(root, path, found, [...above, real]);
    else if (kind?.isFile() === true) found.set(path, () => hashOfFile(path, kind.size));
  }
}

/** Bytes up to which a file is read at once: quicker, and Node does so up to two gigabytes only. */
const AT_ONCE = 64 * 2 ** 20;

async function hashOfFile(path: string, size: number): Promise<string> {
  if (size <= AT_ONCE) return sha256(await readFile(path));
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(systemCode(error))) return [];
    throw error;
  }
}

function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
