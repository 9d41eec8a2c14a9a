// Runs in a thread of its own: finishes the prints that it is sent, one after the other.
import { parentPort } from "node:worker_threads";
import { type FinishedPrint, finished } from "./finished.ts";
import { ownBytes } from "./own-bytes.ts";
import type { PdfMetadata } from "./types.ts";

/** What is to be finished. */
export interface Print {
  readonly raw: Uint8Array;
  readonly metadata: PdfMetadata;
}

/** What comes of a print. */
export type Answer = FinishedPrint | { readonly error: unknown };

parentPort?.on("message", ({ raw, metadata }: Print) => {
  try {
    const { report, pdf } = finished(raw, metadata);
    const own = ownBytes(pdf);
    answer({ report, pdf: own }, [own.buffer]);
  } catch (error) {
    answer({ error }, []);
  }
});

function answer(given: Answer, transferred: readonly ArrayBuffer[]): void {
  parentPort?.postMessage(given, transferred);
}
