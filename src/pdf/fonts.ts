import { type PdfDocument, resolve, streamText } from "./read.ts";
import {
  isDictionary,
  isName,
  isReference,
  isStream,
  nameText,
  type PdfDictionary,
  type PdfValue,
} from "./values.ts";

/** A font of a page. */
export interface Font {
  /** Its PostScript name without the subset's prefix: "SourceSans3-Regular"; "" for Type 3. */
  readonly name: string;
  /** "CIDFontType2" for TrueType by glyph, "Type3" for drawn glyphs, … */
  readonly type: string;
  readonly embedded: boolean;
  /** Bytes a code: 2 for composite fonts, else 1. */
  readonly width: 1 | 2;
  /** The text of each code; of none where there is no map. Read when it is first asked for. */
  readonly unicode: () => ReadonlyMap<number, string>;
}

/**
 * The fonts that resources name, by that name.
 * @param known Fonts that have been read already, by object number; new ones are added.
 */
export function fontsIn(
  document: PdfDocument,
  resources: PdfDictionary,
  known: Map<number, Font>,
): Map<string, Font> {
  const named = resolve(document, resources.get("Font"));
  const fonts = new Map<string, Font>();
  if (!isDictionary(named)) return fonts;
  const keys = named.keys();
  for (const [index, value] of named.values().entries()) {
    if (!isReference(value)) throw new Error("PDF: a font isn't an object of its own");
    const font = known.get(value.number) ?? readFont(document, value);
    known.set(value.number, font);
    fonts.set(keys[index] ?? "", font);
  }
  return fonts;
}

function readFont(document: PdfDocument, value: PdfValue): Font {
  const font = resolve(document, value);
  if (!isDictionary(font)) throw new Error("PDF: a font is missing");
  const descendant = firstOf(document, font.get("DescendantFonts")) ?? font;
  const descriptor = resolve(document, descendant.get("FontDescriptor"));
  const files = ["FontFile", "FontFile2", "FontFile3"];
  let unicode: ReadonlyMap<number, string> | undefined;
  return {
    name: baseName(font.get("BaseFont")),
    type: plainName(descendant.get("Subtype")),
    embedded: isDictionary(descriptor) && files.some((file) => descriptor.has(file)),
    width: font.get("Subtype") === "/Type0" ? 2 : 1,
    // A getter would be kept, with all of the document, until V8 collects its own garbage.
    unicode: () => {
      unicode ??= readUnicode(document, font.get("ToUnicode"));
      return unicode;
    },
  };
}

function firstOf(document: PdfDocument, value: PdfValue | undefined): PdfDictionary | undefined {
  const array = resolve(document, value);
  const first = Array.isArray(array) ? resolve(document, array[0]) : undefined;
  return isDictionary(first) ? first : undefined;
}

function baseName(value: PdfValue | undefined): string {
  return plainName(value).replace(/^[A-Z]{6}\+/, "");
}

function plainName(value: PdfValue | undefined): string {
  return isName(value) ? nameText(value) : "";
}

function readUnicode(document: PdfDocument, value: PdfValue | undefined): Map<number, string> {
  const stream = resolve(document, value);
  return isStream(stream) ? parseUnicodeMap(streamText(stream)) : new Map();
}

/** The text of each code in a ToUnicode map: its single codes and its ranges. */
export function parseUnicodeMap(text: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, kind, body = ""] of text.matchAll(/beginbf(char|range)([\s\S]*?)endbf/g)) {
    if (kind === "char") addCharacters(map, body);
    else addRanges(map, body);
  }
  return map;
}

function addCharacters(map: Map<number, string>, body: string): void {
  for (const [, code = "", text = ""] of body.matchAll(/<(\w+)>\s*<(\w*)>/g)) {
    map.set(Number.parseInt(code, 16), utf16(text));
  }
}

/** Ranges: `<first> <last> <text>`, whose last unit counts up, or `<first> <last> [<text> …]`. */
function addRanges(map: Map<number, string>, body: string): void {
  const pattern = /<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[([^\]]*)\])/g;
  for (const [, first = "", last = "", start, list] of body.matchAll(pattern)) {
    const [from, to] = [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    const texts = list === undefined ? undefined : [...list.matchAll(/<(\w*)>/g)];
    for (let code = from; code <= to; code++) {
      map.set(
        code,
        texts ? utf16(texts[code - from]?.[1] ?? "") : shifted(start ?? "", code - from),
      );
    }
  }
}

function utf16(hex: string): string {
  return Buffer.from(hex, "hex").swap16().toString("utf16le");
}

function shifted(hex: string, by: number): string {
  const text = utf16(hex);
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);
}
