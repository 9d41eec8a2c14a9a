import { type Claim, columnOf } from "./claim.ts";

/** Sentences without a fact in common are the same where so much of their words is. */
const LEAST_SHARED_WORDS = 0.5;

/**
 * The old sentence of each new one that has one: the n-th with the same facts and words; of those with
 * the same facts the one that shares most words; of what is left, the one that shares most facts; the one that says the same
 * of another row ("Coal led the rise"), unless several do, as in a loop over rows; where one of the
 * two has no facts, the one that shares most words, if it is the same element of the page.
 */
export function matchClaims(olds: readonly Claim[], news: readonly Claim[]): Map<Claim, Claim> {
  const partner = matchSame(olds, news);
  matchBest(olds, news, partner, sameFacts);
  matchBest(olds, news, partner, sharedFacts);
  const isAlone = alone(olds, news);
  matchBest(olds, news, partner, (old, claim) =>
    pattern(old) === pattern(claim) && isAlone(pattern(claim)) ? 1 : 0,
  );
  matchBest(olds, news, partner, (old, claim) => {
    if (old.slots.length > 0 && claim.slots.length > 0) return 0;
    if (old.sentence.element !== claim.sentence.element) return 0;
    const shared = sharedWords(old, claim);
    return shared < LEAST_SHARED_WORDS ? 0 : shared;
  });
  return partner;
}

function matchSame(olds: readonly Claim[], news: readonly Claim[]): Map<Claim, Claim> {
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
  return partner;
}

function signature(claim: Claim): string {
  return [...slotsOf(claim), "words", ...claim.words].join("\n");
}

/** How alike the words are of two sentences with the same facts. */
function sameFacts(old: Claim, claim: Claim): number {
  const facts = slotsOf(old).join("\n");
  return facts === "" || facts !== slotsOf(claim).join("\n") ? 0 : 1 + sharedWords(old, claim);
}

function slotsOf({ slots }: Claim): string[] {
  return slots.map(([slot]) => slot);
}

/** What is said of whichever row: the words, and the columns of the facts. */
function pattern({ slots, words }: Claim): string {
  return [...slots.map(([, fact]) => columnOf(fact)), ...words].join("\n");
}

/** Whether a pattern stands once in each of the two. */
function alone(...both: readonly (readonly Claim[])[]): (pattern: string) => boolean {
  const counts = both.map((claims) => {
    const count = new Map<string, number>();
    for (const claim of claims) count.set(pattern(claim), (count.get(pattern(claim)) ?? 0) + 1);
    return count;
  });
  return (one) => counts.every((count) => count.get(one) === 1);
}

/** Pairs what is left, the most alike first; those that are alike by 0 stay alone. */
function matchBest(
  olds: readonly Claim[],
  news: readonly Claim[],
  partner: Map<Claim, Claim>,
  likeness: (old: Claim, claim: Claim) => number,
): void {
  const taken = new Set(partner.values());
  const left = olds.filter((old) => !taken.has(old));
  const pairs = news
    .filter((claim) => !partner.has(claim))
    .flatMap((claim) => left.map((old) => ({ claim, old, alike: likeness(old, claim) })))
    .filter(({ alike }) => alike > 0)
    .sort((a, b) => b.alike - a.alike);
  for (const { claim, old } of pairs) {
    if (partner.has(claim) || taken.has(old)) continue;
    partner.set(claim, old);
    taken.add(old);
  }
}

function sharedFacts(old: Claim, claim: Claim): number {
  return shared(slotsOf(old), slotsOf(claim));
}

function sharedWords(old: Claim, claim: Claim): number {
  return shared(old.words, claim.words);
}

/** How many of the items are in both lists, of the longer one's: 0 to 1. */
function shared(a: readonly string[], b: readonly string[]): number {
  const known = new Set(a);
  const both = new Set(b.filter((item) => known.has(item)));
  return both.size / Math.max(known.size, new Set(b).size, 1);
}
