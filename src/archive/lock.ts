import { linkSync, rmSync, writeFileSync } from "node:fs";
import { link, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { readRegular, systemCode } from "../workspace/read.ts";
import { isAtWork, ownerText } from "./lock-owner.ts";
import { notWritable, outputPath } from "./not-writable.ts";

/** Tells apart what several builders in one process write beside the lock. */
let attempts = 0;

/** The rule of the finding that another process is at work on what was to be locked. */
export const IN_USE = "output/in-use";

/** Gives a lock back. */
export type Release = () => Promise<void>;

/** How long a lock is waited for that another process holds. */
export interface Patience {
  readonly milliseconds: number;
  /** Ends the waiting when it aborts: its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes the lock of one edition: a file beside its folder that names our process. One whose process
 * has died is taken over. Throws an InputError where another process is at work on the edition and
 * doesn't end in time; by default it isn't waited for.
 */
export async function lockEdition(
  folder: string,
  patience: Patience = { milliseconds: 0 },
): Promise<Release> {
  return await lockInTime(folder, patience);
}

/** Milliseconds that a lock is waited for which others hold only as long as a line is written. */
const PATIENCE = 10_000;

/**
 * Takes the lock of a file that several processes write to; waits for those that came before. Throws
 * an InputError where one of them keeps it.
 */
export async function lockFile(path: string): Promise<Release> {
  return await lockInTime(path, { milliseconds: PATIENCE });
}

async function lockInTime(locked: string, { milliseconds, signal }: Patience): Promise<Release> {
  for (const end = Date.now() + milliseconds; ; await wait(15)) {
    const { release } = await takeLock(locked);
    if (release !== undefined) return release;
    signal?.throwIfAborted();
    if (Date.now() >= end) return refuse(locked);
  }
}

/** The lock, or nothing where a living process holds it. */
async function takeLock(locked: string): Promise<{ release?: Release }> {
  const path = lockOf(locked);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(path, locked)) return { release: async () => rmSync(path, { force: true }) };
    if ((await holder(path)) !== undefined) return {};
    await takeAway(path);
  }
  return {};
}

function lockOf(locked: string): string {
  return join(dirname(locked), `.${basename(locked)}.lock`);
}

/**
 * Written whole under a name of our own and then linked: nobody ever sees a lock without its owner. Not awaited
 * call by call: each edition of a burst takes a lock, and hardly ever one that another has.
 */
function create(path: string, locked: string): boolean {
  const mine = `${path}.${process.pid}-${attempts++}`;
  try {
    writeFileSync(mine, ownerText());
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw notWritable(locked, error);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** The process that holds a lock, where it is still at work. */
async function holder(path: string): Promise<string | undefined> {
  try {
    const [bytes, { mtimeMs }] = await Promise.all([readRegular(path), stat(path)]);
    const text = bytes.toString();
    return isAtWork(text, Date.now() - mtimeMs) ? text.split("\n")[0] : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Renames a dead lock first: of two that take it away only one succeeds. Where another process was
 * quicker and the lock is a living one by now, it goes back.
 */
async function takeAway(path: string): Promise<void> {
  const mine = `${path}.${process.pid}-${attempts++}`;
  await rename(path, mine).catch(() => {});
  if ((await holder(mine)) !== undefined) await link(mine, path).catch(() => {});
  await rm(mine, { force: true, recursive: true });
}

async function refuse(locked: string): Promise<never> {
  const owner = await holder(lockOf(locked));
  const who = owner === undefined ? "another process" : `process ${owner}`;
  const what = basename(locked).includes(".jsonl")
    ? "writing to this file"
    : "building this edition";
  throw new InputError([
    problem(
      IN_USE,
      { file: outputPath(locked) },
      `${who} is ${what}`,
      "Wait until it has ended; where nothing is running, delete the .lock file beside it.",
    ),
  ]);
}
