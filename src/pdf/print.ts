import { dissected } from "./content.ts";
import { type Font, fontsIn } from "./fonts.ts";
import type { Dissected, Sequence } from "./parts.ts";
import { type PdfDocument, readPdf, resolve, streamBytes } from "./read.ts";
import {
  collectElements,
  type Element,
  kidsOf,
  type MarkedContent,
  markedContent,
  parentArrays,
  setKids,
} from "./structure.ts";
import { shownText } from "./text.ts";
import {
  isDictionary,
  isReference,
  isStream,
  type PdfDictionary,
  type PdfReference,
  type PdfStream,
  type PdfValue,
  reference,
} from "./values.ts";

/** Content that is drawn: a page's, or a form's that a page paints. */
export interface Content extends Dissected {
  /** The object number of the stream. */
  readonly number: number;
  /** The page on which it is drawn. */
  readonly page: Page;
  /** The form's dictionary, undefined for a page's own content. */
  readonly form: PdfStream | undefined;
  readonly resources: PdfDictionary;
}

/** A tagged sequence and the content in which it stands. */
export interface Placed {
  readonly content: Content;
  readonly sequence: Sequence;
}

/** What may be done to a page's content before anything else. */
type Prepare = (content: Dissected) => Dissected;

/** All sequences by the object number of the page or form that holds them, and by their number. */
type Places = ReadonlyMap<number, readonly (Placed | undefined)[]>;

/** A page: its object and its content. */
export interface Page {
  readonly number: number;
  readonly index: number;
  readonly dictionary: PdfDictionary;
}

/** A tagged PDF taken apart: what the steps of finishing and inspecting need at hand. */
export interface Print {
  readonly document: PdfDocument;
  readonly catalog: PdfDictionary;
  readonly pages: readonly Page[];
  /** The page contents and the forms in them, page by page, each before the forms it paints. */
  readonly contents: readonly Content[];
  /** Where each tagged sequence stands. */
  readonly places: Places;
  readonly structureRoot: PdfDictionary;
  /** The structure elements in reading order. */
  readonly elements: Element[];
  /** By /StructParents key: the element that each marked content belongs to, by its number. */
  readonly parents: Map<number, PdfValue[]>;
  /** The sequences that are to become artifacts, each with the operator that opens it then. */
  readonly freed: Map<Sequence, string>;
  /** Fonts that have been read, by object number. */
  readonly fonts: Map<number, Font>;
  /** Fonts by name, for each resources that were asked for them. */
  readonly fontsOf: Map<PdfDictionary, Map<string, Font>>;
}

/**
 * Takes a tagged PDF apart. Throws where there are no tags, or no pages.
 * @param prepare What is done to each page's content before it is taken apart.
 */
export function openPrint(bytes: Uint8Array, prepare: Prepare = (content) => content): Print {
  const document = readPdf(bytes);
  const catalog = dictionaryAt(document, document.trailer.get("Root"), "the catalog");
  const structureRoot = dictionaryAt(document, catalog.get("StructTreeRoot"), "the tree of tags");
  const pages = collectPages(document, catalog);
  const contents = pages.flatMap((page) => collectContents(document, page, prepare));
  return {
    document,
    catalog,
    pages,
    contents,
    places: indexSequences(contents),
    structureRoot,
    elements: collectElements(document, structureRoot),
    parents: parentArrays(document, structureRoot),
    freed: new Map(),
    fonts: new Map(),
    fontsOf: new Map(),
  };
}

/** Adds an object to the document; its reference. */
export function addObject(document: PdfDocument, value: PdfValue): PdfReference {
  const size = document.trailer.get("Size");
  if (typeof size !== "number") throw new Error("PDF: the trailer doesn't say its size");
  document.trailer.set("Size", size + 1);
  document.objects.set(size, value);
  return reference(size);
}

/** The dictionary that the value is or refers to. Throws where it is something else. */
export function dictionaryAt(
  document: PdfDocument,
  value: PdfValue | undefined,
  what: string,
): PdfDictionary {
  const found = resolve(document, value);
  if (!isDictionary(found)) throw new Error(`PDF: ${what} is missing`);
  return found;
}

/** The parent tree's array for a content: the element of each of its marked contents. */
export function parentsOf(print: Print, content: Content): PdfValue[] {
  const owner = content.form?.dictionary ?? content.page.dictionary;
  const key = owner.get("StructParents");
  const parents = typeof key === "number" ? print.parents.get(key) : undefined;
  if (parents === undefined) throw new Error("PDF: content isn't in the tags' parent tree");
  return parents;
}

