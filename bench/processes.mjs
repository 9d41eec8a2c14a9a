// What a process and all that it has started use, read from Linux's /proc.
import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of a clock tick: USER_HZ is 100 on every Linux. */
const TICK = 10;

/** The process and all below it, by their numbers. */
function treeOf(root) {
  const children = new Map();
  for (const entry of readdirSync("/proc")) {
    const stat = /^\d+$/.test(entry) ? statOf(entry) : undefined;
    if (stat !== undefined)
      children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(entry)]);
  }
  const below = (pid) => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

/** CPU time so far in ms: of the process itself, and of all that it has started. */
export function cpuOf(root) {
  const ticks = (pid, ended) => {
    const stat = statOf(pid);
    if (stat === undefined) return 0;
    return TICK * (ended ? stat.ofEndedChildren : stat.own);
  };
  const tree = treeOf(root);
  const own = ticks(root, false);
  const others = tree.slice(1).reduce((sum, pid) => sum + ticks(pid, false), 0);
  const ended = tree.reduce((sum, pid) => sum + ticks(pid, true), 0);
  return { own, started: others + ended };
}

/** Proportional set size of process and all that it has started, in MB: shared pages count once. */
export function memoryOf(root) {
  return treeOf(root).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024;
}

function pssOf(pid) {
  const found = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? "");
  return found === null ? 0 : Number(found[1]);
}

function statOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  return {
    parent: fields[1],
    own: fields[11] + fields[12],
    ofEndedChildren: fields[13] + fields[14],
  };
}

/** A process may end while it is looked at. */
function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
