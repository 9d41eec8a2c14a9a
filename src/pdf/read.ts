import { inflateSync } from "node:zlib";
import { type Cursor, decimal, parseValue, skipSpace, wordEnd } from "./parse.ts";
import {
  isDictionary,
  isReference,
  isStream,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from "./values.ts";

/** A PDF in memory: its objects by number, and its trailer (/Root, /Info, /ID). */
export interface PdfDocument {
  readonly objects: Map<number, PdfValue>;
  readonly trailer: PdfDictionary;
}

/** The file while it is read. `text` has one character a byte. */
interface Source {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Where an object stands: at a byte, or as a numbered part of an object stream. */
type Location = { readonly offset: number } | { readonly stream: number; readonly index: number };

/**
 * Reads a PDF: Chromium's, with its classic table, or our own, with object streams.
 * Throws on anything else: several updates, encryption, generations, filters of other kinds.
 */
export function readPdf(bytes: Uint8Array): PdfDocument {
  const source = {
    bytes,
    text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"),
  };
  if (!source.text.startsWith("%PDF-")) throw new Error("PDF: the file doesn't begin with %PDF-");
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.text.slice(-64))?.[1];
  if (start === undefined) throw new Error("PDF: the file's end is missing");
  const offset = Number(start);
  const table = source.text.startsWith("xref", offset)
    ? readTable({ text: source.text, position: offset })
    : readTableStream(source, offset);
  if (table.trailer.has("Prev")) throw new Error("PDF: the file has updates");
  if (table.trailer.has("Encrypt")) throw new Error("PDF: the file is encrypted");
  return { objects: readObjects(source, table.locations), trailer: table.trailer };
}

/** The bytes of a stream without its filter. Throws on filters other than /FlateDecode. */
export function streamBytes(stream: PdfStream): Buffer {
  const filter = stream.dictionary.get("Filter");
  const { buffer, byteOffset, length } = stream.data;
  if (filter === undefined) return Buffer.from(buffer, byteOffset, length);
  if (filter !== "/FlateDecode") throw new Error(`PDF: unknown filter ${String(filter)}`);
  if (stream.dictionary.has("DecodeParms")) throw new Error("PDF: a predictor isn't known");
  return inflateSync(stream.data, { chunkSize: expectedSize(stream.data.length) });
}

/** Room for what is inflated, so that it needn't be put together from many small pieces. */
function expectedSize(deflated: number): number {
  return Math.min(Math.max(1024, 12 * deflated), 1 << 20);
}

/** The content of a stream, one character a byte. */
export function streamText(stream: PdfStream): string {
  return streamBytes(stream).toString("latin1");
}

interface Table {
  readonly locations: ReadonlyMap<number, Location>;
  readonly trailer: PdfDictionary;
}

/** The classic table: sections of twenty-byte lines, then the trailer. */
function readTable(cursor: Cursor): Table {
  const locations = new Map<number, Location>();
  cursor.position += "xref".length;
  while (skipSpace(cursor) !== 0x74) {
    const [first = 0, count = 0] = [takeInteger(cursor), takeInteger(cursor)];
    skipSpace(cursor);
    for (let index = 0; index < count; index++, cursor.position += 20) {
      if (cursor.text[cursor.position + 17] !== "n") continue;
      const offset = decimal(cursor.text, cursor.position, cursor.position + 10);
      locations.set(first + index, { offset });
    }
  }
  if (!takesWord(cursor, "trailer")) throw new Error("PDF: the trailer is missing");
  return { locations, trailer: requireDictionary(parseValue(cursor), "the trailer") };
}

/** The table as a stream, in the one form that we write: /W [1 3 2], a single section. */
function readTableStream(source: Source, offset: number): Table {
  const stream = readObject(source, offset).value;
  if (!isStream(stream)) throw new Error("PDF: the cross-reference stream is missing");
  if (String(stream.dictionary.get("W")) !== "1,3,2" || stream.dictionary.has("Index")) {
    throw new Error("PDF: unknown form of cross-reference stream");
  }
  const rows = streamBytes(stream);
  const locations = new Map<number, Location>();
  for (let number = 0; number * 6 < rows.length; number++) {
    const location = tableRow(rows, number * 6);
    if (location !== undefined) locations.set(number, location);
  }
  return { locations, trailer: stream.dictionary };
}

function tableRow(rows: Buffer, at: number): Location | undefined {
  const kind = rows.readUInt8(at);
  const [second, third] = [rows.readUIntBE(at + 1, 3), rows.readUInt16BE(at + 4)];
  if (kind === 1) return { offset: second };
  return kind === 2 ? { stream: second, index: third } : undefined;
}

function readObjects(
  source: Source,
  locations: ReadonlyMap<number, Location>,
): Map<number, PdfValue> {
  const objects = new Map<number, PdfValue>();
  const packed = new Map<number, ReadonlyMap<number, PdfValue>>();
  for (const [number, location] of locations) {
    if (!("offset" in location)) continue;
    const { number: found, value } = readObject(source, location.offset);
    if (found !== number) throw new Error(`PDF: object ${number} isn't at its place`);
    if (isObjectStream(value)) packed.set(number, unpack(value));
    else if (!isTableStream(value)) objects.set(number, value);
  }
  for (const [number, location] of locations) {
    if ("offset" in location) continue;
    const value = packed.get(location.stream)?.get(number);
    if (value === undefined) throw new Error(`PDF: object ${number} isn't in its stream`);
    objects.set(number, value);
  }
  return objects;
}

/** The object that starts at the offset: `12 0 obj … endobj`. */
function readObject(source: Source, offset: number): { number: number; value: PdfValue } {
  const cursor = { text: source.text, position: offset };
  const number = takeInteger(cursor);
  if (takeInteger(cursor) !== 0) throw new Error(`PDF: object ${number} has a generation`);
  skipSpace(cursor);
  if (!takesWord(cursor, "obj")) throw new Error(`PDF: no object at byte ${offset}`);
  const value = parseValue(cursor);
  skipSpace(cursor);
  if (source.text.startsWith("stream", cursor.position)) {
    return { number, value: readStream(source, cursor, requireDictionary(value, "a stream")) };
  }
  if (!takesWord(cursor, "endobj")) throw new Error(`PDF: object ${number} doesn't end`);
  return { number, value };
}

function readStream(source: Source, cursor: Cursor, dictionary: PdfDictionary): PdfStream {
  const length = dictionary.get("Length");
  if (typeof length !== "number") throw new Error("PDF: a stream's length isn't a number");
  const afterWord = cursor.position + "stream".length;
  const start = afterWord + (source.text[afterWord] === "\r" ? 2 : 1);
  if (!/^\s*endstream\b/.test(source.text.slice(start + length, start + length + 12))) {
    throw new Error(`PDF: the stream at byte ${start} isn't as long as it says`);
  }
  dictionary.delete("Length");
  return { kind: "stream", dictionary, data: source.bytes.subarray(start, start + length) };
}

function isObjectStream(value: PdfValue): value is PdfStream {
  return isStream(value) && value.dictionary.get("Type") === "/ObjStm";
}

function isTableStream(value: PdfValue): boolean {
  return isStream(value) && value.dictionary.get("Type") === "/XRef";
}

function unpack(stream: PdfStream): ReadonlyMap<number, PdfValue> {
  const text = streamText(stream);
  const [count, first] = [stream.dictionary.get("N"), stream.dictionary.get("First")];
  if (typeof count !== "number" || typeof first !== "number") {
    throw new Error("PDF: an object stream without its numbers");
  }
  const head = { text, position: 0 };
  const values = new Map<number, PdfValue>();
  for (let index = 0; index < count; index++) {
    const [number, offset] = [takeInteger(head), takeInteger(head)];
    values.set(number, parseValue({ text, position: first + offset }));
  }
  return values;
}

function takeInteger(cursor: Cursor): number {
  skipSpace(cursor);
  const { text, position: start } = cursor;
  cursor.position = wordEnd(text, start);
  const value = decimal(text, start, cursor.position);
  if (Number.isInteger(value) && value >= 0) return value;
  const word = text.slice(start, cursor.position);
  throw new Error(`PDF: no number at byte ${start}: "${word}"`);
}

/** Moves behind the word, if it is the one that stands here; whether it is. */
function takesWord(cursor: Cursor, word: string): boolean {
  const start = cursor.position;
  cursor.position = wordEnd(cursor.text, start);
  return cursor.position - start === word.length && cursor.text.startsWith(word, start);
}

function requireDictionary(value: PdfValue, what: string): PdfDictionary {
  if (!isDictionary(value)) throw new Error(`PDF: ${what} isn't a dictionary`);
  return value;
}

/** The value, or what it refers to. */
export function resolve(document: PdfDocument, value: PdfValue | undefined): PdfValue | undefined {
  if (!isReference(value)) return value;
  const target = document.objects.get(value.number);
  if (target === undefined) throw new Error(`PDF: object ${value.number} is missing`);
  return target;
}
