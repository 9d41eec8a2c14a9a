import type { AxisFormats } from "./axis-formats.ts";
import type { ChartWords } from "./chart-words.ts";
import type { CorrectionWords } from "./correction-words.ts";
import type { Labels } from "./labels.ts";
import type { NumberWord } from "./number-words.ts";
import type { PrintedQuantity, Quantity, Scale, Unit } from "./types.ts";

/**
 * How a phrase puts its number: words before and after it, with the spaces that belong between
 * ("rose " and "" in English, "增长" and "" in Chinese); "none" where the words say it all.
 */
export interface Wording {
  readonly before: string;
  readonly number: "absolute" | "signed" | "none";
  readonly after: string;
}

/** Grammar of a change: "rose 12.1 percent", "up 12.1 percent", "an increase of 12.1 percent". */
export type ChangeForm = "verb" | "adverb" | "noun";

/** Which verb: rose/fell, grew/shrank, increased/decreased. */
export type ChangeVerb = "rise" | "grow" | "increase";

/** Whether the subject of a change is one or several: "was unchanged", "were unchanged". */
export type Subject = "singular" | "plural";

/** A change's form and verb together. */
export interface ChangeGrammar {
  readonly form: ChangeForm;
  readonly verb: ChangeVerb;
}

/** The sign of a printed number: what direction words go by. */
export type Sign = -1 | 0 | 1;

/** How precisely a period is named. */
export type PeriodType = "year" | "half" | "quarter" | "month" | "day" | "text";

/** A period that a phrase names. */
export interface NamedPeriod {
  readonly period: string;
  readonly type: PeriodType;
  /** The edition's period: of one in the same year the year isn't said again. */
  readonly within?: string | undefined;
}

/**
 * Everything that differs from language to language, as one table of data and small functions.
 * A language is a folder that makes such an object.
 */
export interface Language {
  /** "en": what definitions, file names and parameters say. */
  readonly code: string;
  /** BCP 47 tag for `lang=` and Intl: "en-GB". */
  readonly tag: string;
  /** The script it is written in, ISO 15924: "Latn", "Hans". Faces are listed by script. */
  readonly script: string;

  /**
   * Prints a quantity: rounding half away from zero, sign, scale, grouping, unit. Of itself it takes
   * the greatest scale that leaves at most three decimals; `scale` forces one. Throws a plain Error
   * for a value that is no decimal, a precision that is no power of ten, a scale without a word.
   */
  printQuantity(
    quantity: Quantity,
    options?: { readonly scale?: Scale | undefined },
  ): PrintedQuantity;
  /** The scale for a whole column or axis: that of its largest number; 0 for none. */
  commonScale(quantities: readonly Quantity[]): Scale;
  /** The scales it has words for, and 0. */
  readonly scales: readonly Scale[];
  /** The unit in words for a table head or an axis: unitWords("tonne", 6) is "million tonnes". */
  unitWords(unit: Unit, scale: Scale): string;
  /** Writes a decimal as it is, with grouping, decimal point and true minus: "−1,200.50". */
  digits(decimal: string): string;

