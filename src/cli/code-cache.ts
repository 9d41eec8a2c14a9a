import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { cacheFolder } from "../workspace/cache.ts";
import { fromKnownFiles } from "../workspace/known-files.ts";
import { readRegularSync, sha256 } from "../workspace/read.ts";

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
 * The code that is kept for a program and a way of going through it: each runs other parts of it. V8 trusts
 * what it is given, so nothing is given that hasn't its own digest before it.
 * @param program the path of its source
 * @param way its name; one that isn't ours goes with all such
 * @param cache the folder that holds everything we keep for later runs
 */
export async function keptCode(
  program: string,
  way: string,
  cache: Promise<string> = cacheFolder(),
): Promise<KeptCode> {
  const folder = await cache.catch(() => undefined);
  if (folder === undefined) return { file: undefined, code: undefined };
  const name = /^[a-z-]+$/.test(way) ? way : "options";
  const source = await fromKnownFiles("code", [program], async () => sha256(readFileSync(program)));
  const key = sha256(`${source} ${process.version} ${process.arch}`).slice(0, 16);
  const file = join(folder, "code", `${name}-${key}`);
  return { file, code: readCode(file) };
}

function readCode(file: string): Buffer | undefined {
  try {
    const found = readRegularSync(file);
    const code = found.subarray(DIGEST);
    return digestOf(code).equals(found.subarray(0, DIGEST)) ? code : undefined;
  } catch {
    return undefined; // none is kept
  }
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