/** The element to which a sequence belongs, undefined where nothing owns it. */
export function ownerOf(print: Print, { content, sequence }: Placed): PdfDictionary | undefined {
  const owner = parentsOf(print, content)[sequence.mcid];
  return isReference(owner) ? dictionaryAt(print.document, owner, "a tag") : undefined;
}

/** Makes a sequence an artifact: its element loses it. */
export function freeSequence(print: Print, placed: Placed, opening: string): void {
  const owner = ownerOf(print, placed);
  if (owner === undefined) throw new Error("PDF: a tagged sequence belongs to nothing");
  const kept = kidsOf(owner).filter((kid) => !isAt(markedContent(owner, kid), placed));
  setKids(owner, kept);
  parentsOf(print, placed.content)[placed.sequence.mcid] = null;
  print.freed.set(placed.sequence, opening);
}

/** Whether a marked content that an element names is the sequence. */
export function isAt(named: MarkedContent | undefined, { content, sequence }: Placed): boolean {
  const form = content.form === undefined ? undefined : content.number;
  return (
    named !== undefined &&
    named.mcid === sequence.mcid &&
    named.page === content.page.number &&
    named.form === form
  );
}

/** The fonts that a content's text is shown with, by the names it knows them under. */
export function fontsOf(print: Print, content: Content): Map<string, Font> {
  const known = print.fontsOf.get(content.resources);
  if (known !== undefined) return known;
  const fonts = fontsIn(print.document, content.resources, print.fonts);
  print.fontsOf.set(content.resources, fonts);
  return fonts;
}

/** The text of a sequence. `between` stands between its text objects, the labels of a drawing. */
export function sequenceText(print: Print, { content, sequence }: Placed, between = ""): string {
  return shownText(content, fontsOf(print, content), sequence, between);
}

/** All tagged sequences with the contents in which they stand. */
export function placedSequences(print: Print): Placed[] {
  return print.contents.flatMap((content) =>
    content.parts.sequences.map((sequence) => ({ content, sequence })),
  );
}

function collectPages(document: PdfDocument, catalog: PdfDictionary): Page[] {
  const pages: Page[] = [];
  const walk = (value: PdfValue | undefined) => {
    const node = dictionaryAt(document, value, "a page");
    if (node.get("Type") === "/Page" && isReference(value)) {
      pages.push({ number: value.number, index: pages.length, dictionary: node });
    }
    for (const kid of arrayOf(node.get("Kids"))) walk(kid);
  };
  walk(catalog.get("Pages"));
  if (pages.length === 0) throw new Error("PDF: the file has no pages");
  return pages;
}

function collectContents(document: PdfDocument, page: Page, prepare: Prepare): Content[] {
  const found = new Map<number, Content>();
  const walk = (value: PdfValue | undefined, owner: PdfDictionary) => {
    const stream = resolve(document, value);
    if (!isReference(value) || !isStream(stream)) throw new Error("PDF: content isn't one stream");
    if (found.has(value.number)) return;
    const resources = dictionaryAt(document, owner.get("Resources"), "a page's resources");
    const form = owner === page.dictionary ? undefined : stream;
    const whole = dissected(streamBytes(stream));
    const content = form ? whole : prepare(whole);
    found.set(value.number, { ...content, number: value.number, page, form, resources });
    for (const inner of formsIn(document, resources))
      walk(reference(inner.number), inner.dictionary);
  };
  walk(page.dictionary.get("Contents"), page.dictionary);
  return [...found.values()];
}

function indexSequences(contents: readonly Content[]): Places {
  const places = new Map<number, (Placed | undefined)[]>();
  for (const content of contents) {
    const holder = content.form === undefined ? content.page.number : content.number;
    const sequences = places.get(holder) ?? [];
    for (const sequence of content.parts.sequences) {
      while (sequences.length < sequence.mcid) sequences.push(undefined);
      sequences[sequence.mcid] = { content, sequence };
    }
    places.set(holder, sequences);
  }
  return places;
}

/** The forms that resources name, in their order. */
function formsIn(document: PdfDocument, resources: PdfDictionary) {
  const named = resolve(document, resources.get("XObject"));
  if (!isDictionary(named)) return [];
  return named
    .values()
    .filter(isReference)
    .flatMap(({ number }) => {
      const stream = document.objects.get(number);
      const isForm = isStream(stream) && stream.dictionary.get("Subtype") === "/Form";
      return isForm ? [{ number, dictionary: stream.dictionary }] : [];
    });
}

function arrayOf(value: PdfValue | undefined): readonly PdfValue[] {
  return Array.isArray(value) ? value : [];
}
