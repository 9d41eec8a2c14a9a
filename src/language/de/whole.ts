import { numberPrinter } from "../number.ts";
import { positionNumber, wholeNumber } from "../whole.ts";
import { cardinals } from "./number-words.ts";
import { germanNumbers } from "./numbers.ts";

const { digits } = numberPrinter(germanNumbers);

/** "7." */
export function ordinal(position: number | string): string {
  return `${digits(positionNumber(position).toString())}.`;
}

/** "Rang 7": "siebte" would end as its noun and its case want. */
export function rank(position: number | string): string {
  return `Rang\u00A0${digits(positionNumber(position).toString())}`;
}

/** In words from two to twelve, and null; one would be ein, eine or einen, so it is a digit. */
export function count(given: number | string): string {
  const whole = wholeNumber(given);
  const word = whole >= 0n && whole <= 12n && whole !== 1n ? cardinals[Number(whole)] : undefined;
  return word ?? digits(whole.toString());
}
