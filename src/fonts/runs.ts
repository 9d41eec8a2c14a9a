import type { Face } from "./faces.ts";

/** A stretch of a text that one face sets. */
export interface FaceRun {
  readonly face: Face;
  readonly text: string;
}

let graphemes: Intl.Segmenter | undefined;

/**
 * Parts a text as the browser does: each letter with its accents goes to the first face of the stack
 * that has all of it, neighbours of one face stay together. What no face has goes to the first.
 */
export function runsOf(
  text: string,
  stack: readonly Face[],
  has: (face: Face, text: string) => boolean,
): FaceRun[] {
  const [first] = stack;
  if (first === undefined || text === "") return [];
  if (has(first, text)) return [{ face: first, text }];
  // Made when first it is needed, which most texts don't: it takes as long as to measure a hundred of them.
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  const runs: { face: Face; text: string }[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const face = stack.find((candidate) => has(candidate, segment)) ?? first;
    const last = runs.at(-1);
    if (last?.face === face) last.text += segment;
    else runs.push({ face, text: segment });
  }
  return runs;
}
