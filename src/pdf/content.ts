import { concatenate, identity, type Matrix, numbersBefore } from "./matrix.ts";
import { parseValue, skipSpace } from "./parse.ts";
import { scanContent } from "./scan.ts";
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

/** A text object inside a tag and where its baseline begins, in points above the lower edge. */
interface TextObject {
  readonly start: number;
  readonly end: number;
  readonly baseline: number;
  /** Size of the face in points. */
  readonly size: number;
}

/** A content taken apart. */
export interface Parts {
  readonly sequences: readonly Sequence[];
  readonly loose: readonly Loose[];
  /** What is marked as artifact already: start and end of its inside. */
  readonly artifacts: readonly { readonly body: number; readonly bodyEnd: number }[];
  /** The texts inside tags, by lines and fonts. */
  readonly texts: readonly TextObject[];
}

/** A content and its parts. */
export interface Dissected {
  readonly text: string;
  readonly parts: Parts;
}

const builders = new Set(["m", "l", "c", "v", "y", "h", "re"]);
const painters = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"]);

/** A marked content that is open while the operators are gone through. */
interface Mark {
  readonly kind: "tagged" | "artifact" | "plain";
  readonly start: number;
  readonly body: number;
  readonly mcid: number;
  /** How many strings were shown before it. */
  readonly shownBefore: number;
  readonly paints: string[];
}

interface Dissection {
  readonly text: string;
  readonly sequences: Sequence[];
  readonly loose: Loose[];
  readonly artifacts: { body: number; bodyEnd: number }[];
  readonly texts: TextObject[];
  readonly marks: Mark[];
  /** How many of the open marks are tagged, and how many are artifacts. */
  tagged: number;
  marked: number;
  run: number;
  /** Strings shown so far. */
  shown: number;
  /** Where the open text object or path began, or -1. */
  textStart: number;
  pathStart: number;
  /** Of the open text object, in points; NaN before its place is known. */
  baseline: number;
  size: number;
  matrix: Matrix;
  readonly outer: Matrix[];
}

/**
 * Takes a content apart into its tagged sequences and what is painted between them: text objects,
 * paths from their first operator to their painting one (clips aren't painted), images, forms,
 * shadings.
 */
export function dissected(text: string): Dissected {
  return { text, parts: dissect(text) };
}

/** The parts of a content. */
export function dissect(text: string): Parts {
  const parts: Dissection = {
    text,
    sequences: [],
    loose: [],
    artifacts: [],
    texts: [],
    marks: [],
    tagged: 0,
    marked: 0,
    run: 0,
    shown: 0,
    textStart: -1,
    pathStart: -1,
    baseline: Number.NaN,
    size: 0,
    matrix: identity,
    outer: [],
  };
  scanContent(text, (operator, start, end) => visitOperator(parts, operator, start, end));
  if (parts.marks.length > 0) throw new Error("PDF: marked content doesn't end");
  return parts;
}

/** The commonest operators come first. */
function visitOperator(parts: Dissection, operator: string, start: number, end: number): void {
  if (operator === "Td") return;
  if (operator === "Tj" || operator === "TJ") parts.shown++;
  else if (operator === "BDC" || operator === "BMC") openMark(parts, start, end);
  else if (operator === "EMC") closeMark(parts, end);
  else if (visitPlace(parts, operator, start, end)) return;
  else if (parts.tagged + parts.marked === 0) visitLoose(parts, operator, start, end);
  else if (operator === "Do") parts.marks.at(-1)?.paints.push(paintedName(parts.text, start, end));
}

/** Keeps account of where text stands; whether the operator is only about that. */
function visitPlace(parts: Dissection, operator: string, start: number, end: number): boolean {
  if (operator === "BT") openText(parts, start);
  else if (operator === "ET") closeText(parts, end);
  else if (operator === "Tf") parts.size = numbersBefore(parts.text, start, end)[0] ?? 0;
  else if (operator === "Tm") placeText(parts, numbersBefore(parts.text, start, end));
  else if (operator === "cm") {
    parts.matrix = concatenate(numbersBefore(parts.text, start, end), parts.matrix);
  } else if (operator === "q") {
    parts.outer.push(parts.matrix);
    parts.run++;
  } else if (operator === "Q") {
    parts.matrix = parts.outer.pop() ?? identity;
    parts.run++;
  } else return false;
  return true;
}

function openText(parts: Dissection, start: number): void {
  parts.textStart = start;
  parts.baseline = Number.NaN;
}

/** The first placing of a text object is that of its line. */
function placeText(parts: Dissection, matrix: readonly number[]): void {
  if (!Number.isNaN(parts.baseline)) return;
  const placed = concatenate(matrix, parts.matrix);
  parts.baseline = placed[5];
  parts.size *= Math.hypot(placed[2], placed[3]);
}

function closeText(parts: Dissection, end: number): void {
  const { textStart: start, baseline, size } = parts;
  parts.textStart = -1;
  if (parts.tagged + parts.marked === 0) addLoose(parts, start, end, undefined);
  else if (parts.marked === 0 && !Number.isNaN(baseline)) {
    parts.texts.push({ start, end, baseline, size });
  }
}

function visitLoose(parts: Dissection, operator: string, start: number, end: number): void {
  if (builders.has(operator)) {
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

function openMark(parts: Dissection, start: number, body: number): void {
  const { tag, properties } = markOperands(parts.text.slice(start, body));
  const mcid = properties?.get("MCID");
  const kind = mcid !== undefined ? "tagged" : tag === "/Artifact" ? "artifact" : "plain";
  if (kind === "plain" && parts.tagged + parts.marked === 0 && parts.textStart < 0) {
    throw new Error(`PDF: unknown marked content ${String(tag)}`);
  }
  const shownBefore = parts.shown;
  parts.marks.push({ kind, start, body, mcid: Number(mcid ?? -1), shownBefore, paints: [] });
  if (kind === "tagged") parts.tagged++;
  if (kind === "artifact") parts.marked++;
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
  const { kind, mcid, start, body, paints } = mark;
  if (kind === "plain") return;
  parts.run++;
  const bodyEnd = end - "EMC".length;
  if (kind === "artifact") {
    parts.marked--;
    parts.artifacts.push({ body, bodyEnd });
  } else {
    parts.tagged--;
    const shows = parts.shown > mark.shownBefore;
    parts.sequences.push({ mcid, start, body, bodyEnd, end, shows, paints });
  }
  parts.marks.at(-1)?.paints.push(...paints);
}

/** The name before `Do`, without its slash. */
function paintedName(text: string, start: number, end: number): string {
  return text.slice(start + 1, end - "Do".length).trim();
}
