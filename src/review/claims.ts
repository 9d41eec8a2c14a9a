import type { FactRecord } from "../facts/facts-json.ts";
import { withholding } from "../facts/status.ts";
import { compareDecimals, isDecimal, signOf } from "../language/decimal.ts";
import type { PeriodType } from "../language/language.ts";
import { stepsBetween } from "../language/period.ts";
import type { Sentence } from "./sentences.ts";

/**
 * Why a sentence no longer says what it said: a sign is another, a rank was lost or gained, another
 * name stands in it, a value came to be known or unknown; or the words round its facts are others.
 */
type TurnKind = "direction" | "rank" | "name" | "known";

/** A fact for which a sentence turned, as it was and as it is. */
export interface Turn {
  readonly kind: TurnKind;
  readonly before: FactRecord;
  readonly after: FactRecord;
}

/** A sentence that says something else than it did, as it was and as it is. */
export interface TurnedSentence {
  readonly heading: string;
  readonly before: string;
  readonly after: string;
  /** None where only the words are others. */
  readonly turns: readonly Turn[];
}

/** How the sentences of two editions differ in what they claim. */
export interface ClaimChanges {
  readonly turned: readonly TurnedSentence[];
  /** Sentences of the second edition that the first one hasn't. */
  readonly came: readonly Sentence[];
  readonly went: readonly Sentence[];
}

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
interface Claim {
  readonly sentence: Sentence;
  /** Its facts by slot: the path, a period in it by its distance from the edition's own. */
  readonly slots: readonly (readonly [slot: string, fact: FactRecord])[];
  /** Its words without facts, digits and names of months. */
  readonly words: string;
}

/**
 * Finds the sentences that turned. Sentences are matched by the facts that they print and their order:
 * first those with the same facts, the n-th with the n-th, then, of what is left, those that share
 * most of them. `months.2010-01.rate` in the edition of 2010-01 matches `months.2010-02.rate` in
 * that of 2010-02: both are the rate of the edition's own month.
 */
export function claimChanges(before: Claims, after: Claims): ClaimChanges {
  const olds = claimsOf(before);
  const news = claimsOf(after);
  const partner = match(olds, news);
  const taken = new Set(partner.values());
  return {
    turned: news.flatMap((claim) => {
      const old = partner.get(claim);
      return old === undefined ? [] : turned(old, claim);
    }),
    came: news.filter((claim) => !partner.has(claim)).map(({ sentence }) => sentence),
    went: olds.filter((claim) => !taken.has(claim)).map(({ sentence }) => sentence),
  };
}

function claimsOf(claims: Claims): Claim[] {
  const months = monthNames(claims.tag);
  return claims.sentences.map((sentence) => ({
    sentence,
    slots: sentence.facts.flatMap(({ path }) => {
      const fact = claims.facts.get(path);
      return fact === undefined ? [] : [[slotOf(fact, claims), fact] as const];
    }),
    words: wordsOf(sentence, months),
  }));
}

function slotOf({ path, table, key, column }: FactRecord, { period, periodType }: Claims): string {
  const steps = key === undefined ? undefined : stepsBetween(period, key, periodType);
  return steps === undefined ? path : `${table}.${steps >= 0 ? "+" : ""}${steps}.${column}`;
}

/** The words that are the author's: another period's name is no other claim. */
function wordsOf({ text, facts }: Sentence, months: RegExp): string {
  let words = "";
  let from = 0;
  for (const { start, end } of facts) {
    words += `${text.slice(from, start)}#`;
    from = end;
  }
  return (words + text.slice(from)).replace(months, "M").replace(/\p{Nd}+/gu, "0");
}

/** The names of the months, long ones first: "1月" stands in "11月". */
function monthNames(tag: string): RegExp {
  const format = new Intl.DateTimeFormat(tag, { month: "long", timeZone: "UTC" });
  const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2021, month, 15)));
  return new RegExp(names.sort((a, b) => b.length - a.length).join("|"), "gu");
}

/** The old sentence of each new one that has one. */
function match(olds: readonly Claim[], news: readonly Claim[]): Map<Claim, Claim> {
  const left = new Map<string, Claim[]>();
  for (const claim of olds) {
    const same = left.get(signature(claim));
    if (same === undefined) left.set(signature(claim), [claim]);
    else same.push(claim);
  }
  const partner = new Map<Claim, Claim>();
  for (const claim of news) {
    const old = left.get(signature(claim))?.shift();
    if (old !== undefined) partner.set(claim, old);
  }
  const rest = [...left.values()].flat().sort((a, b) => olds.indexOf(a) - olds.indexOf(b));
  matchNearest(
    rest,
    news.filter((claim) => !partner.has(claim)),
    partner,
  );
  return partner;
}

function signature({ slots }: Claim): string {
  return slots.map(([slot]) => slot).join("\n");
}

/** Whose template took another branch: most shared facts first. */
function matchNearest(
  olds: readonly Claim[],
  news: readonly Claim[],
  partner: Map<Claim, Claim>,
): void {
  const taken = new Set<Claim>();
  const pairs = news.flatMap((claim) =>
    olds.map((old) => ({ claim, old, share: share(old, claim) })),
  );
  for (const { claim, old, share: common } of pairs.sort((a, b) => b.share - a.share)) {
    if (common === 0 || partner.has(claim) || taken.has(old)) continue;
    partner.set(claim, old);
    taken.add(old);
  }
}

/** How much two sentences have in common: facts in both, of all facts. */
function share(old: Claim, claim: Claim): number {
  const slots = new Set(old.slots.map(([slot]) => slot));
  const both = claim.slots.filter(([slot]) => slots.has(slot)).length;
  return both / Math.max(old.slots.length, claim.slots.length, 1);
}

function turned(old: Claim, claim: Claim): TurnedSentence[] {
  const before = new Map(old.slots);
  const turns = [...new Map(claim.slots)].flatMap(([slot, after]) => {
    const was = before.get(slot);
    const kind = was && turnOf(was, after);
    return was === undefined || kind === undefined ? [] : [{ kind, before: was, after }];
  });
  if (turns.length === 0 && old.words === claim.words) return [];
  const { text, heading } = claim.sentence;
  return [{ heading, before: old.sentence.text, after: text, turns }];
}

function turnOf(before: FactRecord, after: FactRecord): TurnKind | undefined {
  if ((before.value === null) !== (after.value === null)) return "known";
  if (before.value === null || after.value === null) {
    return withholding(before.status) === withholding(after.status) ? undefined : "known";
  }
  if (after.kind === "text" || after.kind === "boolean")
    return before.value === after.value ? undefined : "name";
  if (!isDecimal(before.value) || !isDecimal(after.value) || after.kind !== "number")
    return undefined;
  if (signOf(before.value) !== signOf(after.value)) return "direction";
  const same = compareDecimals(before.value, after.value) === 0;
  return after.unit === "rank" && !same ? "rank" : undefined;
}
