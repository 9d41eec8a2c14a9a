import type { PreparedEdition } from "../check/prepare.ts";
import { fontFamilies } from "../fonts/faces.ts";
import { assertPrinted } from "../pdf/assert.ts";
import { finishPdf } from "../pdf/finish.ts";
import { inspectPdf } from "../pdf/inspect.ts";
import type { PdfMetadata, PdfReport } from "../pdf/types.ts";
import { openPress } from "../press/press.ts";
import { VERSION } from "../workspace/version.ts";

/** A finished PDF and what was read back from its bytes. */
export interface PrintedEdition {
  readonly pdf: Uint8Array;
  readonly report: PdfReport;
  /** "Chrome/147.0.7727.0". */
  readonly browser: string;
  readonly notices: readonly string[];
}

/**
 * Prints an edition, finishes the PDF and looks at the very bytes that will be written. `deadline`
 * is in milliseconds. Throws an InputError where the browser or the print is not as it must be.
 */
export async function printEdition(
  edition: PreparedEdition,
  deadline: number,
): Promise<PrintedEdition> {
  const press = await openPress();
  try {
    const raw = await press.print(await printedHtml(edition), { deadline });
    const pdf = finishPdf(raw, metadataOf(edition));
    const report = inspectPdf(pdf);
    assertPrinted(report, {
      headings: edition.page.headings,
      fontFamilies: fontFamilies().map(({ family }) => family.replaceAll(" ", "")),
    });
    return { pdf, report, browser: press.version, notices: press.notices };
  } finally {
    await press.close();
  }
}

/** Only on Linux can a browser be shown our faces alone; elsewhere the page brings them. */
async function printedHtml(edition: PreparedEdition): Promise<string> {
  return process.platform === "linux" ? edition.page.html : (await edition.screenPage()).html;
}

function metadataOf(edition: PreparedEdition): PdfMetadata {
  const { author, subject, keywords } = edition.texts;
  return {
    title: edition.page.title,
    author,
    subject,
    keywords,
    language: edition.page.language,
    creator: `Bulletin ${VERSION}`,
    created: edition.instant ?? "1970-01-01T00:00:00Z",
    headings: edition.page.headings,
  };
}
