import { type PdfDocument, resolve } from "./read.ts";
import { isDictionary, isReference, type PdfDictionary, type PdfValue } from "./values.ts";
import { withoutSlash } from "./words.ts";

/** A structure element (a tag): its object number and dictionary. */
export interface Element {
  readonly number: number;
  readonly dictionary: PdfDictionary;
}

/** The elements below the root, each before its kids. */
export function collectElements(document: PdfDocument, root: PdfDictionary): Element[] {
  const elements: Element[] = [];
  const walk = (value: PdfValue) => {
    if (!isReference(value)) return;
    const dictionary = document.objects.get(value.number);
    if (!isDictionary(dictionary)) throw new Error(`PDF: tag ${value.number} is missing`);
    elements.push({ number: value.number, dictionary });
    kidsOf(dictionary).forEach(walk);
  };
  kidsOf(root).forEach(walk);
  return elements;
}

/** What an element holds: references to elements, marked contents, objects. */
export function kidsOf(dictionary: PdfDictionary): readonly PdfValue[] {
  const kids = dictionary.get("K");
  if (kids === undefined) return [];
  return Array.isArray(kids) ? kids : [kids];
}

/** Gives an element its kids. */
export function setKids(dictionary: PdfDictionary, kids: readonly PdfValue[]): void {
  if (kids.length === 0) dictionary.delete("K");
  else dictionary.set("K", [...kids]);
}

/** The element's type without its slash: "H1", "LI". */
export function roleOf(dictionary: PdfDictionary | undefined): string {
  const role = dictionary?.get("S");
  return typeof role === "string" ? withoutSlash(role) : "";
}

/** Marked content: its number, and the object number of the page or form in which it stands. */
export interface MarkedContent {
  readonly mcid: number;
  /** The page, undefined where the element names none. */
  readonly page: number | undefined;
  /** The form, where it stands in one. */
  readonly form: number | undefined;
}

/** The marked content that a kid of the element stands for, if it is one. */
export function markedContent(element: PdfDictionary, kid: PdfValue): MarkedContent | undefined {
  const page = objectNumber(element.get("Pg"));
  if (typeof kid === "number") return { mcid: kid, page, form: undefined };
  if (!isDictionary(kid) || kid.get("Type") !== "/MCR") return undefined;
  const mcid = kid.get("MCID");
  if (typeof mcid !== "number") throw new Error("PDF: a marked content without its number");
  const form = objectNumber(kid.get("Stm"));
  return { mcid, page: objectNumber(kid.get("Pg")) ?? page, form };
}

/** Whether a kid stands for an object, such as a link's annotation. */
export function isObjectKid(kid: PdfValue): kid is PdfDictionary {
  return isDictionary(kid) && kid.get("Type") === "/OBJR";
}

/** The number of the object that the value refers to. */
export function objectNumber(value: PdfValue | undefined): number | undefined {
  return isReference(value) ? value.number : undefined;
}

/** The parent tree's arrays: for each page's key, the element of each marked content. */
export function parentArrays(document: PdfDocument, root: PdfDictionary): Map<number, PdfValue[]> {
  const arrays = new Map<number, PdfValue[]>();
  for (const [key, value] of parentEntries(document, root)) {
    const array = resolve(document, value);
    if (Array.isArray(array)) arrays.set(key, array);
  }
  return arrays;
}

/** The parent tree's entries in their order. Throws where the tree isn't one flat node. */
export function parentEntries(document: PdfDocument, root: PdfDictionary): [number, PdfValue][] {
  const tree = resolve(document, root.get("ParentTree"));
  const flat = isDictionary(tree) ? tree.get("Nums") : undefined;
  if (!Array.isArray(flat)) throw new Error("PDF: the tags' parent tree isn't flat");
  const entries: [number, PdfValue][] = [];
  for (let index = 0; index < flat.length; index += 2) {
    const [key, value] = [flat[index], flat[index + 1]];
    if (typeof key !== "number" || value === undefined) throw new Error("PDF: odd parent tree");
    entries.push([key, value]);
  }
  return entries;
}

/** Writes the parent tree's entries, sorted, and the next free key. */
export function setParentEntries(
  document: PdfDocument,
  root: PdfDictionary,
  entries: readonly [number, PdfValue][],
): void {
  const tree = resolve(document, root.get("ParentTree"));
  if (!isDictionary(tree)) throw new Error("PDF: the tags' parent tree is missing");
  const sorted = [...entries].sort(([a], [b]) => a - b);
  tree.set("Nums", sorted.flat());
  root.set("ParentTreeNextKey", (sorted.at(-1)?.[0] ?? -1) + 1);
}
