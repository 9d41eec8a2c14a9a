import { link, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { systemCode } from "../workspace/read.ts";
import { isAtWork, ownerText } from "./lock-owner.ts";
import { notWritable } from "./store.ts";

/** Tells apart what several builders in one process write beside the lock. */
let attempts = 0;

/** Gives a lock back. */
export type Release = () => Promise<void>;

/**
 * Takes the lock of one edition: a file beside its folder that names our process. One whose process
 * has died is taken over. Throws an InputError where another process is building the edition.
 */
export async function lockEdition(folder: string): Promise<Release> {
  const path = join(dirname(folder), `.${basename(folder)}.lock`);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await create(path, folder)) return () => rm(path, { force: true });
    const owner = await holder(path);
    if (owner !== undefined) throw inUse(folder, owner);
    await takeAway(path);
  }
  throw inUse(folder, undefined);
}

/** Written whole under a name of our own and then linked: nobody ever sees a lock without its owner. */
async function create(path: string, folder: string): Promise<boolean> {
  const mine = `${path}.${process.pid}-${attempts++}`;
  try {
    await writeFile(mine, ownerText());
    await link(mine, path);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw notWritable(folder, error);
  } finally {
    await rm(mine, { force: true });
  }
}

/** The process that holds a lock, where it is still at work. */
async function holder(path: string): Promise<string | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
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

function inUse(folder: string, owner: string | undefined): InputError {
  const who = owner === undefined ? "another process" : `process ${owner}`;
  return new InputError([
    problem(
      "output/in-use",
      { file: `output/${basename(dirname(folder))}/${basename(folder)}` },
      `${who} is building this edition`,
      "Wait until it has ended; where no build is running, delete the .lock file beside the folder.",
    ),
  ]);
}
