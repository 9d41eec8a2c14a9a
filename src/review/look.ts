import { z } from "zod";
import { inspectPdf } from "../pdf/inspect.ts";
import type { PageReport } from "../pdf/types.ts";
import { type KeptFew, keptFew } from "../workspace/kept-few.ts";
import type { Draughtsman } from "./thumbnail.ts";

/** What a review needs to know of a PDF. */
const pdfLook = z.object({
  title: z.string(),
  pages: z.array(
    z.object({
      /** Nothing on it but, at most, running heads and feet. */
      blank: z.boolean(),
      /** Below 1 where the page was shrunk. */
      scale: z.number(),
      /** How far down the text reaches: 0 to 1. */
      fill: z.number(),
      /** Points; absent where no figure has text. */
      smallestLabel: z.number().optional(),
    }),
  ),
  /** Characters of the text, white space left out. */
  characters: z.number(),
  tables: z.number(),
  figures: z.number(),
  /** Families without weight and slope, "SourceSans3"; "" for drawn glyphs; with their pages. */
  fonts: z.array(z.object({ family: z.string(), pages: z.array(z.number()) })),
  /** The page of each character that has no shape or no text. */
  badGlyphs: z.array(z.number()),
});
export type PdfLook = z.infer<typeof pdfLook>;

const keptSight = z.object({ look: pdfLook, thumbnail: z.string() });

/** A PDF as the review sees it. */
export interface Sight {
  readonly look: PdfLook;
  /** PNG of the first page. */
  readonly thumbnail: Buffer;
}

/** Changes whenever the same PDF would be seen otherwise. */
const SIGHT_VERSION = 2;

const MEGABYTE = 2 ** 20;
/** Some ten kilobytes for each PDF. */
const OURS = keptFew("review", { largest: MEGABYTE, all: 128 * MEGABYTE });

/**
 * Looks through a PDF, once on a machine: what was seen is kept by the hash of its bytes, of the PDFs that were
 * looked at last. Throws a plain Error where it isn't one of ours.
 *
 * @param draughtsman called only where the PDF is new
 */
export async function seePdf(
  pdf: Uint8Array,
  sha256: string,
  draughtsman: () => Promise<Draughtsman>,
  few: KeptFew = OURS,
): Promise<Sight> {
  const name = `${SIGHT_VERSION}-${sha256}.json`;
  const found = await few.find(name);
  if (found !== undefined) return sightIn(found);
  const look = lookAt(pdf);
  const thumbnail = (await (await draughtsman()).firstPage(pdf)).toString("base64");
  const bytes = Buffer.from(JSON.stringify({ look, thumbnail }));
  await few.keep(name, bytes);
  return sightIn(bytes);
}

function sightIn(bytes: Buffer): Sight {
  const { look, thumbnail } = keptSight.parse(JSON.parse(bytes.toString()));
  return { look, thumbnail: Buffer.from(thumbnail, "base64") };
}

/** Reads from a PDF's bytes what a review needs to know. */
export function lookAt(pdf: Uint8Array): PdfLook {
  const { title, pages, fonts, badGlyphs, tags } = inspectPdf(pdf);
  return {
    title,
    pages: pages.map(({ scale, fill, smallestLabel, ...page }) => ({
      ...{ blank: isBlank(page), scale, fill, smallestLabel },
    })),
    characters: pages.reduce((sum, { text }) => sum + text.replace(/\s/gu, "").length, 0),
    tables: tags.filter((tag) => tag === "Table").length,
    figures: tags.filter((tag) => tag === "Figure").length,
    fonts: families(fonts),
    badGlyphs: badGlyphs.map(({ page }) => page),
  };
}

function isBlank({ text, painted, unmarked }: Pick<PageReport, "text" | "painted" | "unmarked">) {
  return text.trim() === "" && !painted && !unmarked;
}

/** The faces of one family are one font to a reader. */
function families(fonts: readonly { readonly name: string; readonly pages: readonly number[] }[]) {
  const pages = new Map<string, Set<number>>();
  for (const font of fonts) {
    const family = font.name.split("-")[0] ?? "";
    pages.set(family, new Set([...(pages.get(family) ?? []), ...font.pages]));
  }
  return [...pages].map(([family, on]) => ({ family, pages: [...on].sort((a, b) => a - b) }));
}
