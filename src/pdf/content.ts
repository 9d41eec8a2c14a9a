import { concatenate, identity, type Matrix, numbersBefore } from "./matrix.ts";
import { parseValue, skipSpace } from "./parse.ts";
import type { Artifact, Dissected, Loose, Parts, Sequence, Shown, TextObject } from "./parts.ts";
import { scanContent, visitsOf } from "./scan.ts";
import { isDictionary, isString, stringText } from "./values.ts";

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
  readonly paints: string[];
}

interface Dissection {
  readonly text: string;
  readonly sequences: Sequence[];
  readonly loose: Loose[];
  readonly artifacts: Artifact[];
  readonly texts: TextObject[];
  readonly shown: Shown[];
  readonly marks: Mark[];
  /** How many of the open marks are tagged, are artifacts, say by /ActualText what they mean. */
  tagged: number;
  marked: number;
  spoken: number;
  run: number;
  font: string;
  /** Whether the next that is shown is the first of its text object. */
  opens: boolean;
  /** The operands of what is shown here, undefined where something new begins. */
  open: number[] | undefined;
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
export function dissected(bytes: Buffer): Dissected {
  const text = bytes.toString("latin1");
  return { bytes, text, parts: dissect(bytes, text) };
}

function dissect(bytes: Buffer, text: string): Parts {
  const parts: Dissection = {
    text,
    sequences: [],
    loose: [],
    artifacts: [],
    texts: [],
    shown: [],
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
  scanContent(bytes, text, visits, parts);
  if (parts.marks.length > 0) throw new Error("PDF: marked content doesn't end");
  return parts;
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
  const cursor = { text: parts.text, position: start };
  const font = parseValue(cursor);
  parts.font = typeof font === "string" ? font.slice(1) : "";
  parts.open = undefined;
  parts.size = numbersBefore(parts.text, cursor.position, end)[0] ?? 0;
}

/** The first placing of a text object is that of its line. */
function placeText(parts: Dissection, start: number, end: number): void {
  if (!Number.isNaN(parts.baseline)) return;
  const placed = concatenate(numbersBefore(parts.text, start, end), parts.matrix);
  parts.baseline = placed[5];
  parts.size *= Math.hypot(placed[2], placed[3]);
}

function showText(parts: Dissection, start: number): void {
  parts.open ??= addShown(parts, parts.spoken > 0 ? "" : undefined);
  parts.open.push(start);
}

/** Adds what is shown from here on; its operands' places, which are still to come. */
function addShown(parts: Dissection, instead: string | undefined): number[] {
  const operands: number[] = [];
  parts.shown.push({ operands, font: parts.font, opens: parts.opens, instead });
  parts.opens = false;
  return operands;
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
  parts.matrix = concatenate(numbersBefore(parts.text, start, end), parts.matrix);
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
  const name = parts.text.slice(start + 1, end - "Do".length).trim();
  if (isLoose(parts)) addLoose(parts, start, end, name);
  else parts.marks.at(-1)?.paints.push(name);
}

function paintShading(parts: Dissection, start: number, end: number): void {
  if (isLoose(parts)) addLoose(parts, start, end, undefined);
}

function addLoose(parts: Dissection, start: number, end: number, paints: string | undefined): void {
  if (start < 0) throw new Error(`PDF: painting without a beginning at ${end} of the content`);
  parts.loose.push({ start, end, run: parts.run, paints });
}

function openMark(parts: Dissection, start: number, body: number): void {
  const { tag, properties } = markOperands(parts.text, start);
  const mcid = properties?.get("MCID");
  const kind = mcid !== undefined ? "tagged" : tag === "/Artifact" ? "artifact" : "plain";
  if (kind === "plain" && parts.tagged + parts.marked === 0 && parts.textStart < 0) {
    throw new Error(`PDF: unknown marked content ${String(tag)}`);
  }
  parts.open = undefined;
  const from = parts.shown.length;
  const actual = kind === "plain" ? properties?.get("ActualText") : undefined;
  const speaks = isString(actual);
  parts.marks.push({ kind, start, body, mcid: Number(mcid ?? -1), from, speaks, paints: [] });
  if (kind === "tagged") parts.tagged++;
  if (kind === "artifact") parts.marked++;
  if (!speaks) return;
  if (parts.spoken === 0) addShown(parts, stringText(actual));
  parts.spoken++;
}

/** The tag and the properties, where they are written out, that open a marked content. */
function markOperands(text: string, start: number) {
  const cursor = { text, position: start };
  const tag = parseValue(cursor);
  const isOut = skipSpace(cursor) === 0x3c;
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
  parts.marks.at(-1)?.paints.push(...paints);
}
