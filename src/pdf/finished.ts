import { finishPdf } from "./finish.ts";
import { inspectPdf } from "./inspect.ts";
import type { PdfMetadata, PdfReport } from "./types.ts";

/** A PDF as it is published, and what was read back from its very bytes. */
export interface FinishedPrint {
  readonly pdf: Uint8Array;
  readonly report: PdfReport;
}

/**
 * Makes what Chromium printed the PDF that is published. The print may be gone afterwards: another thread
 * may have taken it. Throws as finishPdf and inspectPdf.
 */
export type Finish = (raw: Uint8Array, metadata: PdfMetadata) => Promise<FinishedPrint>;

/** Finishes a print in this thread. */
export const finishHere: Finish = async (raw, metadata) => finished(raw, metadata);

/** A print that is finished and read back. */
export function finished(raw: Uint8Array, metadata: PdfMetadata): FinishedPrint {
  const pdf = finishPdf(raw, metadata);
  return { pdf, report: inspectPdf(pdf) };
}
