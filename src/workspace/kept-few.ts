import { utimesSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "./cache.ts";
import { type FindCache, readWhole, writeWhole } from "./kept.ts";

/** Bytes that are kept for later runs, of which the oldest go when there are too many. */
export interface KeptFew {
  /** Undefined where they aren't kept or are damaged. */
  find(name: string): Promise<Buffer | undefined>;
  /** Where that can't be done it only takes longer the next time. */
  keep(name: string, content: Buffer): Promise<void>;
}

/** How much is kept. */
interface Bounds {
  /** Bytes of one. */
  readonly largest: number;
  /** Bytes of all, and a sixteenth more. */
  readonly all: number;
}

/** To look through all that is kept takes longer than to keep one more: done once such a share of it is new. */
const SHARE = 1 / 16;

/** A folder of the machine's cache, closed to other users, that holds what was used last. */
export function keptFew(folder: string, bounds: Bounds, cache: FindCache = cacheFolder): KeptFew {
  const place = async (): Promise<string> => join(await cache(), folder);
  let unseen = bounds.all;
  return {
    async find(name) {
      const path = await place().then(
        (found) => join(found, name),
        () => undefined,
      );
      if (path === undefined) return undefined;
      const found = await readWhole(path);
      if (found !== undefined) touch(path);
      return found;
    },
    async keep(name, content) {
      if (content.length > bounds.largest) return;
      try {
        const path = await place();
        await writeWhole(join(path, name), content, { isPrivate: true });
        unseen += content.length;
        if (unseen < bounds.all * SHARE) return;
        unseen = 0;
        await removeOldest(path, bounds.all);
      } catch {
        // A full disk, a folder that can't be written to.
      }
    },
  };
}

/** It was used now: the next ones to go are others. */
function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // It went meanwhile.
  }
}

async function removeOldest(folder: string, most: number): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      const { mtimeMs, size } = await stat(path);
      return { path, mtimeMs, size };
    }),
  );
  let sum = 0;
  for (const { path, size } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    sum += size;
    if (sum > most) await rm(path, { force: true });
  }
}
