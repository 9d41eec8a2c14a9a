import { Worker } from "node:worker_threads";
import type { Answer, Print } from "./finish-thread.ts";
import { type Finish, type FinishedPrint, finishHere } from "./finished.ts";
import { ownBytes } from "./own-bytes.ts";

/** Finishes the prints of a burst. */
export interface Finisher {
  readonly finish: Finish;
  /** Ends the thread; what it is at work on fails. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(finished: FinishedPrint): void;
  reject(error: unknown): void;
}

/** A thread that finishes one print after the other. */
interface Thread {
  readonly finish: Finish;
  readonly close: () => Promise<unknown>;
}

/**
 * Finishes prints in a thread of its own, which is started for the first of them: a burst has a single
 * thread for everything but the browsers' work, and is as fast as that.
 *
 * @param script what the thread runs; where there is none, prints are finished in this one
 */
export function openFinisher(script: URL | undefined = compiledScript()): Finisher {
  if (script === undefined) return { finish: finishHere, close: async () => {} };
  let thread: Thread | undefined;
  return {
    finish(raw, metadata) {
      thread ??= startThread(script, () => {
        thread = undefined;
      });
      return thread.finish(raw, metadata);
    },
    close: async () => {
      await thread?.close();
    },
  };
}

/** Undefined where we run from our sources: Node starts no thread from TypeScript. */
function compiledScript(): URL | undefined {
  const here = new URL(import.meta.url);
  return here.pathname.endsWith(".ts") ? undefined : new URL("./finish-thread.js", here);
}

/** Heap for what is short-lived, in MB: prints leave some four behind each. */
const YOUNG = 24;

/** @param onEnd told when the thread has ended: the next print needs another */
function startThread(script: URL, onEnd: () => void): Thread {
  const worker = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
  // Answers come in the order of what was asked.
  const waiting: Waiting[] = [];
  const end = (error: unknown): void => {
    onEnd();
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on("message", (answer: Answer) => {
    const asked = waiting.shift();
    if ("error" in answer) asked?.reject(answer.error);
    else asked?.resolve(answer);
  });
  worker.on("error", end);
  worker.on("exit", () => end(new Error("the thread that finishes prints has ended")));
  return {
    finish: (given, metadata) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        const raw = ownBytes(given);
        worker.postMessage({ raw, metadata } satisfies Print, [raw.buffer]);
      }),
    close: () => worker.terminate(),
  };
}
