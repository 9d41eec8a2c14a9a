import { type Finding, problem } from "../finding/finding.ts";
import { faceName, faceNames, findFace } from "../fonts/faces.ts";
import type { Fonts } from "../fonts/measure.ts";
import { familyStack } from "../fonts/stack.ts";
import { typedDigits } from "../language/digits.ts";
import { COLOUR_REMEDY } from "./check/colours.ts";
import { isColour } from "./colour.ts";
import type { CompiledChart } from "./compile.ts";
import { domainFindings } from "./inspect-domains.ts";
import { LARGEST } from "./largest.ts";
import type { ChartRow } from "./rows.ts";
import { type DrawnItem, reachBeyond, TOLERANCE, textLines } from "./scene.ts";
import { fallbacksOf, requestedFace, textSize } from "./text-width.ts";

/** What a drawing is judged by. */
interface Inspection {
  readonly chart: CompiledChart;
  readonly items: readonly DrawnItem[];
  readonly data: ReadonlyMap<string, readonly ChartRow[]>;
  readonly fonts: Fonts;
  /** Of the drawing, CSS px. */
  readonly width: number;
  readonly height: number;
}

/** Smallest text that is legible in print: 8 points. */
const SMALLEST_TEXT = 8 / 0.75;

/**
 * What Vega draws without a word: nothing at all, marks at no place, text that is cut off, falls
 * outside, is too small, has no face or no glyph, or says a number that no fact says.
 */
export function inspectDrawing(inspection: Inspection): Finding[] {
  const { items, chart } = inspection;
  const { file } = chart.source;
  if (!items.some(({ role }) => role === "mark")) return [nothingDrawn(file)];
  const texts = items.filter(({ kind }) => kind === "text");
  const findings = [
    ...faults(items, (item) => placeFinding(item, file)),
    ...sizeFindings(inspection),
    ...domainFindings(items, chart.source),
    ...faults(items, ({ properties: { fill } }) => colourFinding(fill, file)),
    ...faults(items, ({ properties: { stroke } }) => colourFinding(stroke, file)),
    ...faults(items, (item) => overflowFinding(item, inspection)),
    ...texts.flatMap((item) => textFindings(item, inspection)),
    ...digitFindings(texts, inspection),
  ];
  return distinct(findings);
}

/** Nearly all items are as they should be: no list is made for each. */
function faults(
  items: readonly DrawnItem[],
  judge: (item: DrawnItem) => Finding | undefined,
): Finding[] {
  const found: Finding[] = [];
  for (const item of items) {
    const finding = judge(item);
    if (finding !== undefined) found.push(finding);
  }
  return found;
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}

function nothingDrawn(file: string): Finding {
  return problem(
    "chart/empty",
    { file },
    "the chart draws nothing: no row is left for any of its marks",
    "Give it rows, or leave the chart out of the page for this edition.",
  );
}

/** Steps and panels add up to a size that nobody wrote. */
function sizeFindings({ width, height, chart }: Inspection): Finding[] {
  if (width <= LARGEST.width && height <= LARGEST.height) return [];
  const message = `the drawing is ${width} × ${height} px, more than a page holds (${LARGEST.width} × ${LARGEST.height} px)`;
  const { file } = chart.source;
  return [problem("chart/width", { file }, message, "Make its steps or panels smaller.")];
}

const COORDINATES = [
  ...["x", "y", "x2", "y2", "dx", "dy", "width", "height"],
  ...["size", "startAngle", "endAngle", "innerRadius", "outerRadius"],
];

function placeFinding({ properties, kind }: DrawnItem, file: string): Finding | undefined {
  // A gap in a line or area: Vega draws nothing there.
  if (properties.defined === false) return undefined;
  const wrong = COORDINATES.find((key) => {
    const value = properties[key];
    return typeof value === "number" && !Number.isFinite(value);
  });
  if (wrong === undefined) return undefined;
  return problem(
    "chart/not-finite",
    { file },
    `a mark (${kind}) has no place: its ${wrong} is ${properties[wrong]}`,
    "Filter such rows out, or correct the scale or the calculation.",
  );
}

/** Colours from a field or an expression can be anything; gradients are objects. */
function colourFinding(paint: unknown, file: string): Finding | undefined {
  if (typeof paint !== "string" || isColour(paint)) return undefined;
  return problem("chart/colour", { file }, `"${paint}" is no colour`, COLOUR_REMEDY);
}

/** Kinds whose bounds are where their ink is; a clipped line's may lie outside. */
const SOLID: ReadonlySet<string> = new Set(["text", "rect"]);

