import type { FactRecord } from "../facts/facts-json.ts";
import { compareDecimals, decimalPlaces, roundDecimal } from "../language/decimal.ts";
import { type FactChange, factChanges } from "./changes.ts";
import type { FactsDocument } from "./facts-document.ts";

/**
 * What was published and is another number by now: the facts of an edition as they were published,
 * beside the same facts worked out from today's data. Numbers only, of one unit, at the coarser of
 * the two precisions; what came to be known or withheld is no revision, and a row without key or name
 * can't be told to be the same.
 */
export function revisionsOf(
  { facts }: FactsDocument,
  restated: readonly FactRecord[],
): readonly FactChange[] {
  return factChanges(facts.filter(isIdentified), restated).changed.filter(isRevision);
}

/** Whether the row of a fact is known by its key, or is its table's only one. */
export function isIdentified({ path, table, key, column }: FactRecord): boolean {
  return key !== undefined || path === `${table}.${column}`;
}

function isRevision({ before, after, difference }: FactChange): boolean {
  if (difference === undefined || before.value === null || after.value === null) return false;
  const places = Math.min(decimalPlaces(before.value), decimalPlaces(after.value));
  const [was, is] = [roundDecimal(before.value, places), roundDecimal(after.value, places)];
  return compareDecimals(was, is) !== 0;
}
