import { type Cursor, parseValue, skipLiteral, skipSpace, takeWord } from "./parse.ts";
import { isDictionary, type PdfDictionary, type PdfValue } from "./values.ts";

/** Marked content that belongs to a tag. Positions are indices into the content's text. */
export interface Sequence {
  readonly mcid: number;
  /** Where its `/P <</MCID 0>> BDC` begins and ends. */
  readonly start: number;
  readonly body: number;
  /** Where its EMC begins and ends. */
  readonly bodyEnd: number;
  readonly end: number;
  /** Whether text is shown in it. */
  readonly shows: boolean;
  /** Names of the images and forms painted in it. */
  readonly paints: readonly string[];
}

/** Something painted outside the tags. */
export interface Loose {
  readonly start: number;
  readonly end: number;
  /** Those of one run stand next to each other: no `q`, `Q` or tag between them. */
  readonly run: number;
  /** The name of the image or form, where one is painted. */
  readonly paints: string | undefined;
}

/** A content taken apart. */
export interface Parts {
  readonly sequences: readonly Sequence[];
  readonly loose: readonly Loose[];
  /** What is marked as artifact already: start and end of its inside. */
  readonly artifacts: readonly { readonly body: number; readonly bodyEnd: number }[];
}

/** Called for each operator: its name, where its operands begin, where the operator ends. */
export type Visit = (operator: string, start: number, end: number) => void;

const builders = new Set(["m", "l", "c", "v", "y", "h", "re"]);
const painters = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"]);

/**
 * Goes through a content's operators from `from` up to `to`. Strings, whatever they hold, are
 * operands. Throws on inline images.
 */
export function scanContent(text: string, visit: Visit, from = 0, to = text.length): void {
  const cursor: Cursor = { text, position: from };
  let start = -1;
  for (;;) {
    skipSpace(cursor);
    if (cursor.position >= to) return;
    if (start < 0) start = cursor.position;
    const operator = takeOperator(cursor);
    if (operator === undefined) continue;
    if (operator === "BI") throw new Error("PDF: inline images aren't known");
    visit(operator, start, cursor.position);
    start = -1;
  }
}

/** Moves behind the next token; its text if it is an operator. */
function takeOperator(cursor: Cursor): string | undefined {
  const { text } = cursor;
  const code = text.charCodeAt(cursor.position);
  if (code === 0x28) skipLiteral(cursor);
  else if (code === 0x3c && text.charCodeAt(cursor.position + 1) !== 0x3c) {
    cursor.position = text.indexOf(">", cursor.position) + 1;
    if (cursor.position === 0) throw new Error("PDF: a string in the content doesn't end");
  } else if (code === 0x2f || isDelimiter(code)) {
    cursor.position++;
    if (code === 0x2f) takeWord(cursor);
  } else {
    const word = takeWord(cursor);
    if (word === "") throw new Error(`PDF: odd content at ${cursor.position}`);
    return code > 0x39 || code === 0x27 || code === 0x22 ? word : undefined;
  }
  return undefined;
}

function isDelimiter(code: number): boolean {
  return code === 0x3c || code === 0x3e || code === 0x5b || code === 0x5d;
}

/** A marked content that is open while the operators are gone through. */
interface Mark {
  readonly kind: "tagged" | "artifact" | "plain";
  readonly start: number;
  readonly body: number;
  readonly mcid: number;
  shows: boolean;
  readonly paints: string[];
}

interface Dissection {
  readonly text: string;
  readonly sequences: Sequence[];
  readonly loose: Loose[];
  readonly artifacts: { body: number; bodyEnd: number }[];
  readonly marks: Mark[];
  /** How many of the open marks are tagged or artifacts. */
  owned: number;
  run: number;
  /** Where the open text object, path or plain mark began, or -1. */
  textStart: number;
  pathStart: number;
}

/**
 * Takes a content apart into its tagged sequences and what is painted between them: text objects,
 * paths from their first operator to their painting one (clips aren't painted), images, forms,
 * shadings.
 */