function overflowFinding(
  item: DrawnItem,
  { width, height, chart }: Inspection,
): Finding | undefined {
  const { box, kind } = item;
  if (!SOLID.has(kind) || !Number.isFinite(box.left + box.top)) return undefined;
  const beyond = reachBeyond(box, { width, height });
  if (beyond <= TOLERANCE) return undefined;
  const what = kind === "text" ? `the text "${textLines(item).join(" ")}"` : "a bar";
  return problem(
    "chart/overflow",
    { file: chart.source.file },
    `${what} reaches ${Math.ceil(beyond)} px beyond the drawing (${width} × ${height} px)`,
    "Make the chart wider, its range shorter, or the text shorter.",
  );
}

/** A rule that a text breaks, the message and the remedy. */
type TextFault = readonly [rule: string, message: string, remedy: string];

function textFindings(item: DrawnItem, { fonts, chart }: Inspection): Finding[] {
  const wrongFace = faceFault(item);
  const faults =
    wrongFace === undefined
      ? [glyphFault(item, fonts), sizeFault(item), limitFault(item, fonts)]
      : [wrongFace];
  return faults.flatMap((fault) => {
    if (fault === undefined) return [];
    const [rule, message, remedy] = fault;
    return problem(rule, { file: chart.source.file }, message, remedy);
  });
}

function quotedText(item: DrawnItem): string {
  return `"${textLines(item).join(" ")}"`;
}

function faceFault(item: DrawnItem): TextFault | undefined {
  const request = requestedFace(item.properties);
  if (findFace(request) !== undefined) return undefined;
  const message = `the text ${quotedText(item)} asks for ${faceName(request)}, which is not shipped`;
  return ["chart/face", message, `Use one of: ${faceNames(request)}.`];
}

function glyphFault(item: DrawnItem, fonts: Fonts): TextFault | undefined {
  const stack = familyStack(String(item.properties.font));
  const missing = fonts.missing(textLines(item).join(""), stack);
  if (missing.length === 0) return undefined;
  const message = `no printed face has ${missing.map(characterName).join(", ")} in ${quotedText(item)}`;
  return ["chart/glyph", message, "Use characters that the faces have."];
}

function sizeFault(item: DrawnItem): TextFault | undefined {
  const size = textSize(item.properties);
  if (size >= SMALLEST_TEXT - 0.01) return undefined;
  const message = `the text ${quotedText(item)} is ${size} px high, which prints below 8 points`;
  return ["chart/small-text", message, "Set its fontSize to 11 or more, better 12."];
}

function limitFault(item: DrawnItem, fonts: Fonts): TextFault | undefined {
  const limit = Number(item.properties.limit ?? 0);
  if (limit <= 0) return undefined;
  const style = {
    ...requestedFace(item.properties),
    size: textSize(item.properties),
    fallbacks: fallbacksOf(item.properties),
  };
  const widest = Math.max(0, ...textLines(item).map((line) => fonts.measure(line, style)));
  if (widest <= limit) return undefined;
  const message = `the text ${quotedText(item)} is cut off: it is ${Math.ceil(widest)} px wide and its limit is ${limit} px`;
  return ["chart/cut-off", message, "Raise the limit (0 for none), or shorten the text."];
}

/** `"阳" (U+9633)`. */
function characterName(character: string): string {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return `"${character}" (U+${code})`;
}

/** Texts may say the numbers of facts and no others, however they were put together. */
function digitFindings(
  texts: readonly DrawnItem[],
  { data, chart }: Pick<Inspection, "data" | "chart">,
): Finding[] {
  const known = printedTexts(data);
  return texts
    .filter(isAuthors)
    .flatMap(textLines)
    .filter((line) => DIGIT.test(line) && !known.has(line))
    .flatMap((line) => {
      const typed = typedDigits(withoutKnown(line, known), chart.literals)[0];
      return typed === undefined ? [] : [digitFinding(chart.source.file, line, typed.text)];
    });
}

/** Marks, and labels of names; the numbers and dates along an axis are Vega's own. */
function isAuthors({ role, datum }: DrawnItem): boolean {
  return role === "mark" || (role.endsWith("-label") && typeof datum.value === "string");
}

function digitFinding(file: string, line: string, digits: string): Finding {
  return problem(
    "chart/typed-digit",
    { file },
    `the chart prints "${line}", and no fact of its data prints "${digits}"`,
    "Print a fact's `_text` or `_full`, or calculate the number in SQL.",
  );
}

const DIGIT = /\p{Nd}/u;

/** What the data print. */
function printedTexts(data: ReadonlyMap<string, readonly ChartRow[]>): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const rows of data.values())
    for (const row of rows)
      for (const key in row) {
        const value = row[key];
        if (typeof value === "string") texts.add(value);
      }
  return texts;
}

/** A line without what the data print, the longest taken out first. */
function withoutKnown(line: string, known: ReadonlySet<string>): string {
  const longest = [...known].filter((text) => DIGIT.test(text)).sort((a, b) => b.length - a.length);
  return longest.reduce((rest, text) => rest.replaceAll(text, " "), line);
}
