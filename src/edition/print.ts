import { withFaces } from "../check/edition-page.ts";
import type { PreparedEdition } from "../check/types.ts";
import type { Finding } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
import { embeddedFontCss } from "../fonts/embedded.ts";
import { type Face, fontFamilies } from "../fonts/faces.ts";
import { postScriptName } from "../fonts/measure.ts";
import { assertPrinted } from "../pdf/assert.ts";
import type { Finish, FinishedPrint } from "../pdf/finished.ts";
import type { PdfMetadata, PdfReport } from "../pdf/types.ts";
import type { Pool, Press } from "../press/types.ts";
import { HEIGHT, WIDTH } from "../social/fit.ts";
import { VERSION } from "../workspace/version.ts";
import { fillFindings, labelFindings, shrunkFinding, shrunkPage } from "./layout.ts";

/** What editions are printed with. */
export interface PrintWorks {
  readonly pool: Pool;
  readonly finish: Finish;
}

/** A finished PDF and what was read back from its bytes. */
export interface PrintedEdition extends FinishedPrint {
  /** The social picture, a PNG, where the edition has one. */
  readonly social: Uint8Array | undefined;
  /** The faces that the text is set in. */
  readonly faces: readonly Face[];
  /** Warnings of the layout. */
  readonly findings: readonly Finding[];
  /** "Chrome/147.0.7727.0". */
  readonly browser: string;
  readonly notices: readonly string[];
}

/**
 * Prints an edition, finishes the PDF and looks at the very bytes that will be written. The press is
 * given back as soon as it has printed: the next edition prints while this one is finished. `deadline`
 * is in milliseconds. Throws an InputError where the browser or the print is not as it must be.
 */
export async function printEdition(
  edition: PreparedEdition,
  { pool, finish }: PrintWorks,
  deadline: number,
): Promise<PrintedEdition> {
  const html = await printedHtml(edition);
  const { raw, ...printed } = await pool.lend((press) => pressed(press, edition, html, deadline));
  const { pdf, report } = await finish(raw, metadataOf(edition));
  assertPrinted(report, {
    headings: edition.page.headings,
    fontFamilies: fontFamilies().map(({ family }) => family.replaceAll(" ", "")),
  });
  await refuseShrunk(pool, html, report, edition, deadline);
  const file = pageFile(edition);
  const findings = throwIfErrors([...labelFindings(report, file), ...fillFindings(report, file)]);
  return { pdf, report, faces: facesOf(report, edition), findings, ...printed };
}

/** What the browser makes of an edition. */
async function pressed(press: Press, edition: PreparedEdition, html: string, deadline: number) {
  const end = performance.now() + deadline;
  const raw = await press.print(html, { deadline });
  const social = await socialPicture(press, edition, end - performance.now());
  return { raw, social, browser: press.version, notices: press.notices };
}

function facesOf({ fonts }: PdfReport, { faces }: PreparedEdition): readonly Face[] {
  const names = new Set(fonts.map(({ name }) => name));
  return faces.filter((face) => names.has(postScriptName(face)));
}

/** Chromium makes a whole print smaller, without a word, where anything is wider than the paper. */
async function refuseShrunk(
  pool: Pool,
  html: string,
  report: PdfReport,
  edition: PreparedEdition,
  deadline: number,
): Promise<void> {
  const page = shrunkPage(report);
  if (page === undefined) return;
  const wide = await pool.lend((press) => press.overflows(html, page.width, { deadline }));
  throw new InputError([shrunkFinding(page, wide, pageFile(edition))]);
}

function pageFile({ bulletin, language }: PreparedEdition): string {
  return bulletin.pages.get(language.code)?.file ?? bulletin.name;
}

/** Only on Linux can a browser be shown our faces alone; elsewhere the page brings them. */
async function printedHtml(edition: PreparedEdition): Promise<string> {
  return process.platform === "linux"
    ? edition.page.html
    : withFaces(edition.page.html, edition.faces);
}

async function socialPicture(
  press: Press,
  { social, faces }: PreparedEdition,
  deadline: number,
): Promise<Uint8Array | undefined> {
  if (social === undefined) return undefined;
  const html = await pictureHtml(social.html, faces);
  return press.picture(html, { width: WIDTH, height: HEIGHT, deadline });
}

/** The same holds for the social picture. */
async function pictureHtml(html: string, faces: readonly Face[]): Promise<string> {
  if (process.platform === "linux") return html;
  const css = await embeddedFontCss(html, faces);
  return html.replace("<style>", () => `<style>${css}`);
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
    created: edition.instant,
    headings: edition.page.headings,
  };
}
