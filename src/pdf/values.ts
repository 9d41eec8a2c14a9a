import { PdfDictionary } from "./dictionary.ts";
import { noShape, shapeWithKey } from "./shapes.ts";

export { PdfDictionary };

/** A PDF name with its slash, as it is written, escapes and all: "/Type", "/a#20b". */
type PdfName = `/${string}`;

/** A PDF string: one character (0 to 255) a byte, escapes decoded. */
interface PdfString {
  readonly kind: "string";
  readonly bytes: string;
}

/** `12 0 R`. Generations other than 0 don't occur in what we read. */
export interface PdfReference {
  readonly kind: "reference";
  readonly number: number;
}

/** A stream: its dictionary (without /Length) and its bytes as they stand in the file, still filtered. */
export interface PdfStream {
  readonly kind: "stream";
  readonly dictionary: PdfDictionary;
  readonly data: Uint8Array;
}

/** What may stand wherever a value may stand in a PDF. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfValue[]
  | PdfDictionary
  | PdfStream;

/** The name of the text, one character a byte; what isn't plain is escaped. */
export function name(text: string): PdfName {
  const escaped = text.replace(/[^\w.+-]/g, (letter) => {
    return `#${letter.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return `/${escaped}`;
}

/** The text of a name: without slash and escapes. */
export function nameText(value: PdfName): string {
  return value.slice(1).replace(/#([0-9a-f]{2})/gi, (_, hex) => {
    return String.fromCharCode(Number.parseInt(hex, 16));
  });
}

/** References that have been made, by number; those of a large document's end are made each time. */
const references: (PdfReference | undefined)[] = new Array(8192).fill(undefined);

/** A reference to the object of that number. */
export function reference(number: number): PdfReference {
  const known = references[number];
  if (known !== undefined) return known;
  const made: PdfReference = { kind: "reference", number };
  if (number < references.length) references[number] = made;
  return made;
}

/** A dictionary of the given entries; those that are undefined are left out. */
export function dictionary(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDictionary {
  const values: PdfValue[] = [];
  let shape = noShape();
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) continue;
    shape = shapeWithKey(shape, key);
    values.push(value);
  }
  return new PdfDictionary(shape, values);
}

/** A string of bytes: ASCII keys, hashes. */
export function byteString(bytes: string): PdfString {
  return { kind: "string", bytes };
}

/** A text string: as it is where it is ASCII, else UTF-16BE with its byte order mark. */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return byteString(text);
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  const bytes = units.map((unit) => String.fromCharCode(unit >> 8, unit & 0xff));
  return byteString(`\xfe\xff${bytes.join("")}`);
}

/**
 * The text of a text string: UTF-16BE or UTF-8 by its mark, else PDFDocEncoding, of which only
 * the part that equals Latin-1 is known.
 */
export function stringText(value: PdfString): string {
  if (value.bytes.startsWith("\xef\xbb\xbf")) return latin1(value).subarray(3).toString("utf8");
  if (!value.bytes.startsWith("\xfe\xff")) return value.bytes;
  return latin1(value).subarray(2).swap16().toString("utf16le");
}

function latin1(value: PdfString): Buffer {
  return Buffer.from(value.bytes, "latin1");
}

/** Whether the value is a name. */
export function isName(value: PdfValue | undefined): value is PdfName {
  return typeof value === "string";
}

/** Whether the value is a dictionary (a stream is none). */
export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof PdfDictionary;
}

/** Whether the value is a string. */
export function isString(value: PdfValue | undefined): value is PdfString {
  return hasKind(value) && value.kind === "string";
}

/** Whether the value is a reference. */
export function isReference(value: PdfValue | undefined): value is PdfReference {
  return hasKind(value) && value.kind === "reference";
}

/** Whether the value is a stream. */
export function isStream(value: PdfValue | undefined): value is PdfStream {
  return hasKind(value) && value.kind === "stream";
}

function hasKind(value: PdfValue | undefined): value is PdfString | PdfReference | PdfStream {
  return typeof value === "object" && value !== null && "kind" in value;
}
