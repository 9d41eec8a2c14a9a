import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { cacheFolder } from "../workspace/cache.ts";

/** What V8 compiled in an earlier run, and where it is kept. */
interface KeptCode {
  /** undefined where nothing can be kept. */
  readonly file: string | undefined;
  /** undefined where there is none, or it isn't what was written. */
  readonly code: Buffer | undefined;
}

/** Bytes of a SHA-256 digest. */
const DIGEST = 32;

/** Days after which the code of a version that was replaced goes. */
const DAYS = 30;

/**
 * The code that is kept for a source and a command: commands run different parts of it. V8 trusts
 * what it is given, so nothing is given that hasn't its own digest before it.
 * @param command the word of the command line that names it, if there is one
 * @param cache the folder that holds everything we keep for later runs
 */
export async function keptCode(
  source: Buffer,
  command: string | undefined,
  cache: Promise<string> = cacheFolder(),
): Promise<KeptCode> {
  const folder = await cache.catch(() => undefined);
  if (folder === undefined) return { file: undefined, code: undefined };
  const name = /^[a-z]+$/.test(command ?? "") ? command : "options";
  const version = `${process.version} ${process.arch}`;
  const key = createHash("sha256").update(source).update(version).digest("hex").slice(0, 16);
  const file = join(folder, "code", `${name}-${key}`);
  const found = await readFile(file).catch(() => undefined);
  const code = found?.subarray(DIGEST);
  const whole = code !== undefined && digestOf(code).equals(found?.subarray(0, DIGEST) ?? code);
  return { file, code: whole ? code : undefined };
}

/** Keeps code for the next run; a run whose code can't be kept has lost nothing. */
export function keepCode(file: string | undefined, code: Buffer): void {
  if (file === undefined) return;
  const beside = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, Buffer.concat([digestOf(code), code]));
    renameSync(beside, file);
    removeOld(dirname(file), basename(file));
  } catch {
    if (existsSync(beside)) rmSync(beside);
  }
}

function digestOf(code: Buffer): Buffer {
  return createHash("sha256").update(code).digest();
}

function removeOld(folder: string, kept: string): void {
  const limit = Date.now() - DAYS * 24 * 60 * 60 * 1000;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (name !== kept && statSync(file).mtimeMs < limit) rmSync(file, { force: true });
  }
}
