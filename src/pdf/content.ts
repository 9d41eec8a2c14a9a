import { concatenate, identity, type Matrix, numberBefore, sixNumbers } from "./matrix.ts";
import { decimal, parseValue, skipSpace } from "./parse.ts";
import type { Artifact, Dissected, Loose, Sequence, Shown, TextObject } from "./parts.ts";
import { scanContent, visitsOf } from "./scan.ts";
import { isDictionary, isString, stringText } from "./values.ts";
import { standsAt, wordAt, wordEnd } from "./words.ts";

const slash = 0x2f;
const less = 0x3c;

/** A marked content that is open while the operators are gone through. */
interface Mark {
  readonly kind: "tagged" | "artifact" | "plain";
  readonly start: number;
  readonly body: number;
  readonly mcid: number;
  /** How much was shown before it. */
  readonly from: number;
  /** Whether it says by /ActualText what it stands for. */
  readonly speaks: boolean;
  paints: readonly string[];
}

/** Something shown whose last operand is still to come. */
type Open = { -readonly [key in keyof Shown]: Shown[key] };

interface Dissection {
  readonly bytes: Buffer;
  readonly sequences: Sequence[];
  readonly loose: Loose[];
  readonly artifacts: Artifact[];
  readonly texts: TextObject[];
  readonly shown: Shown[];
  operandCount: number;
  readonly marks: Mark[];
  /** How many of the open marks are tagged, are artifacts, say by /ActualText what they mean. */
  tagged: number;
  marked: number;
  spoken: number;
  run: number;
  font: string;
  /** Whether the next that is shown is the first of its text object. */
  opens: boolean;
  /** What is shown here and goes on, undefined where something new begins. */
  open: Open | undefined;
  /** Where the open text object or path began, or -1. */
  textStart: number;
  pathStart: number;
  /** Of the open text object, in points; NaN before its place is known. */
  baseline: number;
  size: number;
  matrix: Matrix;
  readonly outer: Matrix[];
}

/** Where the operands of the content stand that is taken apart; the room is kept for the next one. */
let allOperands = new Uint32Array(4096);

/** What most marks paint: no image and no form. */
const nothing: readonly string[] = [];

/**
 * Takes a content apart into its tagged sequences and what is painted between them: text objects,
 * paths from their first operator to their painting one (clips aren't painted), images, forms,
 * shadings.
 */
export function dissected(bytes: Buffer): Dissected {
  const parts: Dissection = {
    bytes,
    sequences: [],
    loose: [],
    artifacts: [],
    texts: [],
    shown: [],
    operandCount: 0,
    marks: [],
    tagged: 0,
    marked: 0,
    spoken: 0,
    run: 0,
    font: "",
    opens: false,
    open: undefined,
    textStart: -1,
    pathStart: -1,
    baseline: Number.NaN,
    size: 0,
    matrix: identity,
    outer: [],
  };
  scanContent(bytes, visits, parts);
  if (parts.marks.length > 0) throw new Error("PDF: marked content doesn't end");
  const { sequences, loose, artifacts, texts, shown, operandCount } = parts;
  const operands = allOperands.slice(0, operandCount);
  return { bytes, parts: { sequences, loose, artifacts, texts, shown, operands } };
}

/** What the operators do that are about texts, places, marks and painting. */
const visits = visitsOf<Dissection>({
  ...{ BT: openText, ET: closeText, Tf: chooseFont, Tm: placeText, Tj: showText, TJ: showText },
  ...{ q: saveState, Q: restoreState, cm: concatenateMatrix },
  ...{ BDC: openMark, BMC: openMark, EMC: closeMark },
  ...{ m: build, l: build, c: build, v: build, y: build, h: build, re: build, n: endPath },
  ...{ f: paintPath, F: paintPath, "f*": paintPath, S: paintPath, s: paintPath },
  ...{ B: paintPath, "B*": paintPath, b: paintPath, "b*": paintPath },
  ...{ Do: paintObject, sh: paintShading },
});

function openText(parts: Dissection, start: number): void {
  parts.textStart = start;
  parts.opens = true;
  parts.open = undefined;
  parts.baseline = Number.NaN;
}

function closeText(parts: Dissection, _start: number, end: number): void {
  const { textStart: start, baseline, size } = parts;
  parts.textStart = -1;
  if (isLoose(parts)) addLoose(parts, start, end, undefined);
  else if (parts.marked === 0 && !Number.isNaN(baseline)) {
    parts.texts.push({ start, end, baseline, size });
  }
}

function chooseFont(parts: Dissection, start: number, end: number): void {
  parts.font = nameAt(parts.bytes, start);
  parts.open = undefined;
  parts.size = numberBefore(parts.bytes, end - "Tf".length);
}

/** The first placing of a text object is that of its line. */
function placeText(parts: Dissection, start: number, end: number): void {
  if (!Number.isNaN(parts.baseline)) return;
  const { 2: c = 0, 3: d = 0, 4: e = 0, 5: f = 0 } = sixNumbers(parts.bytes, start, end);
  const { matrix } = parts;
  parts.baseline = e * matrix[1] + f * matrix[3] + matrix[5];
  const [x, y] = [c * matrix[0] + d * matrix[2], c * matrix[1] + d * matrix[3]];
  parts.size *= x === 0 ? Math.abs(y) : Math.hypot(x, y);
}

function showText(parts: Dissection, start: number): void {
  parts.open ??= addShown(parts, parts.spoken > 0 ? "" : undefined);
  if (parts.operandCount === allOperands.length) {
    const more = new Uint32Array(2 * allOperands.length);
    more.set(allOperands);
    allOperands = more;
  }
  allOperands[parts.operandCount++] = start;
  parts.open.to = parts.operandCount;
}

