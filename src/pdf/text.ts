import type { Font } from "./fonts.ts";
import { parseValue } from "./parse.ts";
import type { Dissected, Run, Shown } from "./parts.ts";
import { isString, type PdfValue } from "./values.ts";

const less = 0x3c;
const greater = 0x3e;

/**
 * The text of a run of what a content shows, by each font's ToUnicode map, or by /ActualText where
 * a run of glyphs (a ligature) says what it stands for. A code without a mapping gives U+FFFD.
 * @param fonts The fonts by the names under which the content knows them.
 * @param run From which to before which of what is shown.
 * @param between Stands between two text objects.
 */
export function shownText(
  content: Dissected,
  fonts: ReadonlyMap<string, Font>,
  run: Run,
  between = "",
): string {
  let length = 0;
  for (let index = run.from; index < run.to; index++) {
    const shown = content.parts.shown[index];
    if (shown === undefined) break;
    if (shown.opens && length > 0) length = putText(between, length);
    if (shown.instead !== undefined) length = putText(shown.instead, length);
    else length = putGlyphs(content, shown, fonts.get(shown.font), length);
  }
  return letterBytes.toString("utf16le", 0, 2 * length);
}

/** The text that is being read, in UTF-16 and as bytes; the room is kept for the next one. */
let letters = new Uint16Array(4096);
let letterBytes = Buffer.from(letters.buffer);

/** Puts a text behind `length` units; how many there are then. */
function putText(text: string, length: number): number {
  makeRoom(length + text.length);
  for (let at = 0; at < text.length; at++) letters[length + at] = text.charCodeAt(at);
  return length + text.length;
}

function putGlyphs(
  content: Dissected,
  shown: Shown,
  font: Font | undefined,
  length: number,
): number {
  const unicode = font?.unicode();
  const { codes, count } = shownCodes(content, shown, font);
  let end = length;
  for (let index = 0; index < count; index++) {
    end = putText(unicode?.get(codes[index] ?? 0) ?? "\ufffd", end);
  }
  return end;
}

function makeRoom(units: number): void {
  if (units <= letters.length) return;
  const more = new Uint16Array(2 * units);
  more.set(letters);
  letters = more;
  letterBytes = Buffer.from(letters.buffer);
}

/** Codes that are shown, so many of them. */
interface Codes {
  codes: Uint16Array;
  count: number;
}

/** Those that are being read; the room is kept for the next ones. */
const read: Codes = { codes: new Uint16Array(1024), count: 0 };

/** The codes that are shown with the font; they hold until the next call. */
export function shownCodes(
  { bytes, parts }: Dissected,
  { from, to }: Shown,
  font: Font | undefined,
): Readonly<Codes> {
  const width = font?.width ?? 2;
  read.count = 0;
  for (let index = from; index < to; index++) {
    const at = parts.operands[index] ?? 0;
    if (!addPlainCodes(bytes, at, width)) addCodes(parseValue({ bytes, position: at }), width);
  }
  return read;
}

function addCode(code: number): void {
  if (read.count === read.codes.length) {
    const more = new Uint16Array(2 * read.codes.length);
    more.set(read.codes);
    read.codes = more;
  }
  read.codes[read.count++] = code;
}

/** Adds the codes of a hexadecimal string as Chromium writes it, `<00A10B2C>`; whether it is one. */
function addPlainCodes(bytes: Buffer, at: number, width: number): boolean {
  if (bytes[at] !== less) return false;
  const before = read.count;
  for (let next = at + 1; bytes[next] !== greater; ) {
    let code = 0;
    for (const end = next + width * 2; next < end; next++) {
      const digit = digits[bytes[next] ?? 0] ?? 16;
      if (digit > 15) {
        read.count = before;
        return false;
      }
      code = (code << 4) | digit;
    }
    addCode(code);
  }
  return true;
}

/** The value of each hexadecimal digit, 16 for what is none. */
const digits = new Uint8Array(256).fill(16);
for (const digit of "0123456789abcdefABCDEF") {
  digits[digit.charCodeAt(0)] = Number.parseInt(digit, 16);
}

/** Adds the codes of a string, or of the strings of an array. */
function addCodes(value: PdfValue, width: number): void {
  if (Array.isArray(value)) for (const item of value) addCodes(item, width);
  if (!isString(value)) return;
  const { bytes } = value;
  for (let at = 0; at + width <= bytes.length; at += width) {
    const high = width === 2 ? bytes.charCodeAt(at) << 8 : 0;
    addCode(high | bytes.charCodeAt(at + width - 1));
  }
}
