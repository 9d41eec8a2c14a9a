import type { PrintedQuantity, Quantity, Scale, Unit } from "./types.ts";

/** How a phrase puts its number: words before and after it; "none" where the words say it all. */
export interface Wording {
  readonly before: string;
  readonly number: "absolute" | "signed" | "none";
  readonly after: string;
}

/** Grammar of a change: "rose 12.1 percent", "up 12.1 percent", "an increase of 12.1 percent". */
export type ChangeForm = "verb" | "adverb" | "noun";

/** Which verb: rose/fell, grew/shrank, increased/decreased. */
export type ChangeVerb = "rise" | "grow" | "increase";

/** How precisely a period is named. */
export type PeriodType = "year" | "half" | "quarter" | "month" | "day" | "text";

/** The fixed words of page and mail that the layouts print. */
export type Label =
  | "figure"
  | "table"
  | "source"
  | "note"
  | "notes"
  | "main_points"
  | "place"
  | "period"
  | "released"
  | "next_release"
  | "number"
  | "contact"
  | "draft"
  | "continued"
  | "photo"
  | "symbols"
  | "data";

/**
 * Everything that differs from language to language, as one table of data and small functions.
 * A third language is one more file that makes such an object.
 */
export interface Language {
  /** "en": what definitions, file names and parameters say. */
  readonly code: string;
  /** BCP 47 tag for `lang=` and Intl: "en-GB". */
  readonly tag: string;

  /** Prints a quantity: rounding, sign, scale, grouping, unit. `scale` forces one; `unit: false` leaves the unit off. */
  printQuantity(
    quantity: Quantity,
    options?: { readonly scale?: Scale | undefined },
  ): PrintedQuantity;
  /** The scale that suits a whole column or axis. */
  commonScale(quantities: readonly Quantity[]): Scale;
  /** The unit in words for a table head or an axis: unitWords("tonne", 6) is "million tonnes". */
  unitWords(unit: Unit, scale: Scale): string;

  /** Words for a change by the sign of its printed value. */
  change(sign: -1 | 0 | 1, form: ChangeForm, verb: ChangeVerb): Wording;
  /** Direction alone: "rose", "fell", "was unchanged". */
  direction(sign: -1 | 0 | 1, form: ChangeForm, verb: ChangeVerb): string;
  /** "seventh", from one on; beyond the words the language has, the ordinal in digits ("21st"). */
  rank(position: number): string;
  /** "7th". */
  ordinal(position: number): string;
  /** "three" up to nine, "10" and "1,200" from ten on. */
  count(whole: number): string;
  /** Picks the form: plural(1, ["enterprise", "enterprises"]). */
  plural(decimal: string, forms: readonly string[]): string;
  /** What stands between and around the items of a list of this length: n − 1 separators. */
  listSeparators(length: number): readonly string[];
  /** A share in words by the printed percent: "over a third", "half", "nearly a quarter"; undefined where none is near. */
  fraction(percent: string): string | undefined;
  /** "about ". */
  readonly about: string;

  /** "10 February 2022", from the ISO date or instant as written (its own zone). */
  date(iso: string): string;
  /** "2021", "the first quarter of 2021", "February 2010". */
  period(period: string, type: PeriodType): string;

  /** Why a value is missing, in words: reason code, status code, or the author's own words back. */
  missing(reason: string | undefined): string;
  /** Legend of a mark: "computed" or a status code: "computed from published figures", "provisional". */
  legend(mark: string): string;
  /** The mark itself: "*" for computed, "[p]" for provisional. */
  mark(mark: string): string;

  readonly labels: Readonly<Record<Label, string>>;
  /** `page` and `pages` are CSS counters' places: ["Page ", " of ", ""]. */
  readonly pageOf: readonly [string, string, string];
  /** The quotation of a period in a running text, e.g. "2021 on 2020". */
  comparison(period: string, previous: string): string;
}