  /** Words for a change by the sign of its printed value; the subject is singular by default. */
  change(sign: Sign, form: ChangeForm, verb: ChangeVerb, subject?: Subject): Wording;
  /** Direction alone: "rose", "fell", "was unchanged"; "up"; "a rise", "no change". */
  direction(sign: Sign, form: ChangeForm, verb: ChangeVerb, subject?: Subject): string;
  /** The verb where the author names none: "rise" in English, "grow" in Chinese (增长). */
  readonly usualVerb: ChangeVerb;
  /**
   * A wording with what the change is compared with: "rose " and " on 2020"; "比上年增长", and of
   * what didn't change "与上年持平".
   */
  compared(wording: Wording, base: string): Wording;
  /**
   * What stands behind a change to set it beside an earlier one, whose number it puts, by the signs
   * of the printed values: ", after " 2.4 percent " in February", ", after falling " 2.4 percent "",
   * ", after no change", and where both print the `same` ", as in February". Without `when` no
   * period is named: ", as before".
   */
  after(
    now: Sign,
    before: Sign,
    same: boolean,
    grammar: ChangeGrammar,
    when?: NamedPeriod,
  ): Wording;
  /** The nth period in a row, from two on: "for the fourth month in a row". */
  streak(length: number | string, type: PeriodType): string;
  /**
   * The first change of this direction after others, the last one being so many periods ago:
   * "the first rise in five months"; undefined for one that the series never had before: "the first
   * rise in the series".
   */
  firstChange(
    sign: Sign,
    verb: ChangeVerb,
    type: PeriodType,
    periods: number | string | undefined,
  ): string;
  /**
   * "the highest since March 2003": the last period that was as high, or, where none was, the first
   * of the series: "the highest since the series began in January 2000". These three throw a plain
   * Error for a period of type "text".
   */
  record(extreme: "high" | "low", since: NamedPeriod, ofSeries: boolean): string;
  /**
   * "seventh", from one on; beyond the words the language has, the ordinal in digits ("21st").
   * Position and whole number: a number or decimal text; a plain Error where it isn't whole.
   */
  rank(position: number | string): string;
  /** "7th". */
  ordinal(position: number | string): string;
  /** "zero", "three" up to nine, "10" and "1,200" from ten on; negative numbers in digits. */
  count(whole: number | string): string;
  /** The plural categories that have forms, in the order `plural` takes them: ["one", "other"]. */
  readonly pluralForms: readonly string[];
  /**
   * Picks the form for a number as it is printed: plural("1", ["enterprise", "enterprises"]);
   * "1.0" takes the plural in English. A plain Error where forms and `pluralForms` differ in number.
   */
  plural(decimal: string, forms: readonly string[]): string;
  /** What stands between and around the items of a list of this length: n − 1 separators. */
  listSeparators(length: number): readonly string[];
  /**
   * A share in words by the printed percent: "over a third", "half", "nearly a quarter"; undefined
   * where none is near. What counts as near: `nearFraction` in fraction.ts.
   */
  fraction(percent: string): string | undefined;
  /** Before an approximate number, its space included: "about ". */
  readonly about: string;

  /**
   * "10 February 2022", from the ISO date or instant as written (its own zone). A plain Error for
   * what is no date (31 February): `parseDate` in period.ts tells beforehand.
   */
  date(iso: string): string;
  /**
   * "2021", "the first half of 2021", "the first quarter of 2021", "February 2010", "3 February
   * 2010", or the text itself. In the year of the period `within` it goes without its year:
   * "February". A plain Error for what is no such period: see `parsePeriod`.
   */
  period(period: string, type: PeriodType, within?: string): string;
  /**
   * The year up to the end of a period: "January to March 2009", "the first three quarters of 2009",
   * "2009" where it is the whole. A plain Error for a day and a text.
   */
  yearToDate(period: string, type: PeriodType, within?: string): string;

  /**
   * Why a value is missing, in words: by reason code (missing, missing_base, zero_base,
   * negative_base, incomplete), status code (x, z, c), or the author's own words back; without a reason that
   * of x.
   */
  missing(reason: string | undefined): string;
  /** Legend of a mark: "computed" or a status code: "computed from published figures", "provisional". */
  legend(mark: string): string;
  /** The mark itself: "*" for computed, "[p]" for provisional. Both throw for an unknown mark. */
  mark(mark: string): string;

  readonly labels: Labels;
  /**
   * In what formats axes and legends print. They are handed to each View: Vega's default locale is one
   * for the process, and editions of two languages may be drawn side by side.
   */
  readonly axes: AxisFormats;
  /** What charts are described with. */
  readonly chartWords: ChartWords;
  /** What the notice of a correction says. */
  readonly correction: CorrectionWords;
  /** One period compared with another, both as printed: "2021 on 2020". */
  comparison(period: string, previous: string): string;

  /** The numbers that a text says in words, in its order: "three", "seventh", "a third". */
  numberWords(text: string): readonly NumberWord[];
}
