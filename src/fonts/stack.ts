import {
  type Face,
  type FaceRequest,
  type FontFamily,
  faces,
  findFace,
  fontFamilies,
} from "./faces.ts";

/**
 * The families of a CSS `font-family` value, quotes taken off: `'Source Sans 3', sans-serif` gives
 * both names. A generic name that a shipped family stands for gives that family.
 */
export function familyStack(value: string): readonly string[] {
  const stack = stacks.get(value) ?? readStack(value);
  if (stacks.size < MOST_STACKS) stacks.set(value, stack);
  return stack;
}

/** Every text of every chart names its stack, and they are few. */
const stacks = new Map<string, readonly string[]>();
const MOST_STACKS = 1_000;

function readStack(value: string): readonly string[] {
  const names = value
    .split(",")
    .map((name) => name.trim().replace(/^(["'])(.*)\1$/, "$2"))
    .filter((name) => name !== "");
  return [...new Set(names.map(standIn))];
}

/**
 * The CSS `font-family` value of a kind for a script: its own families first, so that punctuation
 * which scripts share has the form that it has there; then all others, and the kind itself.
 */
export function fontStack(generic: FontFamily["generic"], script: string): string {
  const ofKind = fontFamilies().filter((family) => family.generic === generic);
  const isOwn = ({ faces: all }: FontFamily) => all.some(({ scripts }) => scripts.includes(script));
  const sorted = [...ofKind.filter(isOwn), ...ofKind.filter((family) => !isOwn(family))];
  return [...sorted.map(({ family }) => `'${family}'`), generic].join(", ");
}

function standIn(name: string): string {
  return fontFamilies().find(({ generic }) => generic === name)?.family ?? name;
}

/**
 * The face of a family that sets what another one lacks: of its weight and slope, or upright where
 * the family has no italic, or of the nearest weight. Nothing is slanted or smeared by machine.
 * Undefined where the family isn't shipped.
 */
export function standInFace(
  family: string,
  { weight = 400, style }: FaceRequest,
): Face | undefined {
  const exact = findFace({ family, weight, style }) ?? findFace({ family, weight });
  if (exact !== undefined) return exact;
  const upright = faces().filter((face) => face.family === family && face.style === "normal");
  return upright.sort((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight))[0];
}
