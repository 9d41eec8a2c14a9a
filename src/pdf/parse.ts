import { noShape, shapeWithKey } from "./shapes.ts";
import { byteString, PdfDictionary, type PdfValue, reference } from "./values.ts";
import { kinds, standsAt, wordAt, wordEnd } from "./words.ts";

/** A place in a PDF's bytes from which the next value is read. */
export interface Cursor {
  readonly bytes: Buffer;
  position: number;
}

const slash = 0x2f;
const less = 0x3c;
const greater = 0x3e;
const open = 0x28;
const close = 0x29;
const bracket = 0x5b;
const closingBracket = 0x5d;
const backslash = 0x5c;
const percent = 0x25;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const plus = 0x2b;
const minus = 0x2d;
const dot = 0x2e;

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  "\n": "",
  "\r": "",
};

const keywords: ReadonlyMap<string, PdfValue> = new Map<string, PdfValue>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Reads one value and moves the cursor behind it. Throws on anything that isn't PDF syntax. */
export function parseValue(cursor: Cursor): PdfValue {
  drop(0);
  return readValue(cursor);
}

/**
 * The values of arrays and dictionaries that are being read, the inner after the outer. Gathered
 * here they are copied into arrays of just their size; arrays that grow take several times as much.
 */
const gathered: PdfValue[] = [];

/** The values from `start` on; they are gathered no more. */
function takeGathered(start: number): PdfValue[] {
  const taken = gathered.slice(start);
  drop(start);
  return taken;
}

/** Popped one by one, the room that they took is kept for the next. */
function drop(start: number): void {
  while (gathered.length > start) gathered.pop();
}

function readValue(cursor: Cursor): PdfValue {
  const code = skipSpace(cursor);
  if (code === slash) return parseName(cursor);
  if (code === open) return byteString(parseLiteral(cursor));
  if (code === bracket) return parseArray(cursor);
  if (code === less) {
    const dictionary = cursor.bytes[cursor.position + 1] === less;
    return dictionary ? parseDictionary(cursor) : byteString(parseHex(cursor));
  }
  if (isNumberStart(code)) return parseNumber(cursor);
  return parseKeyword(cursor);
}

/** Moves behind white space and comments; the byte there, -1 at the end. */
export function skipSpace(cursor: Cursor): number {
  const { bytes } = cursor;
  let at = cursor.position;
  while (at < bytes.length) {
    const code = bytes[at] ?? 0;
    if (code === percent) at = commentEnd(bytes, at);
    else if (kinds[code] === 1) at++;
    else {
      cursor.position = at;
      return code;
    }
  }
  cursor.position = at;
  return -1;
}

/** More digits than these aren't exact when they are added up. */
const exactDigits = 15;

/** The number that is written from `start` to before `end`, NaN where it is none. */
export function decimal(bytes: Buffer, start: number, end: number): number {
  if (end - start > exactDigits) return Number(bytes.toString("latin1", start, end));
  const sign = bytes[start] ?? 0;
  let digits = 0;
  let count = 0;
  let scale = 0;
  for (let at = sign === minus || sign === plus ? start + 1 : start; at < end; at++) {
    const code = bytes[at] ?? 0;
    if (code === dot && scale === 0) scale = 1;
    else if (code >= 0x30 && code <= 0x39) {
      digits = digits * 10 + code - 0x30;
      scale *= 10;
      count++;
    } else return Number.NaN;
  }
  if (count === 0) return Number.NaN;
  const value = scale > 1 ? digits / scale : digits;
  return sign === minus ? -value : value;
}

/** Where the comment that begins at `start` ends, before the end of its line. */
export function commentEnd(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
  return at;
}

function parseName(cursor: Cursor): PdfValue {
  const word = wordAt(cursor.bytes, cursor.position + 1);
  cursor.position += word.name.length;
  return word.name;
}

function parseDictionary(cursor: Cursor): PdfDictionary {
  cursor.position += 2;
  const start = gathered.length;
  let shape = noShape();
  for (;;) {
    const code = skipSpace(cursor);
    if (code === greater) break;
    if (code !== slash) throw fault(cursor, "a key");
    const { latest } = shape;
    const isLatest = latest !== undefined && isKey(latest.last, cursor);
    shape = isLatest ? latest : shapeWithKey(shape, wordAt(cursor.bytes, cursor.position + 1).key);
    cursor.position += 1 + shape.last.length;
    gathered.push(readValue(cursor));
  }
  if (cursor.bytes[cursor.position + 1] !== greater) throw fault(cursor, '">>"');
  cursor.position += 2;
  return new PdfDictionary(shape, takeGathered(start));
}

