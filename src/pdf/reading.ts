import { indexSequences, type Places, placeOf } from "./places.ts";
import { type Print, sequenceText } from "./print.ts";
import { kidsOf, roleOf } from "./structure.ts";
import { isDictionary, isReference, type PdfDictionary } from "./values.ts";

/** What ends with a line; what isn't here (spans, links, wrappers) runs on. */
const blocks = /^(P|H[1-6]?|LI|L|TR|Table|Caption|BlockQuote|Note|Figure|Div|Sect|Art|Part)$/;

/**
 * The text of each page in reading order, as the tags give it: a line for each block, a tab
 * between the cells of a row, a space between a drawing's labels. Alternative texts aren't part of it.
 */
export function readingTexts(print: Print): string[] {
  const texts = print.pages.map(() => "");
  const places = indexSequences(print);
  readKids(print, print.structureRoot, places, texts);
  return texts.map((text) => text.replace(/[ \t]+\n/g, "\n").trim());
}

function readKids(print: Print, element: PdfDictionary, places: Places, texts: string[]): void {
  for (const kid of kidsOf(element)) {
    const inner = isReference(kid) ? print.document.objects.get(kid.number) : undefined;
    if (isDictionary(inner)) {
      if (/^(L|Table)$/.test(roleOf(inner))) endElement(roleOf(inner), texts);
      readKids(print, inner, places, texts);
      endElement(roleOf(inner), texts);
      continue;
    }
    const placed = placeOf(element, kid, places);
    if (placed === undefined) continue;
    const page = placed.content.page.index;
    const isDrawing = roleOf(element) === "Figure";
    const shown = sequenceText(print, placed, isDrawing ? " " : "");
    texts[page] = (texts[page] ?? "") + shown + (isDrawing ? " " : "");
  }
}

/** Ends the line, or the cell, on every page on which one is open. */
function endElement(role: string, texts: string[]): void {
  const end = blocks.test(role) ? "\n" : /^T[HD]$/.test(role) ? "\t" : "";
  if (end === "") return;
  for (const [index, text] of texts.entries()) {
    if (text !== "" && !/[\n\t]$/.test(text)) texts[index] = text + end;
    else if (end === "\n" && text.endsWith("\t")) texts[index] = `${text.slice(0, -1)}\n`;
  }
}
