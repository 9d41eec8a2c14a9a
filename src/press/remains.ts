import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { isRoot } from "../workspace/cache.ts";
import { systemCode } from "../workspace/read.ts";
import { LESSER_USER } from "./sandbox.ts";

/** What a browser would leave behind: a group of processes and a temporary folder. */
export interface Remains {
  readonly folder: string;
  /** The browser's process id, which is its group's too; undefined before it starts and after its end. */
  pid: number | undefined;
}

const PREFIX = "bulletin-press-";
const OWNER = "owner";
/** Where a process's start stands in Linux's `/proc/<pid>/stat`, counted from its state. */
const START = 19;
/** Milliseconds after which a folder that says nothing of its owner is taken for forgotten. */
const FORGOTTEN = 3_600_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Every browser of this process that is not yet cleared away. */
const living = new Set<Remains>();

/**
 * Makes the temporary folder of a browser and sees to it that folder and processes are cleared
 * away however this process ends. A process that is killed outright can't: its browser quits by
 * itself, and its folder is removed by the next one that comes here.
 */
export function newRemains(parent: string = tmpdir()): Remains {
  sweep(parent);
  if (living.size === 0) watchOurEnd();
  const remains: Remains = { folder: mkdtempSync(join(parent, PREFIX)), pid: undefined };
  living.add(remains);
  writeFileSync(join(remains.folder, OWNER), ourselves());
  return remains;
}

/** Kills the processes, at once and all of the group, and removes the folder. Can be called again. */
export function clearAway(remains: Remains): void {
  killGroup(remains.pid);
  remains.pid = undefined; // the number may soon be somebody else's
  rmSync(remains.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  living.delete(remains);
  if (living.size === 0) unwatchOurEnd();
}

/** Kills a browser with all of its processes, by its id. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

function clearAll(): void {
  for (const remains of [...living]) clearAway(remains);
}

/**
 * Ends as we would have ended without listening. Where somebody else listens too, it is for them to say:
 * a burst still finishes what is under way.
 */
function endBySignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  clearAll();
  process.kill(process.pid, signal);
}

function watchOurEnd(): void {
  process.on("exit", clearAll);
  for (const signal of SIGNALS) process.on(signal, endBySignal);
}

function unwatchOurEnd(): void {
  process.off("exit", clearAll);
  for (const signal of SIGNALS) process.off(signal, endBySignal);
}

/** Removes folders whose owner was killed. Others' folders, and those of other containers, stay. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(parent, name);
    try {
      if (isForsaken(folder)) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Not ours to remove, or already gone.
    }
  }
}

/** Without an owner it was left by one that was killed before it could say who it is. */
function isForsaken(folder: string): boolean {
  const { uid, mtimeMs } = lstatSync(folder);
  // A browser that was only just quitting has made it anew when it had been removed.
  if (isRoot() && uid === LESSER_USER.uid) return true;
  if (uid !== (process.getuid?.() ?? uid)) return false;
  const [host, namespace, started, pid = ""] = ownerOf(folder).split("\n");
  if (pid === "") return Date.now() - mtimeMs > FORGOTTEN;
  if (host !== hostname() || namespace !== processNamespace()) return false;
  return !isRunning(Number(pid)) || startOf(pid) !== started;
}

function ownerOf(folder: string): string {
  try {
    return readFileSync(join(folder, OWNER), "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return "";
    throw error;
  }
}

/** Who we are: machine, process namespace (containers may share a folder), start, process id. */
function ourselves(): string {
  return [hostname(), processNamespace(), startOf("self"), process.pid].join("\n");
}

/** When a process started: its id may be another's after its end. Empty where there is no /proc. */
function startOf(pid: string): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[START] ?? "";
  } catch {
    return "";
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== "ESRCH";
  }
}

function processNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
