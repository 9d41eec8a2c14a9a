import { headingDestination } from "./destinations.ts";
import { addObject, dictionaryAt, type Print } from "./print.ts";
import { resolve } from "./read.ts";
import { type Element, objectNumber, roleOf } from "./structure.ts";
import type { Heading } from "./types.ts";
import {
  dictionary,
  isDictionary,
  isReference,
  name,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
  reference,
  textString,
} from "./values.ts";

/** An entry while the outline is made. */
interface Entry {
  readonly own: PdfReference;
  readonly entries: PdfDictionary;
  readonly level: number;
  readonly kids: Entry[];
}

/**
 * Makes the outline anew from the page's headings. Chromium's loses the spaces where a heading
 * wraps and has a heading twice that stands flush with the page's top; only its destinations are
 * taken. Throws where the headings that were printed aren't those that are named.
 */
export function writeOutline(print: Print, headings: readonly Heading[]): void {
  const written = takeDestinations(print);
  const printed = print.elements.filter(({ dictionary }) => /^H[1-6]$/.test(roleOf(dictionary)));
  assertSame(printed, headings);
  print.catalog.delete("Outlines");
  if (headings.length === 0) return;
  const top = addEntry(print, 0, dictionary({ Type: name("Outlines") }));
  const open = [top];
  for (const [index, element] of printed.entries()) {
    const { level, text } = headings[index] ?? { level: 0, text: "" };
    const destination = written.get(element.number);
    if (destination === undefined) throw new Error(`PDF: no destination for "${text}"`);
    const entry = addEntry(
      print,
      level,
      dictionary({
        Title: textString(text),
        Dest: headingDestination(print, element, destination),
        SE: reference(element.number),
      }),
    );
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    (open.at(-1) ?? top).kids.push(entry);
    open.push(entry);
  }
  linkKids(top);
  print.catalog.set("Outlines", top.own);
}

function addEntry(print: Print, level: number, entries: PdfDictionary): Entry {
  return { own: addObject(print.document, entries), entries, level, kids: [] };
}

function assertSame(printed: readonly Element[], headings: readonly Heading[]): void {
  const found = printed.map(({ dictionary }) => roleOf(dictionary)).join(" ");
  const wanted = headings.map(({ level }) => `H${level}`).join(" ");
  if (found === wanted) return;
  throw new Error(`PDF: the headings printed are "${found}", those of the page are "${wanted}"`);
}

/** Links an entry's kids with each other and with it; how many entries stand below it. */
function linkKids(entry: Entry): number {
  let count = entry.kids.length;
  for (const [index, kid] of entry.kids.entries()) {
    const [before, after] = [entry.kids[index - 1], entry.kids[index + 1]];
    kid.entries.set("Parent", entry.own);
    if (before) kid.entries.set("Prev", before.own);
    if (after) kid.entries.set("Next", after.own);
    count += linkKids(kid);
  }
  const [first, last] = [entry.kids[0], entry.kids.at(-1)];
  if (first && last) {
    entry.entries.set("First", first.own);
    entry.entries.set("Last", last.own);
    entry.entries.set("Count", count);
  }
  return count;
}

/** The destination of each heading's element in Chromium's outline, whose objects go. */
function takeDestinations(print: Print): Map<number, PdfValue> {
  const destinations = new Map<number, PdfValue>();
  const take = (value: PdfValue | undefined) => {
    for (let next = value; isReference(next); ) {
      const item = dictionaryAt(print.document, next, "an entry of the outline");
      const element = objectNumber(item.get("SE"));
      const destination = item.get("Dest");
      if (element !== undefined && destination !== undefined && !destinations.has(element)) {
        destinations.set(element, destination);
      }
      take(item.get("First"));
      print.document.objects.delete(next.number);
      next = item.get("Next");
    }
  };
  const root = print.catalog.get("Outlines");
  const outline = resolve(print.document, root);
  if (isDictionary(outline)) take(outline.get("First"));
  if (isReference(root)) print.document.objects.delete(root.number);
  return destinations;
}
