import type { FactRecord } from "../facts/facts-json.ts";
import type { PeriodType } from "../language/language.ts";
import { stepsBetween } from "../language/period.ts";
import { type Sentence, wordsAround } from "./sentences.ts";

/** The sentences of an edition and the facts in them. */
export interface Claims {
  readonly sentences: readonly Sentence[];
  /** By path. */
  readonly facts: ReadonlyMap<string, FactRecord>;
  readonly period: string;
  readonly periodType: PeriodType;
  /** BCP 47. */
  readonly tag: string;
}

/** A sentence with what makes it comparable. */
export interface Claim {
  readonly sentence: Sentence;
  /** Its facts by slot: the path, a period in it by its distance from the edition's own. */
  readonly slots: readonly (readonly [slot: string, fact: FactRecord])[];
  /** What the author wrote: the words without facts, digits and names of months. */
  readonly words: readonly string[];
}

/**
 * The claims that an edition's sentences make. `months.2010-01.rate` in the edition of 2010-01 has the
 * slot of `months.2010-02.rate` in that of 2010-02: both are the rate of the edition's own month.
 */
export function claimsOf(claims: Claims): Claim[] {
  const months = monthNames(claims.tag);
  const segmenter = new Intl.Segmenter(claims.tag, { granularity: "word" });
  return claims.sentences.map((sentence) => ({
    sentence,
    slots: sentence.facts.flatMap(({ path }) => {
      const fact = claims.facts.get(path);
      return fact === undefined ? [] : [[slotOf(fact, claims), fact] as const];
    }),
    words: wordsOf(sentence, months, segmenter),
  }));
}

/** The column that a fact stands in, whatever its row. */
export function columnOf({ table, column }: FactRecord): string {
  return `${table}.${column}`;
}

function slotOf({ path, table, key, column }: FactRecord, { period, periodType }: Claims): string {
  const steps = key === undefined ? undefined : stepsBetween(period, key, periodType);
  return steps === undefined ? path : `${table}.${steps >= 0 ? "+" : ""}${steps}.${column}`;
}

/** Another period makes no other claim, nor does another count: "the 31st month", "December 2009". */
function wordsOf(sentence: Sentence, months: RegExp, segmenter: Intl.Segmenter): string[] {
  const text = wordsAround(sentence)
    .replace(months, "0")
    .replace(/\p{Nd}+(?:st|nd|rd|th)?/gu, "0");
  const words = [...segmenter.segment(text)].map(({ segment }) => segment);
  return words
    .filter((word) => /\S/.test(word))
    .filter((word, at, all) => word !== "0" || all[at - 1] !== "0");
}

/** The names of the months, long ones first: "1月" stands in "11月". */
function monthNames(tag: string): RegExp {
  const format = new Intl.DateTimeFormat(tag, { month: "long", timeZone: "UTC" });
  const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2021, month, 15)));
  return new RegExp(names.sort((a, b) => b.length - a.length).join("|"), "gu");
}
