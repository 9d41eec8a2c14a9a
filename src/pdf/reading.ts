import { placeOf } from "./places.ts";
import { type Print, sequenceText } from "./print.ts";
import { kidsOf, roleOf } from "./structure.ts";
import { isDictionary, isReference, type PdfDictionary } from "./values.ts";

/** What ends with a line; what isn't here (spans, links, wrappers) runs on. */
const blocks = new Set(
  "P H H1 H2 H3 H4 H5 H6 LI L TR Table Caption BlockQuote Note Figure Div Sect Art Part".split(" "),
);

/** What begins on a line of its own. */
const beginners = new Set(["L", "Table"]);
const cells = new Set(["TH", "TD"]);

/** What has been read of a page. The parts are joined at the end: a long text is slow to look at. */
type Parts = string[];

/**
 * The text of each page in reading order, as the tags give it: a line for each block, a tab
 * between the cells of a row, a space between a drawing's labels. Alternative texts aren't part of it.
 */
export function readingTexts(print: Print): string[] {
  const pages: Parts[] = print.pages.map(() => []);
  readKids(print, print.structureRoot, pages);
  return pages.map((parts) =>
    parts
      .join("")
      .replace(/[ \t]+\n/g, "\n")
      .trim(),
  );
}

function readKids(print: Print, element: PdfDictionary, pages: readonly Parts[]): void {
  for (const kid of kidsOf(element)) {
    const inner = isReference(kid) ? print.document.objects.get(kid.number) : undefined;
    if (isDictionary(inner)) {
      const role = roleOf(inner);
      if (beginners.has(role)) endElement(role, pages);
      readKids(print, inner, pages);
      endElement(role, pages);
      continue;
    }
    const placed = placeOf(print, element, kid);
    if (placed === undefined) continue;
    const isDrawing = roleOf(element) === "Figure";
    const shown = sequenceText(print, placed, isDrawing ? " " : "") + (isDrawing ? " " : "");
    if (shown !== "") pages[placed.content.page.index]?.push(shown);
  }
}

/** Ends the line, or the cell, on every page on which one is open. */
function endElement(role: string, pages: readonly Parts[]): void {
  const end = blocks.has(role) ? "\n" : cells.has(role) ? "\t" : "";
  if (end === "") return;
  for (const parts of pages) {
    const last = parts.at(-1);
    if (last === undefined || last.endsWith("\n")) continue;
    if (!last.endsWith("\t")) parts.push(end);
    else if (end === "\n") parts.splice(-1, 1, `${last.slice(0, -1)}\n`);
  }
}
