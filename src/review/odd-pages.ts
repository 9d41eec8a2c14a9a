import { LEAST_FILL, LEAST_LABEL, TOLERANCE } from "../edition/layout.ts";
import type { PdfLook } from "./look.ts";
import type { Oddity } from "./oddity.ts";
import { othersText, unusual } from "./usual.ts";
import { listed, plural } from "./words.ts";

/** Pages with nothing on them but, at most, running heads and feet. */
export function blankPages({ pages }: PdfLook): Oddity[] {
  return pages.flatMap(({ blank }, index) =>
    blank ? [{ kind: "blank-page", text: `page ${index + 1} is blank` }] : [],
  );
}

/** Pages that the browser has shrunk, since something on them is wider than the paper. */
export function shrunkPages({ pages }: PdfLook): Oddity[] {
  return pages.flatMap(({ scale }, index): Oddity[] => {
    if (scale >= 1 - TOLERANCE) return [];
    const text = `page ${index + 1} was shrunk to ${Math.floor(scale * 100)} percent: something on it is wider than the paper`;
    return [{ kind: "shrunk", text, score: 1 - scale }];
  });
}

/** Charts whose texts print too small to be read. */
export function smallLabels({ pages }: PdfLook): Oddity[] {
  return pages.flatMap(({ smallestLabel = LEAST_LABEL }, index): Oddity[] => {
    if (smallestLabel >= LEAST_LABEL - 0.05) return [];
    const text = `a chart on page ${index + 1} has text of ${smallestLabel.toFixed(1)} points; ${LEAST_LABEL} can be read`;
    return [{ kind: "small-label", text, score: LEAST_LABEL - smallestLabel }];
  });
}

/** Characters that no face has, or that no reader of the PDF can find. */
export function badCharacters({ badGlyphs }: PdfLook): Oddity[] {
  if (badGlyphs.length === 0) return [];
  const pages = [...new Set(badGlyphs)].sort((a, b) => a - b);
  const text = `${plural(badGlyphs.length, "character")} without a letter's shape or text on ${pagesText(pages)}`;
  return [{ kind: "glyph", text }];
}

/** Page counts that differ from that of nearly all siblings; one list for each edition. */
export function oddPageCounts(group: readonly PdfLook[]): readonly Oddity[][] {
  const found = unusual(group.map(({ pages }) => pages.length));
  return group.map(({ pages: { length } }): Oddity[] => {
    if (found?.isOdd(length) !== true) return [];
    const { value } = found.usual;
    const text = `${plural(length, "page")}; ${othersText(found.usual)} have ${value}`;
    return [{ kind: "page-count", text, score: Math.abs(length - value) }];
  });
}

/** Pages in the middle that end early where those of nearly all siblings don't. */
export function halfEmptyPages(group: readonly PdfLook[]): readonly Oddity[][] {
  const early = group.map(({ pages }) =>
    pages.slice(0, -1).findIndex(({ fill }) => fill < LEAST_FILL),
  );
  const found = unusual(early.map((index) => index >= 0));
  return group.map(({ pages }, at): Oddity[] => {
    const index = early[at] ?? -1;
    const page = pages[index];
    // A blank page has been told already.
    if (page === undefined || page.blank || found?.usual.value !== false || !found.isOdd(true))
      return [];
    const text = `page ${index + 1} ends at ${Math.round(page.fill * 100)} percent of its height, and another follows`;
    return [{ kind: "half-empty", text, score: 1 - page.fill }];
  });
}

export function pagesText(pages: readonly number[]): string {
  return `${pages.length === 1 ? "page" : "pages"} ${listed(pages.map(String))}`;
}
