import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Bytes by which the heap may grow over what the last collection has left of it. */
const ROOM = 64e6;

/**
 * Keeps the heap of a long burst small: called after each edition, it collects all garbage once `ROOM` has
 * gathered. Left to itself V8 waits until the heap is four times what is alive, and never gives that back;
 * on a machine that runs browsers beside us this is memory that pages are printed with. A collection takes some
 * 80 ms of processor time, one for each 20 to 30 editions.
 */
export function boundHeap(): () => void {
  const collect = collector();
  let alive = process.memoryUsage().heapUsed;
  return () => {
    if (process.memoryUsage().heapUsed < alive + ROOM) return;
    collect();
    alive = process.memoryUsage().heapUsed;
  };
}

/** V8's own, which a process is given only by a flag; nothing where an engine hasn't got it. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  const gc: unknown = runInNewContext("globalThis.gc");
  return typeof gc === "function" ? () => gc() : () => {};
}
