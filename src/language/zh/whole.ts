import { numberPrinter } from "../number.ts";
import { positionNumber, wholeNumber } from "../whole.ts";
import { chineseNumerals } from "./number-words.ts";
import { chineseNumbers } from "./numbers.ts";

const { digits } = numberPrinter(chineseNumbers);

/** "第7". */
export function ordinal(position: number | string): string {
  return `第${digits(positionNumber(position).toString())}`;
}

/** "第七", "第二十一"; from a hundred on in digits. */
export function rank(position: number | string): string {
  const whole = positionNumber(position);
  return whole < 100n ? `第${chineseNumerals(Number(whole))}` : ordinal(position);
}

/** In words up to nine, for a measure word that follows: 三个, and of two 两个. */
export function count(given: number | string): string {
  const whole = wholeNumber(given);
  if (whole === 2n) return "两";
  return whole >= 0n && whole < 10n ? chineseNumerals(Number(whole)) : digits(whole.toString());
}
