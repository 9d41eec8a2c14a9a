/**
 * The sets of characters that a Latin face is cut by: whole scripts, so that pages of other words share
 * one cut. Those that a page needs stand in one file, since a browser kerns no pair that two files part.
 */
const SETS = [
  // Western European letters, digits, the punctuation and the signs that a bulletin sets in any language.
  "\\u0000-\\u00FF\\u0131\\u0152\\u0153\\u0160\\u0161\\u0178\\u017D\\u017E\\u2000-\\u206F\\u20AC\\u2116\\u2122\\u2190-\\u2193\\u2212\\u2248\\u2260\\u2264\\u2265",
  // All other Latin letters, and accents that stand alone.
  "\\u0100-\\u036F\\u1D00-\\u1EFF\\u2C60-\\u2C7F\\uA720-\\uA7FF\\uAB30-\\uAB6F\\uFB00-\\uFB06",
  // Greek, with the accents of the ancient one.
  "\\u0370-\\u03FF\\u1F00-\\u1FFF",
  // Cyrillic.
  "\\u0400-\\u052F\\u1C80-\\u1C8F\\u2DE0-\\u2DFF\\uA640-\\uA69F",
  // Everything else: other currencies, fractions, mathematics, geometric signs.
  "\\0-\\u{10FFFF}",
].map((characters) => new RegExp(`[${characters}]`, "u"));

/** The set that a character belongs to. */
export function setOf(character: string): number {
  return SETS.findIndex((set) => set.test(character));
}