/** Whether the key stands behind the slash here. */
function isKey(key: string, { bytes, position }: Cursor): boolean {
  const end = position + 1 + key.length;
  return kinds[bytes[end] ?? 0] !== 0 && standsAt(key, bytes, position + 1);
}

function parseArray(cursor: Cursor): PdfValue[] {
  cursor.position++;
  const start = gathered.length;
  while (skipSpace(cursor) !== closingBracket) gathered.push(readValue(cursor));
  cursor.position++;
  return takeGathered(start);
}

function isNumberStart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === minus || code === dot || code === plus;
}

/** A number, or a reference where an integer is followed by "0 R". */
function parseNumber(cursor: Cursor): PdfValue {
  const { bytes, position: start } = cursor;
  let at = start;
  let value = 0;
  for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, at)) {
    value = 10 * value + digit;
    at++;
  }
  if (kinds[bytes[at] ?? 0] === 0 || at - start > exactDigits) return parseDecimal(cursor);
  const isReference = isReferenceEnd(bytes, at);
  cursor.position = isReference ? at + 4 : at;
  return isReference ? reference(value) : value;
}

/** The value of a digit, -1 where none stands. */
function digitAt(bytes: Buffer, at: number): number {
  const digit = (bytes[at] ?? 0) - 0x30;
  return digit > 9 ? -1 : digit;
}

/** A number with a sign or decimals. */
function parseDecimal(cursor: Cursor): number {
  const start = cursor.position;
  cursor.position = wordEnd(cursor.bytes, start);
  const value = decimal(cursor.bytes, start, cursor.position);
  if (Number.isNaN(value)) throw fault(cursor, "a number");
  return value;
}

/** Whether " 0 R" stands here. */
function isReferenceEnd(bytes: Buffer, at: number): boolean {
  return (
    bytes[at] === 0x20 &&
    bytes[at + 1] === 0x30 &&
    bytes[at + 2] === 0x20 &&
    bytes[at + 3] === 0x52 &&
    kinds[bytes[at + 4] ?? 0] !== 0
  );
}

function parseKeyword(cursor: Cursor): PdfValue {
  const start = cursor.position;
  cursor.position = wordEnd(cursor.bytes, start);
  const value = keywords.get(cursor.bytes.toString("latin1", start, cursor.position));
  if (value === undefined) throw fault(cursor, "a value");
  return value;
}

/** The bytes of a literal string `(...)`: nested parentheses, escapes, octal codes. */
function parseLiteral(cursor: Cursor): string {
  const start = cursor.position;
  cursor.position = literalEnd(cursor.bytes, start);
  const inner = cursor.bytes.toString("latin1", start + 1, cursor.position - 1);
  if (!inner.includes("\\")) return inner;
  return inner.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
    return escaped === "\r\n" ? "" : (escapes[escaped] ?? escaped);
  });
}

/** Where the literal string that begins at `start` ends. */
export function literalEnd(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === open) depth++;
    else if (code === backslash) at++;
    else if (code === close && --depth === 0) return at + 1;
  }
  throw fault({ bytes, position: bytes.length }, 'the string\'s ")"');
}

/** The bytes of a hexadecimal string `<...>`; a last odd digit counts as followed by 0. */
function parseHex(cursor: Cursor): string {
  const end = cursor.bytes.indexOf(greater, cursor.position);
  if (end < 0) throw fault(cursor, 'the string\'s ">"');
  const digits = cursor.bytes.toString("latin1", cursor.position + 1, end).replace(/\s+/g, "");
  if (/[^0-9a-f]/i.test(digits)) throw fault(cursor, "hexadecimal digits");
  cursor.position = end + 1;
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString("latin1");
}

function fault(cursor: Cursor, wanted: string): Error {
  const found = cursor.bytes.toString("latin1", cursor.position, cursor.position + 20);
  return new Error(
    `PDF: ${wanted} was expected at byte ${cursor.position}: ${JSON.stringify(found)}`,
  );
}
