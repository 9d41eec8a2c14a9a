import { elementsIn, indexSequences, type Places, sequencesIn } from "./places.ts";
import { freeSequence, type Placed, type Print } from "./print.ts";
import { scanContent } from "./scan.ts";
import { roleOf } from "./structure.ts";
import { isDictionary, type PdfDictionary } from "./values.ts";

const opening = "/Artifact <</Type /Pagination /Subtype /Header>> BDC";

/**
 * Chromium repeats a table's head on each page and puts all of them into one tag, which reads
 * "2021 2021 2021". The first stays; those of later pages become pagination artifacts. A cell
 * whose text on a later page is another one isn't repeated but broken, and stays.
 */
export function freeRepeatedHeads(print: Print): void {
  const heads = print.elements.filter(({ dictionary }) => isHeadRow(print, dictionary));
  if (heads.length === 0) return;
  const places = indexSequences(print);
  for (const { dictionary } of heads) {
    for (const cell of elementsIn(print, dictionary)) freeRepeats(print, cell, places);
  }
}

function freeRepeats(print: Print, cell: PdfDictionary, places: Places): void {
  const byPage = new Map<number, Placed[]>();
  for (const placed of sequencesIn(print, cell, places)) {
    const page = placed.content.page.index;
    byPage.set(page, [...(byPage.get(page) ?? []), placed]);
  }
  const [first, ...later] = [...byPage].sort(([a], [b]) => a - b);
  if (first === undefined || later.length === 0) return;
  const shown = shownGlyphs(first[1]);
  const repeats = later.filter(([, placed]) => shownGlyphs(placed) === shown);
  for (const placed of repeats.flatMap(([, all]) => all)) freeSequence(print, placed, opening);
}

/** The strings that are shown, as they stand in the contents: equal where the text is. */
function shownGlyphs(placed: readonly Placed[]): string {
  let glyphs = "";
  for (const { content, sequence } of placed) {
    const visit = (operator: string, start: number, end: number) => {
      if (operator === "Tj" || operator === "TJ") glyphs += content.text.slice(start, end);
    };
    scanContent(content.text, visit, sequence.body, sequence.bodyEnd);
  }
  return glyphs;
}

/** A row of nothing but column heads. */
function isHeadRow(print: Print, row: PdfDictionary): boolean {
  if (roleOf(row) !== "TR") return false;
  const cells = elementsIn(print, row);
  return cells.length > 0 && cells.every(isColumnHead);
}

function isColumnHead(cell: PdfDictionary): boolean {
  const attributes = cell.get("A");
  if (roleOf(cell) !== "TH" || !Array.isArray(attributes)) return false;
  return attributes.some((entry) => isDictionary(entry) && entry.get("Scope") === "/Column");
}
