import { readFile } from "node:fs/promises";
import { Blob, Font, Face as ShapedFace, Buffer as ShapingBuffer, shape } from "harfbuzzjs";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { type Face, type FaceRequest, FONT_LIST, faceFor, faceName, faces } from "./faces.ts";

/** A face and a size in CSS px. */
interface TextStyle extends FaceRequest {
  readonly size: number;
}

/** The printed faces, loaded: how wide they set a text, and what they can't set. */
export interface Fonts {
  /**
   * Width of one line in CSS px, kerned and with ligatures as the browser sets it
   * (within 0.05 percent under `text-rendering: geometricPrecision`).
   * Throws an Error where the face isn't shipped.
   */
  measure(text: string, style: TextStyle): number;
  /** Characters that no face of the families has, each once, in order; white space apart. */
  missing(text: string, families: readonly string[]): string[];
}

/** Sizes are asked for again and again, by axes, legends, every layout: 75 µs against 0.2. */
const CACHED_WIDTHS = 20_000;

interface LoadedFace {
  readonly font: Font;
  readonly unitsPerEm: number;
  readonly characters: ReadonlySet<number>;
}

let loading: Promise<Fonts> | undefined;

/**
 * Loads the faces once for the process: they never change while it runs. Throws an InputError where
 * a face can't be read.
 */
export function loadFonts(): Promise<Fonts> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Fonts> {
  const loaded = new Map<string, LoadedFace>();
  for (const face of faces()) loaded.set(faceName(face), await loadFace(face));
  const widths = new Map<string, number>();
  return {
    measure: (text, style) => measureCached(loaded, widths, text, style),
    missing: (text, families) => missingFrom(charactersOf(loaded, families), text),
  };
}

/** The bytes of a face's file; an InputError where it can't be read or is no TrueType font. */
export async function readFace(face: Face): Promise<Buffer> {
  const bytes = await readFile(face.path).catch(() => Buffer.alloc(0));
  // 00 01 00 00: TrueType outlines. OTTO, wOFF and the rest would print as Type 3.
  if (bytes.length > 12 && bytes.readUInt32BE(0) === 0x0001_0000) return bytes;
  throw new InputError([
    problem(
      "fonts/unreadable",
      { file: FONT_LIST },
      `the face ${faceName(face)} (${face.file}) can't be read as a TrueType font`,
      "Install Bulletin's packages again with `npm ci`.",
    ),
  ]);
}

async function loadFace(face: Face): Promise<LoadedFace> {
  const shaped = new ShapedFace(new Blob(await readFace(face)));
  const font = new Font(shaped);
  return { font, unitsPerEm: shaped.upem, characters: new Set(shaped.collectUnicodes()) };
}

function measureCached(
  loaded: ReadonlyMap<string, LoadedFace>,
  widths: Map<string, number>,
  text: string,
  style: TextStyle,
): number {
  const name = faceName(faceFor(style));
  const key = `${name}\n${text}`;
  let ems = widths.get(key);
  if (ems === undefined) {
    const face = loaded.get(name);
    if (face === undefined) throw new Error(`${name} is not loaded`);
    ems = shapedWidth(face, text);
    if (widths.size >= CACHED_WIDTHS) widths.clear();
    widths.set(key, ems);
  }
  return ems * style.size;
}

/** Sum of the advances in em. */
function shapedWidth({ font, unitsPerEm }: LoadedFace, text: string): number {
  const buffer = new ShapingBuffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const units = buffer.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  return units / unitsPerEm;
}

function charactersOf(
  loaded: ReadonlyMap<string, LoadedFace>,
  families: readonly string[],
): readonly ReadonlySet<number>[] {
  const sets = families.flatMap((family) => faces().filter((face) => face.family === family));
  return sets.flatMap((face) => loaded.get(faceName(face))?.characters ?? []);
}

/** White space and what only joins or directs letters needs no glyph. */
const invisible = /^[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]$/u;

function missingFrom(faceCharacters: readonly ReadonlySet<number>[], text: string): string[] {
  return [...new Set(text)].filter(
    (character) =>
      !invisible.test(character) &&
      !faceCharacters.some((characters) => characters.has(character.codePointAt(0) ?? 0)),
  );
}
