import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readRegularSync } from "../workspace/read.ts";
import type { Face } from "./faces.ts";

/** Folder of the cache whose files are named after faces, and say which folder they were compared with. */
const KNOWN = "fonts-known";

/**
 * The folder of the cache whose copies were compared with these very files before: reading all of
 * them again, 25 MB, takes 40 ms of each start. The faces are known by place, size and times, as git
 * knows files; the copies are believed when their sizes are right. Undefined where there is none.
 */
export async function knownFolder(
  cache: string,
  shown: readonly Face[],
): Promise<string | undefined> {
  try {
    const name = readRegularSync(join(cache, KNOWN, markOf(shown))).toString();
    const sizes = new Map<string, number>();
    for (const { path, file } of shown) sizes.set(file, statSync(path).size);
    return isWhole(join(cache, name), sizes) ? join(cache, name) : undefined;
  } catch {
    return undefined; // a face or the cache isn't there: who compares says so
  }
}

/** Notes that the folder's copies are the same as these faces. It is noted next time where it can't be now. */
export async function markKnown(folder: string, shown: readonly Face[]): Promise<void> {
  const known = join(dirname(folder), KNOWN);
  await mkdir(known, { recursive: true })
    .then(async () => writeFile(join(known, markOf(shown)), basename(folder)))
    .catch(() => {});
}

function markOf(shown: readonly Face[]): string {
  const digest = createHash("sha256");
  for (const { path, file } of shown) {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    digest.update(JSON.stringify([path, file, size, mtimeMs, ctimeMs, ino]));
  }
  return digest.digest("hex").slice(0, 16);
}

/** Whether the copies are there, and no other face. */
function isWhole(folder: string, sizes: ReadonlyMap<string, number>): boolean {
  const copies = readdirSync(join(folder, "faces"));
  if (copies.length !== sizes.size) return false;
  for (const name of copies)
    if (statSync(join(folder, "faces", name)).size !== sizes.get(name)) return false;
  return true;
}
