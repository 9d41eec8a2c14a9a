import { readFileSync } from "node:fs";
import { availableParallelism, freemem } from "node:os";

/** Bytes that a page and its share of the browser are given: it grows to that between two collections. */
const PAGE = 150 * 2 ** 20;

/** Node is one thread, and feeds no more pages than these. */
const MOST = 8;

/** What lanes are counted by. */
export interface Machine {
  /** Cores that this process may use. */
  readonly cores: number;
  /** Bytes of memory that this process and its browsers may still take. */
  readonly memory: number;
}

/** As many lanes as there are cores, fewer where memory is short, one at least. */
export function laneCount({ cores, memory }: Machine = thisMachine()): number {
  return Math.max(1, Math.min(cores, Math.floor(memory / PAGE), MOST));
}

/**
 * So many lanes as are asked for, else by cores and memory.
 * @throws RangeError for lanes that no edition gets through
 */
export function lanesOf(asked: number = laneCount()): number {
  if (Number.isSafeInteger(asked) && asked >= 1) return asked;
  throw new RangeError(`lanes has to be a whole number from 1, and is ${asked}`);
}

/** The machine's, or what a container is allowed where that is less. */
function thisMachine(): Machine {
  const limit = process.constrainedMemory();
  const allowed = limit > 0 ? limit - process.memoryUsage.rss() : Number.POSITIVE_INFINITY;
  return {
    cores: Math.min(availableParallelism(), allowedCores(read("/sys/fs/cgroup/cpu.max"))),
    memory: Math.min(freemem(), allowed),
  };
}

/** Cores' worth of time that a container gets, by its `cpu.max`: microseconds in so many of a period. */
export function allowedCores(limit: string): number {
  const [, time, period] = /^(\d+) (\d+)/.exec(limit) ?? [];
  return time === undefined ? Number.POSITIVE_INFINITY : Math.ceil(Number(time) / Number(period));
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // no container, or no Linux
  }
}
