import { compareDecimals, isDecimal } from "../language/decimal.ts";
import type { Language, PeriodType } from "../language/language.ts";
import { parseDate, parsePeriod } from "../language/period.ts";
import type { Quantity, Scale } from "../language/types.ts";
import type { Fact, PrintedFact } from "./types.ts";

/** How a number is printed where it doesn't stand alone: the scale of its column or axis. */
interface PrintOptions {
  readonly scale?: Scale | undefined;
}

/** A fact as it prints alone. */
interface PrintedAlone {
  readonly printed: PrintedFact;
  /** The scale that it has taken by itself; undefined of what has none. */
  readonly scale: Scale | undefined;
}

/** Each fact prints many times over, and never changes. */
const alone = new WeakMap<Language, WeakMap<Fact, PrintedAlone>>();

/**
 * Prints a fact in a language, at its published precision. Sentence, table, chart label,
 * alternative text and data file all print through here, so that they can't disagree.
 */
export function printFact(
  fact: Fact,
  language: Language,
  { scale }: PrintOptions = {},
): PrintedFact {
  const own = alone.get(language)?.get(fact) ?? keep(fact, language);
  const isOwn = scale === undefined || own.scale === undefined || own.scale === scale;
  return isOwn ? own.printed : print(fact, language, scale).printed;
}

/** Keeping costs more than printing, so that what is known isn't kept again. */
function keep(fact: Fact, language: Language): PrintedAlone {
  const known = alone.get(language) ?? new WeakMap<Fact, PrintedAlone>();
  const made = print(fact, language);
  alone.set(language, known);
  known.set(fact, made);
  return made;
}

function print(fact: Fact, language: Language, scale?: Scale): PrintedAlone {
  if (fact.value !== null && fact.quantity !== undefined)
    return printNumber(fact, fact.quantity, language, scale);
  return { printed: printWords(fact, language), scale: undefined };
}

function printWords(fact: Fact, language: Language): PrintedFact {
  if (fact.value === null) return printMissing(fact, language);
  const text = fact.kind === "date" ? dateWords(fact.value, language) : fact.value;
  return {
    text,
    number: text,
    unit: "",
    value: fact.value,
    sign: 0,
    missing: false,
    marks: marks(fact),
  };
}

function printMissing(fact: Fact, language: Language): PrintedFact {
  const text = language.missing(fact.reason);
  // Nothing was computed, so only the status is marked.
  return { text, number: text, unit: "", value: "", sign: 0, missing: true, marks: fact.status };
}

function printNumber(
  fact: Fact,
  quantity: Quantity,
  language: Language,
  given: Scale | undefined,
): PrintedAlone {
  const { text, number, unit, value, sign, scale } = language.printQuantity(quantity, {
    scale: given,
  });
  const printed = {
    text: fact.approximate ? language.about + text : text,
    number,
    unit,
    value,
    sign,
    missing: false,
    marks: marks(fact),
  };
  return { printed, scale };
}

function marks(fact: Fact): readonly string[] {
  return fact.computed ? ["computed", ...fact.status] : fact.status;
}

const periodTypes: readonly PeriodType[] = ["year", "half", "quarter", "month"];

/** A day, an instant (its day) or a period in words; other text (a time of day) as it is. */
export function dateWords(iso: string, language: Language): string {
  if (parseDate(iso) !== undefined) return language.date(iso);
  const type = periodTypes.find((candidate) => parsePeriod(iso, candidate) !== undefined);
  return type === undefined ? iso : language.period(iso, type);
}

/** What a comparison of printed values looks at. */
export type Comparable = Pick<PrintedFact, "value" | "missing">;

/**
 * -1, 0 or 1 as what is printed for a is less than, the same as or greater than for b; numbers by
 * value, dates and texts by their characters. Undefined where either is missing.
 */
export function comparePrinted(a: Comparable, b: Comparable): -1 | 0 | 1 | undefined {
  if (a.missing || b.missing) return undefined;
  if (isDecimal(a.value) && isDecimal(b.value)) return compareDecimals(a.value, b.value);
  if (a.value === b.value) return 0;
  return a.value < b.value ? -1 : 1;
}

/**
 * A mark as it stands behind what it marks: the star close up, brackets after a no-break space where
 * the language has spaces.
 */
export function markBehind(mark: string, language: Language): string {
  const sign = language.mark(mark);
  return sign.startsWith("[") && language.labels.space !== "" ? `\u00a0${sign}` : sign;
}
