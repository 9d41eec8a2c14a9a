import { dictionaryAt, type Print } from "./print.ts";
import { resolve } from "./read.ts";
import type { OutlineEntry } from "./types.ts";
import { isDictionary, isReference, isString, type PdfValue, stringText } from "./values.ts";

/** The outline's entries as a reader shows them, from top to bottom. */
export function readOutline(print: Print): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const read = (first: PdfValue | undefined, level: number) => {
    for (let next = first; next !== undefined; ) {
      const item = dictionaryAt(print.document, next, "an entry of the outline");
      const title = item.get("Title");
      const page = pageOf(print, item.get("Dest"));
      entries.push({ title: isString(title) ? stringText(title) : "", level, page });
      read(item.get("First"), level + 1);
      next = item.get("Next");
    }
  };
  const root = resolve(print.document, print.catalog.get("Outlines"));
  if (isDictionary(root)) read(root.get("First"), 1);
  return entries;
}

/** The 1-based page of a destination, 0 where there is none. */
function pageOf(print: Print, destination: PdfValue | undefined): number {
  const [target] = Array.isArray(destination) ? destination : [];
  if (!isReference(target)) return 0;
  return print.pages.findIndex(({ number }) => number === target.number) + 1;
}
