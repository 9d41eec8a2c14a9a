import { commentEnd, kinds, literalEnd, wordEnd } from "./parse.ts";

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

/** Which bytes numbers and what is between them are made of: 1. */
const numeric = new Uint8Array(256);
for (const letter of "0123456789.-+ \n\r\t\f\0") numeric[letter.charCodeAt(0)] = 1;

/**
 * Goes through the operators of a content and does what `visits` says; others are passed over.
 * Strings, whatever they hold, are operands. Throws on inline images and on what isn't content.
 */
export function scanContent<T>(bytes: Buffer, visits: Visits<T>, state: T): void {
  const { length } = bytes;
  const { short, long } = visits;
  let at = 0;
  let last = 0;
  for (;;) {
    while (at < length && numeric[bytes[at] ?? 0] === 1) at++;
    if (at >= length) return;
    if (!isOperator(bytes, at)) {
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

/** Whether an operator begins here: a letter that isn't in the middle of something else. */
function isOperator(bytes: Buffer, at: number): boolean {
  const code = bytes[at] ?? 0;
  if (kinds[code] !== 0 || (code <= nine && code !== 0x22 && code !== 0x27)) return false;
  return at === 0 || numeric[bytes[at - 1] ?? 0] === 0 || kinds[bytes[at - 1] ?? 0] === 1;
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
  if (kinds[code] === 0) return wordEnd(bytes, at);
  if (code === slash) return wordEnd(bytes, at + 1);
  if (code === less && bytes[at + 1] !== less) return hexEnd(bytes, at);
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
