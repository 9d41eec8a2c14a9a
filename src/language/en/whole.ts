import { numberPrinter } from "../number.ts";
import type { PluralForms } from "../plural.ts";
import { positionNumber, wholeNumber } from "../whole.ts";
import { cardinals, ordinals } from "./number-words.ts";
import { englishNumbers } from "./numbers.ts";

const ordinalEndings: PluralForms = { one: "st", two: "nd", few: "rd", other: "th" };

const { digits } = numberPrinter(englishNumbers);
let ordinalRules: Intl.PluralRules | undefined;

/** "7th", "21st". */
export function ordinal(given: number | string): string {
  const position = positionNumber(given);
  ordinalRules ??= new Intl.PluralRules(englishNumbers.tag, { type: "ordinal" });
  // The last two digits decide: 21st, but 111th.
  const ending = ordinalEndings[ordinalRules.select(Number(position % 100n))];
  return `${digits(position.toString())}${ending ?? ordinalEndings.other}`;
}

/** "seventh"; in digits beyond the words that there are. */
export function rank(given: number | string): string {
  return ordinals[Number(positionNumber(given)) - 1] ?? ordinal(given);
}

/** In words up to nine. */
export function count(given: number | string): string {
  const whole = wholeNumber(given);
  const word = whole >= 0n && whole < 10n ? cardinals[Number(whole)] : undefined;
  return word ?? digits(whole.toString());
}
