import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { systemCode } from "./read.ts";

/** The environment variables that decide where things lie. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A folder that could hold the cache, and why it can't, if it can't. */
interface Refused {
  readonly folder: string;
  readonly why: string;
}

/**
 * The folder of what is made once on a machine, unpacked browsers and cut faces, made if need be: the
 * user's own, or, as root, one outside the home folder that root owns and everybody can read, since
 * the browser then runs as a lesser user.
 * @throws InputError (workspace/cache) if none of the places can be used.
 */
export async function cacheFolder(environment: Environment = process.env): Promise<string> {
  const refused: Refused[] = [];
  for (const folder of cachePlaces(environment)) {
    const why = await makeSafe(folder);
    if (why === undefined) return folder;
    refused.push({ folder, why });
  }
  const said = refused.map(({ folder, why }) => `${folder} ${why}`).join("; ");
  throw new InputError([
    problem(
      "workspace/cache",
      { file: "cache" },
      `there is no folder for the cache: ${said}`,
      "Set XDG_CACHE_HOME to a folder of your own that can be written to.",
    ),
  ]);
}

/** The places in which the cache may lie, best first. */
export function cachePlaces(environment: Environment = process.env): readonly string[] {
  if (isRoot()) return ["/var/cache/bulletin", "/var/tmp/bulletin-cache"];
  return [join(userCache(environment), "bulletin"), join(tmpdir(), `bulletin-cache-${userId()}`)];
}

/** Whether this process is root, on a system that has one. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function userId(): string {
  return String(process.getuid?.() ?? "user");
}

/** The system's usual cache folder; a relative XDG_CACHE_HOME is to be ignored, says its standard. */
function userCache(environment: Environment): string {
  const home = environment.HOME ?? homedir();
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (process.platform === "win32") return local ?? join(home, "AppData", "Local");
  if (process.platform === "darwin") return join(home, "Library", "Caches");
  return xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, ".cache");
}

/**
 * Makes a cache folder that nobody but its owner can write to: what lies in it is executed. It is asked for many times
 * at each start, so it doesn't wait for the disk in turns, which takes ten times as long.
 * Returns why it can't be used, or undefined.
 */
export async function makeSafe(folder: string): Promise<string | undefined> {
  const mode = isRoot() ? 0o755 : 0o700;
  try {
    mkdirSync(dirname(folder), { recursive: true });
    makeFolder(folder, mode);
    return unsafe(folder) ?? (isRoot() ? unsafeParent(dirname(folder)) : undefined);
  } catch (error) {
    return `can't be made (${systemCode(error)})`;
  }
}

function unsafe(folder: string): string | undefined {
  const found = lstatSync(folder);
  if (found.isSymbolicLink()) return "is a symbolic link";
  if (!found.isDirectory()) return "is not a folder";
  if (process.getuid === undefined) return undefined;
  if (found.uid !== process.getuid()) return "belongs to somebody else";
  if ((found.mode & 0o022) !== 0) return "can be written to by others";
  return undefined;
}

/** A folder that others could rename ours in is no place for root's programs. */
function unsafeParent(folder: string): string | undefined {
  const { mode } = lstatSync(folder);
  const writable = (mode & 0o022) !== 0;
  const sticky = (mode & 0o1000) !== 0;
  return writable && !sticky ? "lies in a folder that others can write to" : undefined;
}

function makeFolder(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode });
    chmodSync(folder, mode);
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
  }
}
