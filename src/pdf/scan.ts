import { kinds, skipLiteral } from "./parse.ts";

/** Called for each operator: its name, where its operands begin, where the operator ends. */
type Visit = (operator: string, start: number, end: number) => void;

const percent = 0x25;
const open = 0x28;
const slash = 0x2f;
const nine = 0x39;
const less = 0x3c;

/**
 * Goes through a content's operators from `from` up to `to`. Strings, whatever they hold, are
 * operands. Throws on inline images and on what isn't content.
 */
export function scanContent(text: string, visit: Visit, from = 0, to = text.length): void {
  let at = from;
  let start = -1;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (kinds[code] === 1) at++;
    else if (code === percent) at = commentEnd(text, at);
    else {
      if (start < 0) start = at;
      const isOperator = kinds[code] === 0 && (code > nine || code === 0x22 || code === 0x27);
      const end = isOperator ? wordEnd(text, at) : operandEnd(text, at, code);
      if (isOperator) {
        visitOperator(text.slice(at, end), start, end, visit);
        start = -1;
      }
      at = end;
    }
  }
}

function visitOperator(operator: string, start: number, end: number, visit: Visit): void {
  if (operator === "BI") throw new Error("PDF: inline images aren't known");
  visit(operator, start, end);
}

/** Where the operand, or the bracket, that begins here ends. */
function operandEnd(text: string, at: number, code: number): number {
  if (kinds[code] === 0) return wordEnd(text, at);
  if (code === slash) return wordEnd(text, at + 1);
  if (code === open) return literalEnd(text, at);
  if (code === less && text.charCodeAt(at + 1) !== less) return hexEnd(text, at);
  if (text[at] === ")" || text[at] === "{" || text[at] === "}") {
    throw new Error(`PDF: odd content at ${at}`);
  }
  return at + 1;
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (kinds[text.charCodeAt(at)] === 0) at++;
  return at;
}

function literalEnd(text: string, start: number): number {
  const cursor = { text, position: start };
  skipLiteral(cursor);
  return cursor.position;
}

function hexEnd(text: string, start: number): number {
  const end = text.indexOf(">", start);
  if (end < 0) throw new Error("PDF: a string in the content doesn't end");
  return end + 1;
}

function commentEnd(text: string, start: number): number {
  const length = text.slice(start).search(/[\r\n]/);
  return length < 0 ? text.length : start + length;
}
