import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache.ts";
import { readRegularSync, sha256 } from "./read.ts";

/** Finds the folder of what is made once on a machine. */
export type FindCache = () => Promise<string>;

/** Length of a SHA-256 in hexadecimal: each file begins with that of what follows. */
const DIGEST = 64;

/**
 * Bytes that take long to make, kept in the machine's cache under `name`, which must change with
 * everything that they are made from. They are made where they aren't kept or are damaged. A cache that
 * can't be used costs the time, nothing else.
 */
export async function kept(
  name: string,
  make: () => Promise<Buffer>,
  cache: FindCache = cacheFolder,
): Promise<Buffer> {
  const folder = await cache().catch(() => undefined);
  if (folder === undefined) return make();
  const path = join(folder, name);
  const found = await readWhole(path);
  if (found !== undefined) return found;
  const made = await make();
  await writeWhole(path, made).catch(() => undefined);
  return made;
}

/** What was written to a file, undefined where it isn't there or is damaged. */
export async function readWhole(path: string): Promise<Buffer | undefined> {
  const file = bytesOf(path);
  const content = file.subarray(DIGEST);
  return file.toString("latin1", 0, DIGEST) === sha256(content) ? content : undefined;
}

/** At once: it is asked for before anything else can be done, and turns take ten times as long. */
function bytesOf(path: string): Buffer {
  try {
    return readRegularSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/**
 * Written beside, then renamed into place: a reader sees all of it or nothing. What is private is for
 * nobody but the user, whose folder of it is closed to others.
 */
export async function writeWhole(
  path: string,
  content: Buffer,
  { isPrivate = false }: { isPrivate?: boolean } = {},
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, ...(isPrivate && { mode: 0o700 }) });
  const beside = `${path}.${randomUUID()}`;
  try {
    const bytes = Buffer.concat([Buffer.from(sha256(content), "latin1"), content]);
    await writeFile(beside, bytes, isPrivate ? { mode: 0o600 } : {});
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
