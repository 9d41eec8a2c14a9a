import { elementsIn, sequencesIn } from "./places.ts";
import { freeSequence, type Placed, type Print, sequenceText } from "./print.ts";
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
  for (const { dictionary } of heads) {
    for (const cell of elementsIn(print, dictionary)) freeRepeats(print, cell);
  }
}

function freeRepeats(print: Print, cell: PdfDictionary): void {
  const byPage = new Map<number, Placed[]>();
  for (const placed of sequencesIn(print, cell)) {
    const page = placed.content.page.index;
    byPage.set(page, [...(byPage.get(page) ?? []), placed]);
  }
  const [first, ...later] = [...byPage].sort(([a], [b]) => a - b);
  if (first === undefined || later.length === 0) return;
  const textOf = (placed: readonly Placed[]) =>
    placed.map((one) => sequenceText(print, one)).join("");
  const text = textOf(first[1]);
  const repeats = later.filter(([, placed]) => textOf(placed) === text);
  for (const placed of repeats.flatMap(([, all]) => all)) freeSequence(print, placed, opening);
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
