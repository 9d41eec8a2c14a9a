import { statSync } from "node:fs";
import { type KeptFew, keptFew } from "./kept-few.ts";
import { sha256 } from "./read.ts";

const KILOBYTE = 2 ** 10;
const OURS = keptFew("known", { largest: 64 * KILOBYTE, all: 1024 * KILOBYTE });

/** Nanoseconds: what a file was changed less long ago could change again and keep its times. */
const YOUNG = 3_000_000_000n;

/**
 * What was worked out from files of the machine, such as their hashes, and is the same until one of them
 * changes: faces and browser are many megabytes, read at each start otherwise. Files are known as git knows
 * them, by place, size, times and number. Never used for the user's own files.
 *
 * @param what is worked out, and from what else
 * @param make works it out anew
 * @param now in milliseconds, as files' times are
 */
export async function fromKnownFiles(
  what: unknown,
  files: readonly string[],
  make: () => Promise<string>,
  few: KeptFew = OURS,
  now: () => number = Date.now,
): Promise<string> {
  const name = nameOf(what, files, now());
  const found = name === undefined ? undefined : await few.find(name);
  if (found !== undefined) return found.toString();
  const made = await make();
  if (name !== undefined) await few.keep(name, Buffer.from(made));
  return made;
}

/** Undefined where a file isn't there, or may change without anybody noticing. */
function nameOf(what: unknown, files: readonly string[], now: number): string | undefined {
  const old = BigInt(Math.floor(now)) * 1_000_000n - YOUNG;
  const marks: unknown[] = [what];
  for (const file of files) {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (found === undefined) return undefined;
    const { size, mtimeNs, ctimeNs, ino, dev } = found;
    if (mtimeNs > old || ctimeNs > old) return undefined;
    marks.push([file, ...[size, mtimeNs, ctimeNs, ino, dev].map(String)]);
  }
  return sha256(JSON.stringify(marks));
}
