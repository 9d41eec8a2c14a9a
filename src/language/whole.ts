import { isWhole, normaliseDecimal, roundDecimal } from "./decimal.ts";

/** A whole number, given as a number or decimal text, as a bigint; a plain Error for any other. */
export function wholeNumber(given: number | string): bigint {
  const text = normaliseDecimal(String(given));
  if (text === undefined || !isWhole(text)) throw new Error(`${given} is not a whole number`);
  return BigInt(roundDecimal(text, 0));
}

/** A position as wholeNumber gives it; a plain Error for zero and below. */
export function positionNumber(given: number | string): bigint {
  const position = wholeNumber(given);
  if (position < 1n) throw new Error(`${given} is not a position: they count from one`);
  return position;
}
