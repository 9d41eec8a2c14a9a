import { inflateSync } from "node:zlib";
import { type Cursor, decimal, parseValue, skipSpace } from "./parse.ts";
import {
  isDictionary,
  isReference,
  isStream,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from "./values.ts";
import { standsAt, wordEnd } from "./words.ts";

/** A PDF in memory: its objects by number, and its trailer (/Root, /Info, /ID). */
export interface PdfDocument {
  readonly objects: Map<number, PdfValue>;
  readonly trailer: PdfDictionary;
}

/**
 * Reads a PDF: Chromium's, with its classic table, or our own, with object streams.
 * Throws on anything else: several updates, encryption, generations, filters of other kinds.
 */
export function readPdf(file: Uint8Array): PdfDocument {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  if (!standsAt("%PDF-", bytes, 0)) throw new Error("PDF: the file doesn't begin with %PDF-");
  const end = bytes.toString("latin1", Math.max(0, bytes.length - 64));
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1];
  if (start === undefined) throw new Error("PDF: the file's end is missing");
  const cursor = { bytes, position: Number(start) };
  const table = standsAt("xref", bytes, cursor.position)
    ? readTable(cursor)
    : readTableStream(cursor);
  if (table.trailer.has("Prev")) throw new Error("PDF: the file has updates");
  if (table.trailer.has("Encrypt")) throw new Error("PDF: the file is encrypted");
  return { objects: readObjects(bytes, table), trailer: table.trailer };
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

const letterN = 0x6e;
const letterT = 0x74;
const carriageReturn = 0x0d;

interface Table {
  /** The objects that stand by themselves, and at which byte each of them. */
  readonly numbers: number[];
  readonly offsets: number[];
  /** The object stream of each of the others. */
  readonly streams: Map<number, number>;
  readonly trailer: PdfDictionary;
}

/** The classic table: sections of twenty-byte lines, then the trailer. */
function readTable(cursor: Cursor): Table {
  const [numbers, offsets]: [number[], number[]] = [[], []];
  cursor.position += "xref".length;
  while (skipSpace(cursor) !== letterT) {
    const [first = 0, count = 0] = [takeInteger(cursor), takeInteger(cursor)];
    skipSpace(cursor);
    for (let index = 0; index < count; index++, cursor.position += 20) {
      if (cursor.bytes[cursor.position + 17] !== letterN) continue;
      numbers.push(first + index);
      offsets.push(decimal(cursor.bytes, cursor.position, cursor.position + 10));
    }
  }
  if (!takesWord(cursor, "trailer")) throw new Error("PDF: the trailer is missing");
  const trailer = requireDictionary(parseValue(cursor), "the trailer");
  return { numbers, offsets, streams: new Map(), trailer };
}

/** The table as a stream, in the one form that we write: /W [1 3 2], a single section. */
function readTableStream(cursor: Cursor): Table {
  const stream = readObject(cursor);
  if (!isStream(stream)) throw new Error("PDF: the cross-reference stream is missing");
  if (String(stream.dictionary.get("W")) !== "1,3,2" || stream.dictionary.has("Index")) {
    throw new Error("PDF: unknown form of cross-reference stream");
  }
  const rows = streamBytes(stream);
  const table: Table = { numbers: [], offsets: [], streams: new Map(), trailer: stream.dictionary };
  for (let number = 0; number * 6 < rows.length; number++) {
    const [kind, place] = [rows.readUInt8(number * 6), rows.readUIntBE(number * 6 + 1, 3)];
    if (kind === 2) table.streams.set(number, place);
    else if (kind === 1) {
      table.numbers.push(number);
      table.offsets.push(place);
    }
  }
  return table;
}

function readObjects(bytes: Buffer, table: Table): Map<number, PdfValue> {
  const { numbers, offsets, streams } = table;
  const objects = new Map<number, PdfValue>();
  const cursor = { bytes, position: 0 };
  for (const [index, number] of numbers.entries()) {
    cursor.position = offsets[index] ?? 0;
    const value = readObject(cursor, number);
    if (isObjectStream(value)) unpack(value, objects, (packed) => streams.get(packed) === number);
    else if (!isTableStream(value)) objects.set(number, value);
  }
  for (const number of streams.keys()) {
    if (!objects.has(number)) throw new Error(`PDF: object ${number} isn't in its stream`);
  }
  return objects;
}

/** The object that starts at the cursor: `12 0 obj … endobj`. Throws where it isn't the one wanted. */
function readObject(cursor: Cursor, wanted?: number): PdfValue {
  const offset = cursor.position;
  const number = takeInteger(cursor);
  if (number !== (wanted ?? number)) throw new Error(`PDF: object ${wanted} isn't at its place`);
  if (takeInteger(cursor) !== 0) throw new Error(`PDF: object ${number} has a generation`);
  skipSpace(cursor);
  if (!takesWord(cursor, "obj")) throw new Error(`PDF: no object at byte ${offset}`);
  const value = parseValue(cursor);
  skipSpace(cursor);
  if (standsAt("stream", cursor.bytes, cursor.position)) {
    return readStream(cursor, requireDictionary(value, "a stream"));
  }
  if (!takesWord(cursor, "endobj")) throw new Error(`PDF: object ${number} doesn't end`);
  return value;
}

function readStream(cursor: Cursor, dictionary: PdfDictionary): PdfStream {
  const { bytes } = cursor;
  const length = dictionary.get("Length");
  if (typeof length !== "number") throw new Error("PDF: a stream's length isn't a number");
  const afterWord = cursor.position + "stream".length;
  const start = afterWord + (bytes[afterWord] === carriageReturn ? 2 : 1);
  if (!/^\s*endstream\b/.test(bytes.toString("latin1", start + length, start + length + 12))) {
    throw new Error(`PDF: the stream at byte ${start} isn't as long as it says`);
  }
  dictionary.delete("Length");
  return { kind: "stream", dictionary, data: bytes.subarray(start, start + length) };
}

function isObjectStream(value: PdfValue): value is PdfStream {
  return isStream(value) && value.dictionary.get("Type") === "/ObjStm";
}

function isTableStream(value: PdfValue): boolean {
  return isStream(value) && value.dictionary.get("Type") === "/XRef";
}

/** Adds the objects of an object stream that the table has in it. */
function unpack(
  stream: PdfStream,
  objects: Map<number, PdfValue>,
  isIn: (number: number) => boolean,
): void {
  const bytes = streamBytes(stream);
  const [count, first] = [stream.dictionary.get("N"), stream.dictionary.get("First")];
  if (typeof count !== "number" || typeof first !== "number") {
    throw new Error("PDF: an object stream without its numbers");
  }
  const head = { bytes, position: 0 };
  const body = { bytes, position: 0 };
  for (let index = 0; index < count; index++) {
    const [number, offset] = [takeInteger(head), takeInteger(head)];
    body.position = first + offset;
    if (isIn(number)) objects.set(number, parseValue(body));
  }
}

function takeInteger(cursor: Cursor): number {
  skipSpace(cursor);
  const { bytes, position: start } = cursor;
  cursor.position = wordEnd(bytes, start);
  const value = decimal(bytes, start, cursor.position);
  if (Number.isInteger(value) && value >= 0) return value;
  const word = bytes.toString("latin1", start, cursor.position);
  throw new Error(`PDF: no number at byte ${start}: "${word}"`);
}

/** Moves behind the word, if it is the one that stands here; whether it is. */
function takesWord(cursor: Cursor, word: string): boolean {
  const start = cursor.position;
  cursor.position = wordEnd(cursor.bytes, start);
  return cursor.position - start === word.length && standsAt(word, cursor.bytes, start);
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