export function dissect(text: string): Parts {
  const parts: Dissection = {
    text,
    sequences: [],
    loose: [],
    artifacts: [],
    marks: [],
    owned: 0,
    run: 0,
    textStart: -1,
    pathStart: -1,
  };
  scanContent(text, (operator, start, end) => visitOperator(parts, operator, start, end));
  if (parts.marks.length > 0) throw new Error("PDF: marked content doesn't end");
  return parts;
}

function visitOperator(parts: Dissection, operator: string, start: number, end: number): void {
  if (operator === "BDC" || operator === "BMC") openMark(parts, start, end);
  else if (operator === "EMC") closeMark(parts, end);
  else if (operator === "q" || operator === "Q") parts.run++;
  else if (operator === "Tj" || operator === "TJ") noteShown(parts);
  else if (parts.owned === 0) visitLoose(parts, operator, start, end);
  else if (operator === "Do") parts.marks.at(-1)?.paints.push(paintedName(parts.text, start, end));
}

function visitLoose(parts: Dissection, operator: string, start: number, end: number): void {
  if (operator === "BT") parts.textStart = start;
  else if (operator === "ET") {
    addLoose(parts, parts.textStart, end, undefined);
    parts.textStart = -1;
  } else if (builders.has(operator)) {
    if (parts.pathStart < 0) parts.pathStart = start;
  } else if (painters.has(operator)) {
    addLoose(parts, parts.pathStart, end, undefined);
    parts.pathStart = -1;
  } else if (operator === "n") parts.pathStart = -1;
  else if (operator === "Do") addLoose(parts, start, end, paintedName(parts.text, start, end));
  else if (operator === "sh") addLoose(parts, start, end, undefined);
}

function addLoose(parts: Dissection, start: number, end: number, paints: string | undefined): void {
  if (start < 0) throw new Error(`PDF: painting without a beginning at ${end} of the content`);
  parts.loose.push({ start, end, run: parts.run, paints });
}

function noteShown(parts: Dissection): void {
  for (const mark of parts.marks) mark.shows = true;
}

function openMark(parts: Dissection, start: number, body: number): void {
  const { tag, properties } = markOperands(parts.text.slice(start, body));
  const mcid = properties?.get("MCID");
  const kind = mcid !== undefined ? "tagged" : tag === "/Artifact" ? "artifact" : "plain";
  if (kind === "plain" && parts.owned === 0 && parts.textStart < 0) {
    throw new Error(`PDF: unknown marked content ${String(tag)}`);
  }
  parts.marks.push({ kind, start, body, mcid: Number(mcid ?? -1), shows: false, paints: [] });
  if (kind !== "plain") parts.owned++;
}

/** The tag and the properties, where they are written out, that open a marked content. */
export function markOperands(operands: string): {
  tag: PdfValue;
  properties: PdfDictionary | undefined;
} {
  const cursor = { text: operands, position: 0 };
  const tag = parseValue(cursor);
  const isOut = skipSpace(cursor) === 0x3c;
  const properties = isOut ? parseValue(cursor) : undefined;
  return { tag, properties: isDictionary(properties) ? properties : undefined };
}

function closeMark(parts: Dissection, end: number): void {
  const mark = parts.marks.pop();
  if (mark === undefined) throw new Error(`PDF: marked content ends unopened at ${end}`);
  if (mark.kind === "plain") return;
  parts.owned--;
  parts.run++;
  const bodyEnd = end - "EMC".length;
  if (mark.kind === "artifact") parts.artifacts.push({ body: mark.body, bodyEnd });
  else parts.sequences.push({ ...mark, bodyEnd, end });
  const outer = parts.marks.at(-1);
  outer?.paints.push(...mark.paints);
}

/** The name before `Do`, without its slash. */
function paintedName(text: string, start: number, end: number): string {
  return text.slice(start + 1, end - "Do".length).trim();
}