/** Adds what is shown from here on; its operands are still to come. */
function addShown(parts: Dissection, instead: string | undefined): Open {
  const from = parts.operandCount;
  const shown = { from, to: from, font: parts.font, opens: parts.opens, instead };
  parts.shown.push(shown);
  parts.opens = false;
  return shown;
}

function saveState(parts: Dissection): void {
  parts.outer.push(parts.matrix);
  parts.run++;
}

function restoreState(parts: Dissection): void {
  parts.matrix = parts.outer.pop() ?? identity;
  parts.run++;
}

function concatenateMatrix(parts: Dissection, start: number, end: number): void {
  parts.matrix = concatenate(sixNumbers(parts.bytes, start, end), parts.matrix);
}

/** The name that stands first among an operator's operands, without its slash; "" where there is none. */
function nameAt(bytes: Buffer, start: number): string {
  if (bytes[start] !== slash) return "";
  return wordAt(bytes, start + 1).key;
}

function isLoose(parts: Dissection): boolean {
  return parts.tagged + parts.marked === 0;
}

function build(parts: Dissection, start: number): void {
  if (parts.pathStart < 0 && isLoose(parts)) parts.pathStart = start;
}

function endPath(parts: Dissection): void {
  if (isLoose(parts)) parts.pathStart = -1;
}

function paintPath(parts: Dissection, _start: number, end: number): void {
  if (!isLoose(parts)) return;
  addLoose(parts, parts.pathStart, end, undefined);
  parts.pathStart = -1;
}

function paintObject(parts: Dissection, start: number, end: number): void {
  const name = nameAt(parts.bytes, start);
  if (isLoose(parts)) addLoose(parts, start, end, name);
  else addPaints(parts, [name]);
}

/** Adds what the innermost open mark paints. */
function addPaints(parts: Dissection, names: readonly string[]): void {
  const mark = parts.marks.at(-1);
  if (mark !== undefined && names.length > 0) mark.paints = [...mark.paints, ...names];
}

function paintShading(parts: Dissection, start: number, end: number): void {
  if (isLoose(parts)) addLoose(parts, start, end, undefined);
}

function addLoose(parts: Dissection, start: number, end: number, paints: string | undefined): void {
  if (start < 0) throw new Error(`PDF: painting without a beginning at ${end} of the content`);
  parts.loose.push({ start, end, run: parts.run, paints });
}

function openMark(parts: Dissection, start: number, body: number): void {
  const plain = plainNumber(parts.bytes, start, body);
  const { tag, properties } = plain < 0 ? markOperands(parts.bytes, start) : numberedOnly;
  const mcid = plain < 0 ? properties?.get("MCID") : plain;
  const kind = mcid !== undefined ? "tagged" : tag === "/Artifact" ? "artifact" : "plain";
  if (kind === "plain" && parts.tagged + parts.marked === 0 && parts.textStart < 0) {
    throw new Error(`PDF: unknown marked content ${String(tag)}`);
  }
  parts.open = undefined;
  const from = parts.shown.length;
  const actual = kind === "plain" ? properties?.get("ActualText") : undefined;
  const speaks = isString(actual);
  parts.marks.push({ kind, start, body, mcid: Number(mcid ?? -1), from, speaks, paints: nothing });
  if (kind === "tagged") parts.tagged++;
  if (kind === "artifact") parts.marked++;
  if (!speaks) return;
  if (parts.spoken === 0) addShown(parts, stringText(actual));
  parts.spoken++;
}

/** What is asked about a mark that has nothing but its number. */
const numberedOnly = { tag: undefined, properties: undefined };

const numberStart = " <</MCID ";
const numberEnd = " >>BDC";

/** The number of a mark as Chromium writes it, `/P <</MCID 12 >>BDC`; -1 where it is another one. */
function plainNumber(bytes: Buffer, start: number, end: number): number {
  const digits = wordEnd(bytes, start + 1) + numberStart.length;
  const digitsEnd = end - numberEnd.length;
  if (!standsAt(numberStart, bytes, digits - numberStart.length)) return -1;
  if (!standsAt(numberEnd, bytes, digitsEnd)) return -1;
  const number = decimal(bytes, digits, digitsEnd);
  return Number.isInteger(number) ? number : -1;
}

/** The tag and the properties, where they are written out, that open a marked content. */
function markOperands(bytes: Buffer, start: number) {
  const cursor = { bytes, position: start };
  const tag = parseValue(cursor);
  const isOut = skipSpace(cursor) === less;
  const properties = isOut ? parseValue(cursor) : undefined;
  return { tag, properties: isDictionary(properties) ? properties : undefined };
}

function closeMark(parts: Dissection, _start: number, end: number): void {
  const mark = parts.marks.pop();
  if (mark === undefined) throw new Error(`PDF: marked content ends unopened at ${end}`);
  const { kind, mcid, start, body, from, paints } = mark;
  parts.open = undefined;
  if (mark.speaks) parts.spoken--;
  if (kind === "plain") return;
  parts.run++;
  const bodyEnd = end - "EMC".length;
  const to = parts.shown.length;
  if (kind === "artifact") {
    parts.marked--;
    parts.artifacts.push({ from, to, body, bodyEnd });
  } else {
    parts.tagged--;
    parts.sequences.push({ mcid, from, to, start, body, bodyEnd, end, paints });
  }
  addPaints(parts, paints);
}
