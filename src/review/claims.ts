import type { FactRecord } from "../facts/facts-json.ts";
import { withholding } from "../facts/status.ts";
import { compareDecimals, isDecimal, signOf } from "../language/decimal.ts";
import { type Claim, type Claims, claimsOf, columnOf } from "./claim.ts";
import { matchClaims } from "./match.ts";
import type { Sentence } from "./sentences.ts";

/**
 * Why a sentence no longer says what it said: a sign is another, a rank was lost or gained, another
 * name stands in it, a value came to be known or unknown.
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
  /** Sentences with facts that only the second edition has. */
  readonly came: readonly Sentence[];
  readonly went: readonly Sentence[];
}

/** Finds the sentences that turned, came and went. */
export function claimChanges(before: Claims, after: Claims): ClaimChanges {
  const olds = claimsOf(before);
  const news = claimsOf(after);
  const partner = matchClaims(olds, news);
  const taken = new Set(partner.values());
  return {
    turned: news.flatMap((claim) => {
      const old = partner.get(claim);
      return old === undefined ? [] : turned(old, claim);
    }),
    came: withFacts(news.filter((claim) => !partner.has(claim))),
    went: withFacts(olds.filter((claim) => !taken.has(claim))),
  };
}

function withFacts(claims: readonly Claim[]): Sentence[] {
  return claims.filter(({ slots }) => slots.length > 0).map(({ sentence }) => sentence);
}

function turned(old: Claim, claim: Claim): TurnedSentence[] {
  const turns = [...new Map(claim.slots)].flatMap(([slot, after]) => {
    const before = counterpart(old, claim, slot, after);
    const kind = before && turnOf(before, after);
    return before === undefined || kind === undefined ? [] : [{ kind, before, after }];
  });
  if (turns.length === 0 && old.words.join(" ") === claim.words.join(" ")) return [];
  const { text, heading } = claim.sentence;
  return [{ heading, before: old.sentence.text, after: text, turns }];
}

/** The old fact in the same slot, else the only one of the same column: another row leads. */
function counterpart(
  old: Claim,
  claim: Claim,
  slot: string,
  fact: FactRecord,
): FactRecord | undefined {
  const same = old.slots.find(([one]) => one === slot);
  if (same !== undefined) return same[1];
  const inColumn = ({ slots }: Claim): FactRecord[] =>
    [...new Map(slots).values()].filter((one) => columnOf(one) === columnOf(fact));
  const [only, second] = inColumn(old);
  return second === undefined && inColumn(claim).length === 1 ? only : undefined;
}

function turnOf(before: FactRecord, after: FactRecord): TurnKind | undefined {
  if (before.value === null || after.value === null) {
    const same = before.value === after.value && reason(before) === reason(after);
    return same ? undefined : "known";
  }
  if (after.kind === "text" || after.kind === "boolean") {
    return before.value === after.value ? undefined : "name";
  }
  if (!isDecimal(before.value) || !isDecimal(after.value) || after.kind !== "number") {
    return undefined;
  }
  if (signOf(before.value) !== signOf(after.value)) return "direction";
  const same = compareDecimals(before.value, after.value) === 0;
  return after.unit === "rank" && !same ? "rank" : undefined;
}

function reason({ status, reason: said }: FactRecord): string {
  return withholding(status) ?? said ?? "";
}
