import { Blob, Font, Face as ShapedFace, Buffer as ShapingBuffer, shape } from "harfbuzzjs";
import { type Face, type FaceRequest, faceFor, faceName, faces } from "./faces.ts";
import { readFace } from "./read-face.ts";
import { type FaceRun, runsOf } from "./runs.ts";
import { standInFace } from "./stack.ts";

/** A face and a size in CSS px. */
export interface TextStyle extends FaceRequest {
  readonly size: number;
  /** Families that stand in, in this order, for characters that the face lacks. None by default. */
  readonly fallbacks?: readonly string[] | undefined;
}

/** The printed faces: how wide they set a text, and what they can't set. */
export interface Fonts {
  /**
   * Width of one line in CSS px, kerned and with ligatures as the browser sets it
   * (within 0.05 percent under `text-rendering: geometricPrecision`), run by run: each character in
   * the first face of the stack that has it.
   * Throws an Error where the face isn't shipped, an InputError where its file can't be read.
   */
  measure(text: string, style: TextStyle): number;
  /** Characters that no face of the families has, each once, in order; white space apart. */
  missing(text: string, families: readonly string[]): string[];
}

/** Sizes are asked for again and again, by axes, legends, every layout: 75 µs against 0.2. */
const CACHED_WIDTHS = 20_000;

/** What the browser is told of a text in such a script; its faces have forms for it. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([["Hans", "zh-Hans"]]);

/** Its number in a font's table of names. */
const POSTSCRIPT_NAME = 6;

interface LoadedFace {
  readonly postScriptName: string;
  readonly font: Font;
  readonly unitsPerEm: number;
  readonly characters: ReadonlySet<string>;
  readonly language: string | undefined;
}

const loaded = new Map<string, LoadedFace>();
const widths = new Map<string, number>();

/**
 * The faces, each read when first it is asked for and kept for the process: they never change while
 * it runs, and an edition in one script has no use for the megabytes of another.
 */
export function loadFonts(): Fonts {
  return { measure: measureCached, missing: missingFrom };
}

function load(face: Face): LoadedFace {
  const name = faceName(face);
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const shaped = new ShapedFace(new Blob(readFace(face)));
  let characters: ReadonlySet<string> | undefined;
  const made = {
    postScriptName: shaped.getName(POSTSCRIPT_NAME, "en"),
    font: new Font(shaped),
    unitsPerEm: shaped.upem,
    // Thousands, and of many faces nobody asks for more than their name.
    get characters() {
      characters ??= new Set(
        Array.from(shaped.collectUnicodes(), (code) => String.fromCodePoint(code)),
      );
      return characters;
    },
    language: face.scripts.map((script) => LANGUAGES.get(script)).find((found) => found),
  };
  loaded.set(name, made);
  return made;
}

/** The characters that a face has. */
export function charactersOf(face: Face): ReadonlySet<string> {
  return load(face).characters;
}

/** What PDF files call a face: "NotoSansSC-SemiBold". */
export function postScriptName(face: Face): string {
  return load(face).postScriptName;
}

function measureCached(text: string, style: TextStyle): number {
  const { family, weight, style: slope, fallbacks = [] } = style;
  return emsOf(text, style, `${family},${weight},${slope},${fallbacks}\n`) * style.size;
}

/** Numbers differ from edition to edition, and are made of the same few pairs of characters. */
const NUMBER = /^[\d.,\u2212+-]{3,}$/;

/** Width of a line in em; `face` tells the faces of the style apart. */
function emsOf(text: string, style: TextStyle, face: string): number {
  const known = widths.get(face + text);
  if (known !== undefined) return known;
  const width = (part: string): number => emsOf(part, style, face);
  const ems = NUMBER.test(text) ? pairwise(text, width) : shapedEms(text, style);
  if (widths.size >= CACHED_WIDTHS) widths.clear();
  widths.set(face + text, ems);
  return ems;
}

/** Faces kern a number pair by pair: its pairs are as wide as it is and its inner characters twice. */
function pairwise(text: string, width: (part: string) => number): number {
  let sum = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    sum += width(text.slice(at, at + 2));
    if (at > 0) sum -= width(text.charAt(at));
  }
  return sum;
}

function shapedEms(text: string, style: TextStyle): number {
  return runsOf(text, stackOf(style), hasCharacters).reduce(
    (sum, run) => sum + shapedWidth(run),
    0,
  );
}

function stackOf(style: TextStyle): Face[] {
  const standIns = style.fallbacks?.flatMap((family) => standInFace(family, style) ?? []);
  return [faceFor(style), ...(standIns ?? [])];
}

/** Sum of the advances in em. */
function shapedWidth({ face, text }: FaceRun): number {
  const { font, unitsPerEm, language } = load(face);
  const buffer = new ShapingBuffer();
  buffer.addText(text);
  if (language !== undefined) buffer.setLanguage(language);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const units = buffer.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  return units / unitsPerEm;
}

/** White space and what only joins or directs letters needs no glyph; a control character prints as a box. */
const invisible = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}]$/u;

function hasCharacters(face: Face, text: string): boolean {
  const { characters } = load(face);
  return [...text].every((character) => {
    return characters.has(character) || joins.test(character);
  });
}

const joins = /^\p{Default_Ignorable_Code_Point}$/u;

/** Whether a character is lacking, by families: every text of every page asks for the same ones. */
const lacking = new Map<string, Map<string, boolean>>();

function missingFrom(text: string, families: readonly string[]): string[] {
  const key = families.join("\n");
  const known = lacking.get(key) ?? new Map<string, boolean>();
  lacking.set(key, known);
  return eachOnce(text).filter((character) => {
    const isKnown = known.get(character) ?? isLacking(character, families);
    known.set(character, isKnown);
    return isKnown;
  });
}

/** The turn in which each UTF-16 unit was met last: most texts are long, and of few characters. */
const met = new Uint32Array(0x1_00_00);
let turn = 0;

/** The characters of a text, each once, in the order in which they come. */
function eachOnce(text: string): string[] {
  turn++;
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xe000) return [...new Set(text)];
    if (met[unit] !== turn) found.push(text.charAt(at));
    met[unit] = turn;
  }
  return found;
}

function isLacking(character: string, families: readonly string[]): boolean {
  const listed = faces().filter((face) => families.includes(face.family));
  return !invisible.test(character) && !listed.some((face) => hasCharacters(face, character));
}
