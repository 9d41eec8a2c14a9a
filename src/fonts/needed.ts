import { type Face, fontFamilies } from "./faces.ts";
import { loadFonts } from "./measure.ts";

/** The script whose faces have the digits, and so are part of every edition. */
const DIGITS = "Latn";

/**
 * The faces that an edition can need: those listed for the script it is written in, those of its
 * digits, and those that have a character which all of their kind before them lack, in the order of
 * the list. The rest needn't be read, copied, embedded or named as inputs.
 *
 * @param script ISO 15924, as `Language.script`
 * @param text all that the edition prints; its order and repetitions don't matter
 */
export function neededFaces(script: string, text: string): readonly Face[] {
  const fonts = loadFonts();
  const characters = fonts.missing(text, []).join("");
  const lacking = new Map<string, string>();
  return fontFamilies().flatMap(({ family, generic, faces }) => {
    const before = lacking.get(generic) ?? characters;
    const scripts = faces.flatMap((face) => face.scripts);
    const isGiven = scripts.includes(script) || scripts.includes(DIGITS);
    const after = before === "" ? "" : fonts.missing(before, [family]).join("");
    lacking.set(generic, after);
    return isGiven || after !== before ? faces : [];
  });
}

/** The scripts that there are faces for, sorted. */
export function shippedScripts(): readonly string[] {
  const all = fontFamilies().flatMap(({ faces }) => faces.flatMap(({ scripts }) => scripts));
  return [...new Set(all)].sort();
}
