import { kinds, skipLiteral, wordEnd } from "./parse.ts";

/** Called for each operator: its name, where its operands begin, where the operator ends. */
type Visit = (operator: string, start: number, end: number) => void;

const percent = 0x25;
const open = 0x28;
const slash = 0x2f;
const nine = 0x39;
const less = 0x3c;

/** The operators of ISO 32000-1, annex A, by their letters: the same string each time they occur. */
const operators = new Map<number, string>();
for (const operator of (
  "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l " +
  "m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y " +
  "' \""
).split(" ")) {
  operators.set(lettersOf(operator, 0, operator.length), operator);
}

/**
 * Goes through a content's operators. Strings, whatever they hold, are operands. Throws on inline
 * images and on what isn't content.
 */
export function scanContent(text: string, visit: Visit): void {
  let at = 0;
  let start = -1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (kinds[code] === 1) at++;
    else if (code === percent) at = commentEnd(text, at);
    else {
      if (start < 0) start = at;
      const isOperator = kinds[code] === 0 && (code > nine || code === 0x22 || code === 0x27);
      const end = isOperator ? wordEnd(text, at) : operandEnd(text, at, code);
      if (isOperator) {
        visitOperator(operatorAt(text, at, end), start, end, visit);
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

function operatorAt(text: string, at: number, end: number): string {
  const known = end - at <= 3 ? operators.get(lettersOf(text, at, end)) : undefined;
  return known ?? text.slice(at, end);
}

/** Up to three letters as one number. */
function lettersOf(text: string, at: number, end: number): number {
  let letters = 0;
  for (let index = at; index < end; index++) letters = (letters << 8) | text.charCodeAt(index);
  return letters;
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
