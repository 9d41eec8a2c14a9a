import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { PdfDocument } from "./read.ts";
import {
  byteString,
  dictionary,
  isStream,
  name,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from "./values.ts";

/** Objects in one object stream. */
const objectsInStream = 500;

/** Deflate level: 6 saves 4 % of the bytes and costs half as much time again. */
const level = 3;

/** The comment of bytes above 127 says that the file is binary. */
const head = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";

/** A deflated stream. */
export function deflated(bytes: Uint8Array | string, entries: PdfDictionary): PdfStream {
  const raw = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes;
  const data = deflateSync(raw, { level });
  return {
    kind: "stream",
    dictionary: new Map([...entries, ["Filter", name("FlateDecode")]]),
    data,
  };
}

/**
 * Writes the document as PDF 1.7 with object streams and a cross-reference stream.
 * /ID is the first 16 bytes of the SHA-256 of the bytes before that stream, twice, so equal
 * documents are written to equal bytes.
 */
export function writePdf(document: PdfDocument): Uint8Array {
  const file = { parts: [Buffer.from(head, "latin1")], length: head.length };
  const objects = [...document.objects].sort(([a], [b]) => a - b);
  const rows: Row[] = [];
  for (const [number, value] of objects) {
    if (isStream(value)) rows.push(appendStream(file, number, value));
  }
  const plain = objects.filter(([, value]) => !isStream(value));
  let next = (objects.at(-1)?.[0] ?? 0) + 1;
  for (let start = 0; start < plain.length; start += objectsInStream) {
    const chunk = plain.slice(start, start + objectsInStream);
    rows.push(appendStream(file, next, packed(chunk)));
    for (const [index, [number]] of chunk.entries()) {
      rows.push({ number, kind: 2, second: next, third: index });
    }
    next++;
  }
  return finished(file, document.trailer, rows, next);
}

interface File {
  readonly parts: Buffer[];
  length: number;
}

/** One line of the cross-reference table. */
interface Row {
  readonly number: number;
  readonly kind: 1 | 2;
  readonly second: number;
  readonly third: number;
}

function append(file: File, bytes: Uint8Array | string): void {
  const part =
    typeof bytes === "string"
      ? Buffer.from(bytes, "latin1")
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  file.parts.push(part);
  file.length += part.length;
}

function appendStream(file: File, number: number, stream: PdfStream): Row {
  const offset = file.length;
  const entries = new Map(stream.dictionary).set("Length", stream.data.length);
  append(file, `${number} 0 obj\n${serialize(entries)}\nstream\n`);
  append(file, stream.data);
  append(file, "\nendstream\nendobj\n");
  return { number, kind: 1, second: offset, third: 0 };
}

function packed(objects: readonly (readonly [number, PdfValue])[]): PdfStream {
  const bodies: string[] = [];
  const places: string[] = [];
  let offset = 0;
  for (const [number, value] of objects) {
    const body = `${serialize(value)}\n`;
    places.push(`${number} ${offset}`);
    bodies.push(body);
    offset += body.length;
  }
  const table = `${places.join(" ")}\n`;
  const entries = dictionary({ Type: name("ObjStm"), N: objects.length, First: table.length });
  return deflated(table + bodies.join(""), entries);
}

/** Appends the cross-reference stream and the end. */
function finished(file: File, trailer: PdfDictionary, rows: Row[], number: number): Uint8Array {
  const hash = createHash("sha256");
  for (const part of file.parts) hash.update(part);
  const id = byteString(hash.digest().subarray(0, 16).toString("latin1"));
  const offset = file.length;
  rows.push({ number, kind: 1, second: offset, third: 0 });
  const entries = dictionary({
    Type: name("XRef"),
    Size: number + 1,
    W: [1, 3, 2],
    Root: trailer.get("Root"),
    Info: trailer.get("Info"),
    ID: [id, id],
  });
  appendStream(file, number, deflated(tableBytes(rows, number + 1), entries));
  append(file, `startxref\n${offset}\n%%EOF\n`);
  return Buffer.concat(file.parts);
}

/** The table's bytes; numbers that aren't used stay free: kind 0, generation 65535. */
function tableBytes(rows: readonly Row[], size: number): Uint8Array {
  const bytes = Buffer.alloc(size * 6);
  for (let number = 0; number < size; number++) bytes.writeUInt16BE(0xffff, number * 6 + 4);
  for (const row of rows) {
    bytes.writeUInt8(row.kind, row.number * 6);
    bytes.writeUIntBE(row.second, row.number * 6 + 1, 3);
    bytes.writeUInt16BE(row.third, row.number * 6 + 4);
  }
  return bytes;
}

/** A value in PDF syntax, on one line, one character a byte. */
export function serialize(value: PdfValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return serializeNumber(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(serialize).join(" ")}]`;
  if (value instanceof Map) return serializeDictionary(value);
  if (value.kind === "reference") return `${value.number} 0 R`;
  if (value.kind === "string") return serializeString(value.bytes);
  throw new Error("PDF: a stream can't stand inside another value");
}

function serializeDictionary(entries: PdfDictionary): string {
  let text = "<<";
  for (const [key, value] of entries) text += `/${key} ${serialize(value)}`;
  return `${text}>>`;
}

/** At most six decimals, which are finer than any coordinate, and never an exponent. */
function serializeNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  if (!Number.isFinite(value)) throw new Error(`PDF: ${value} isn't a number`);
  return value.toFixed(6).replace(/\.?0+$/, "");
}

function serializeString(bytes: string): string {
  if (/[^\x20-\x7e]/.test(bytes)) return `<${Buffer.from(bytes, "latin1").toString("hex")}>`;
  return `(${bytes.replace(/[\\()]/g, "\\$&")})`;
}
