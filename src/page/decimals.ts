import type { Language } from "../language/language.ts";

/**
 * Widths in em in the face of tables, Source Sans 3 regular: a digit, a decimal point, and at most
 * one character of a mark ("*" is the widest; "[p]" takes three). A test measures them in the font.
 */
export const DIGIT = 0.497;
export const POINT = 0.249;
export const MARK = 0.42;

/** The sign between whole and decimal digits. */
function decimalMark(language: Language): string {
  return language.digits("0.5").charAt(1);
}

/** Decimals of a number as it is printed. */
export function printedDecimals(text: string, language: Language): number {
  return decimalsBehind(decimalMark(language), text);
}

function decimalsBehind(mark: string, text: string): number {
  const at = text.lastIndexOf(mark);
  const decimals = at < 0 ? "" : text.slice(at + 1);
  return /^\d+$/.test(decimals) ? decimals.length : 0;
}

/**
 * What each number of a column needs at its right, in em, for the decimal points to stand below
 * each other: the width of the decimals it lacks, of the point where it has none, and of the widest
 * mark of the column, which hangs into this space.
 */
export function decimalPadding(
  numbers: readonly string[],
  marks: readonly string[],
  language: Language,
): readonly number[] {
  const mark = decimalMark(language);
  const decimals = numbers.map((number) => decimalsBehind(mark, number));
  const most = Math.max(0, ...decimals);
  const hang = Math.max(0, ...marks.map((signs) => [...signs].length)) * MARK;
  return decimals.map((own) => {
    const point = own === 0 && most > 0 ? POINT : 0;
    return Math.round(((most - own) * DIGIT + point + hang) * 1000) / 1000;
  });
}
