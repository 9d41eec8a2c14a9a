import { COLOUR_NAMES } from "./colour-names.ts";

const HEX = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;

/** `rgb(18, 67, 109)`, `rgba(0 0 0 / 50%)`, `hsl(210deg, 70%, 25%)`: three numbers, or four. */
const FUNCTION =
  /^(?:rgb|hsl)a?\(\s*[-+\d.]+(?:%|deg)?(?:\s*[,\s]\s*[-+\d.]+%?){2}(?:\s*[,/]\s*[\d.]+%?)?\s*\)$/i;

/**
 * Whether a text is a colour of CSS: hexadecimal, rgb(), hsl() or a name. Anything else would pass
 * into the SVG, where it loads something (`url(…)`) or paints black.
 */
export function isColour(text: string): boolean {
  return HEX.test(text) || FUNCTION.test(text) || COLOUR_NAMES.has(text.toLowerCase());
}
