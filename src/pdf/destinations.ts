import { type PageArea, pageArea } from "./area.ts";
import { sequencesIn } from "./places.ts";
import type { Page, Print } from "./print.ts";
import { resolve } from "./read.ts";
import type { Element } from "./structure.ts";
import {
  isDictionary,
  isReference,
  name,
  type PdfReference,
  type PdfValue,
  reference,
} from "./values.ts";

/**
 * Puts named destinations right, the targets of links inside the document. Chromium writes them
 * as if there were no margins and the page weren't scaled.
 */
export function mendDestinations(print: Print): void {
  const named = resolve(print.document, print.catalog.get("Dests"));
  if (!isDictionary(named)) return;
  const values = [...named.values()];
  for (const [index, key] of named.keys().entries()) {
    named.set(key, mended(print, key, values[index] ?? null));
  }
}

function mended(print: Print, key: string, value: PdfValue): PdfValue {
  const [target, kind, x, y] = Array.isArray(value) ? value : [];
  const page = isReference(target) ? pageAt(print, target.number) : undefined;
  if (page === undefined || kind !== "/XYZ" || typeof x !== "number" || typeof y !== "number") {
    throw new Error(`PDF: odd destination "${key}"`);
  }
  const area = areaOf(print, page);
  const height = pageHeight(page);
  return place(page, area.left + x * area.scale, area.top - (height - y) * area.scale);
}

/**
 * Where a heading is: Chromium's own destination, which is right, except where the heading stands
 * flush with the top of its page: then it names the page before, and the top is meant.
 */
export function headingDestination(print: Print, heading: Element, written: PdfValue): PdfValue {
  const first = sequencesIn(print, heading.dictionary)[0];
  const [target] = Array.isArray(written) ? written : [];
  const page = first?.content.page;
  if (page === undefined || (isReference(target) && target.number === page.number)) return written;
  const area = areaOf(print, page);
  return place(page, area.left, area.top);
}

function place(page: Page, x: number, y: number): PdfValue[] {
  const target: PdfReference = reference(page.number);
  return [target, name("XYZ"), rounded(x), rounded(y), 0];
}

function rounded(points: number): number {
  return Math.round(points * 1000) / 1000;
}

/** The area of a page inside its margins. Throws where it can't be told from the content. */
function areaOf(print: Print, page: Page): PageArea {
  const content = print.contents.find((one) => one.page === page && one.form === undefined);
  const area = content && pageArea(content.bytes);
  if (area === undefined)
    throw new Error(`PDF: the margins of page ${page.index + 1} can't be told`);
  return area;
}

function pageHeight(page: Page): number {
  const box = page.dictionary.get("MediaBox");
  const height = Array.isArray(box) ? box[3] : undefined;
  if (typeof height !== "number") throw new Error(`PDF: page ${page.index + 1} has no size`);
  return height;
}

function pageAt(print: Print, number: number): Page | undefined {
  return print.pages.find((page) => page.number === number);
}
