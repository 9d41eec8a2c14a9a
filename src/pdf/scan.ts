import { kinds, skipLiteral } from "./parse.ts";

/** Called for an operator: where its operands begin, where it ends. */
type Visit<T> = (state: T, start: number, end: number) => void;

/** What is done for which operators, by their letters as one number. */
type Visits<T> = ReadonlyMap<number, Visit<T>>;

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
  const entries = Object.entries(visits);
  return new Map(
    entries.map(([name, visit]) => [lettersOf(Buffer.from(name), 0, name.length), visit]),
  );
}

const inlineImage = lettersOf(Buffer.from("BI"), 0, 2);

/**
 * Goes through a content's operators and does what `visits` says; others are passed over. Strings,
 * whatever they hold, are operands. Throws on inline images and on what isn't content.
 */
export function scanContent<T>(text: string, visits: Visits<T>, state: T): void {
  // Bytes are quicker to go through than a string's characters, by more than it takes to copy them.
  const bytes = Buffer.from(text, "latin1");
  let at = 0;
  let start = -1;
  while (at < bytes.length) {
    const code = bytes[at] ?? 0;
    if (kinds[code] === 1) at++;
    else if (code === percent) at = commentEnd(text, at);
    else {
      if (start < 0) start = at;
      const isOperator = kinds[code] === 0 && (code > nine || code === 0x22 || code === 0x27);
      const end = isOperator ? wordEnd(bytes, at) : operandEnd(bytes, text, at);
      if (isOperator) {
        const letters = lettersOf(bytes, at, end);
        if (letters === inlineImage) throw new Error("PDF: inline images aren't known");
        visits.get(letters)?.(state, start, end);
        start = -1;
      }
      at = end;
    }
  }
}

/** Up to three letters as one number; -1 where there are more. */
function lettersOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 3) return -1;
  let letters = 0;
  for (let at = start; at < end; at++) letters = (letters << 8) | (bytes[at] ?? 0);
  return letters;
}

/** Where the operand, or the bracket, that begins here ends. */
function operandEnd(bytes: Uint8Array, text: string, at: number): number {
  const code = bytes[at] ?? 0;
  if (kinds[code] === 0) return wordEnd(bytes, at);
  if (code === slash) return wordEnd(bytes, at + 1);
  if (code === open) return literalEnd(text, at);
  if (code === less && bytes[at + 1] !== less) return hexEnd(bytes, at);
  if (code === close || code === openBrace || code === closeBrace) {
    throw new Error(`PDF: odd content at ${at}`);
  }
  return at + 1;
}

function wordEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && kinds[bytes[at] ?? 0] === 0) at++;
  return at;
}

function literalEnd(text: string, start: number): number {
  const cursor = { text, position: start };
  skipLiteral(cursor);
  return cursor.position;
}

function hexEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] !== greater) {
    if (at === bytes.length) throw new Error("PDF: a string in the content doesn't end");
    at++;
  }
  return at + 1;
}

function commentEnd(text: string, start: number): number {
  const length = text.slice(start).search(/[\r\n]/);
  return length < 0 ? text.length : start + length;
}
