import { openPool, type PoolOptions } from "./pool.ts";
import { closedError } from "./turns.ts";
import type { Pool } from "./types.ts";

/** A pool whose browser starts while what it is to print is still being made. */
export interface EarlyPool {
  /**
   * Starts the browser. Resolves when its process runs, so that work which keeps us busy can begin, or can't be
   * had: what goes wrong is told by `ready`.
   */
  start(): Promise<void>;
  /** The pool, opened now where it wasn't started. @throws as openPool */
  ready(): Promise<Pool>;
  /** Ends it, also where it is still starting; whoever starts it afterwards starts nothing. */
  close(): Promise<void>;
}

/** A pool that isn't opened yet; close it at the end, started or not. */
export function earlyPool(options: PoolOptions = {}): EarlyPool {
  let opening: Promise<Pool> | undefined;
  let isClosed = false;
  let onSpawned = () => {};
  const spawned = new Promise<void>((resolve) => {
    onSpawned = resolve;
  });
  const ready = (): Promise<Pool> => {
    opening ??= isClosed ? Promise.reject(closedError()) : openPool({ ...options, onSpawned });
    return opening;
  };
  return {
    start: async () => {
      const ended = ready().then(
        () => {},
        () => {},
      );
      await Promise.race([spawned, ended]);
    },
    ready,
    close: async () => {
      isClosed = true;
      const pool = await opening?.catch(() => undefined);
      await pool?.close();
    },
  };
}
