import { commentEnd, literalEnd } from "./parse.ts";
import { kinds, wordEnd } from "./words.ts";

/** Called for an operator: where its operands begin, where it ends. */
type Visit<T> = (state: T, start: number, end: number) => void;

/** What is done for which operators, by their letters as one number: a list for those of two at most. */
interface Visits<T> {
  readonly short: readonly (Visit<T> | undefined)[];
  readonly long: ReadonlyMap<number, Visit<T>>;
}

const percent = 0x25;
const open = 0x28;
const close = 0x29;
const slash = 0x2f;
const nine = 0x39;
const less = 0x3c;
const greater = 0x3e;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** What is done for each operator: names of up to three letters, as all operators have them. */
export function visitsOf<T>(visits: Readonly<Record<string, Visit<T>>>): Visits<T> {
  const short: (Visit<T> | undefined)[] = new Array(1 << 15).fill(undefined);
  const long = new Map<number, Visit<T>>();
  for (const [name, visit] of Object.entries(visits)) {
    const letters = lettersOf(Buffer.from(name), 0, name.length);
    if (letters < short.length) short[letters] = visit;
    else long.set(letters, visit);
  }
  return { short, long };
}

const inlineImage = lettersOf(Buffer.from("BI"), 0, 2);

/** What a byte may be the first of. */
const space = 0;
const operator = 1;
const operand = 2;

/** Numbers and what is between them are passed over like white space; quotes are operators. */
const firsts = new Uint8Array(256).fill(operator);
for (let code = 0; code < 256; code++)
  if (kinds[code] === 2 || code <= nine) firsts[code] = operand;
for (const letter of "0123456789.-+ \n\r\t\f\0") firsts[letter.charCodeAt(0)] = space;
for (const letter of "'\"") firsts[letter.charCodeAt(0)] = operator;

/** Two bytes as one number: whether both are passed over. */
const blanks = new Uint8Array(1 << 16);
for (let pair = 0; pair < blanks.length; pair++) {
  const isBlank = firsts[pair & 0xff] === space && firsts[pair >> 8] === space;
  blanks[pair] = isBlank ? 1 : 0;
}

/**
 * Goes through the operators of a content and does what `visits` says; others are passed over.
 * Strings, whatever they hold, are operands. Throws on inline images and on what isn't content.
 */
export function scanContent<T>(bytes: Buffer, visits: Visits<T>, state: T): void {
  const pairs = pairsOf(bytes);
  const { short, long } = visits;
  let at = 0;
  let last = 0;
  for (;;) {
    at = blankEnd(bytes, pairs, at);
    if (at >= bytes.length) return;
    if (firsts[bytes[at] ?? 0] !== operator || endsNumber(bytes, at)) {
      at = operandEnd(bytes, at);
      continue;
    }
    const end = wordEnd(bytes, at);
    const letters = lettersOf(bytes, at, end);
    if (letters === inlineImage) throw new Error("PDF: inline images aren't known");
    const isLong = letters < 0 || letters >= short.length;
    const visit = isLong ? long.get(letters) : short[letters];
    if (visit !== undefined) visit(state, firstOperand(bytes, last), end);
    at = end;
    last = end;
  }
}

/** The bytes two by two; a last odd one isn't among them. */
function pairsOf(bytes: Buffer): Uint16Array {
  const even = bytes.byteOffset % 2 === 0 ? bytes : Uint8Array.from(bytes);
  return new Uint16Array(even.buffer, even.byteOffset, bytes.length >> 1);
}

/** Where numbers and white space end: most of a content are coordinates, so two bytes at a time. */
function blankEnd(bytes: Buffer, pairs: Uint16Array, start: number): number {
  if (firsts[bytes[start] ?? 0] !== space) return start;
  let pair = (start + 1) >> 1;
  while (pair < pairs.length && blanks[pairs[pair] ?? 0] === 1) pair++;
  const at = 2 * pair;
  return at < bytes.length && firsts[bytes[at] ?? 0] === space ? at + 1 : at;
}

/** Where the first operand, or the operator without any, begins; a comment before it isn't one. */
function firstOperand(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    const code = bytes[at] ?? 0;
    if (code === percent) at = commentEnd(bytes, at);
    else if (kinds[code] === 1) at++;
    else return at;
  }
}

/** Whether a letter stands right behind a number, and so begins nothing. */
function endsNumber(bytes: Buffer, at: number): boolean {
  const before = at === 0 ? 0 : (bytes[at - 1] ?? 0);
  return firsts[before] === space && kinds[before] === 0;
}

/** Up to three letters as one number; -1 where there are more. */
function lettersOf(bytes: Buffer, start: number, end: number): number {
  if (end - start > 3) return -1;
  let letters = 0;
  for (let at = start; at < end; at++) letters = (letters << 8) | (bytes[at] ?? 0);
  return letters;
}

/** Where the operand, the bracket or the comment that begins here ends. */
function operandEnd(bytes: Buffer, at: number): number {
  const code = bytes[at] ?? 0;
  if (code === less) return bytes[at + 1] === less ? at + 2 : hexEnd(bytes, at);
  if (code === slash) return wordEnd(bytes, at + 1);
  if (kinds[code] === 0) return wordEnd(bytes, at);
  if (code === open) return literalEnd(bytes, at);
  if (code === percent) return commentEnd(bytes, at);
  if (code === close || code === openBrace || code === closeBrace) {
    throw new Error(`PDF: odd content at ${at}`);
  }
  return at + 1;
}

function hexEnd(bytes: Buffer, start: number): number {
  let at = start;
  while (bytes[at] !== greater) {
    if (at === bytes.length) throw new Error("PDF: a string in the content doesn't end");
    at++;
  }
  return at + 1;
}
