import { createHash } from "node:crypto";
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Face } from "./faces.ts";

/** Subfolder of marks: files without content, named after the faces that the folder was compared with. */
const MARKS = "known";

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
    const mark = await markOf(shown);
    const sizes = new Map<string, number>();
    for (const { path, file } of shown) sizes.set(file, (await stat(path)).size);
    for (const name of await readdir(cache)) {
      const folder = join(cache, name);
      if (
        name.startsWith("fonts-") &&
        (await isMarked(folder, mark)) &&
        (await isWhole(folder, sizes))
      )
        return folder;
    }
  } catch {
    // A face or the cache isn't there: who compares says so.
  }
  return undefined;
}

/** Notes that the folder's copies are the same as these faces. */
export async function markKnown(folder: string, shown: readonly Face[]): Promise<void> {
  await mkdir(join(folder, MARKS), { recursive: true });
  await writeFile(join(folder, MARKS, await markOf(shown)), "");
}

async function markOf(shown: readonly Face[]): Promise<string> {
  const digest = createHash("sha256");
  for (const { path, file } of shown) {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    digest.update(JSON.stringify([path, file, size, mtimeMs, ctimeMs, ino]));
  }
  return digest.digest("hex").slice(0, 16);
}

async function isMarked(folder: string, mark: string): Promise<boolean> {
  return await stat(join(folder, MARKS, mark)).then(
    () => true,
    () => false,
  );
}

/** Whether configuration and copies are there, and no other face. */
async function isWhole(folder: string, sizes: ReadonlyMap<string, number>): Promise<boolean> {
  const copies = await readdir(join(folder, "faces")).catch(() => []);
  if (copies.length !== sizes.size) return false;
  for (const name of copies)
    if ((await stat(join(folder, "faces", name))).size !== sizes.get(name)) return false;
  return await stat(join(folder, "fonts.conf")).then(
    ({ size }) => size > 0,
    () => false,
  );
}
