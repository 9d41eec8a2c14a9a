import { isIdentified } from "../archive/revisions.ts";
import type { FactRecord } from "../facts/facts-json.ts";
import { decimalPlaces, isDecimal } from "../language/decimal.ts";
import type { Unit } from "../language/types.ts";
import { factName } from "./difference.ts";

/** How far a fact has moved from one period to the next. */
export interface Move {
  readonly path: string;
  /** What an editor calls it. */
  readonly name: string;
  /** As printed in either edition. */
  readonly before: string;
  readonly after: string;
  /** `points`: the difference, in the fact's own unit; `percent`: relative to the middle of both. */
  readonly measure: "points" | "percent";
  /** Signed, in points or percent. */
  readonly change: number;
  /** What one unit of the last printed place comes to, in the same measure. */
  readonly step: number;
  /** The change as an editor reckons it: points, or percent of the value before; undefined where that was 0. */
  readonly told: number | undefined;
  /** "points", "places", "percent". */
  readonly unit: string;
}

/** Units whose differences are told as they are: a change of a percentage in percent says nothing. */
const IN_POINTS: Readonly<Partial<Record<Unit, string>>> = {
  percent: "points",
  percentage_point: "points",
  rank: "places",
};

/**
 * The moves of all numbers that both editions publish under one path and in one unit. Rows without a key are
 * left out, since their paths say where they stand, not what they are.
 */
export function movesBetween(
  before: readonly FactRecord[],
  after: readonly FactRecord[],
): readonly Move[] {
  const old = new Map(before.map((fact) => [fact.path, fact]));
  return after.filter(isIdentified).flatMap((fact): Move[] => {
    const was = old.get(fact.path);
    if (was === undefined || was.unit !== fact.unit) return [];
    const [from, to] = [numberOf(was), numberOf(fact)];
    return from === undefined || to === undefined ? [] : [moveOf(was, fact, from, to)];
  });
}

function moveOf(before: FactRecord, after: FactRecord, from: number, to: number): Move {
  const points = after.unit === undefined ? undefined : IN_POINTS[after.unit];
  const step = Math.max(stepOf(before), stepOf(after));
  const texts = {
    path: after.path,
    name: after.label === undefined ? after.path : factName(after),
    before: before.text,
    after: after.text,
  };
  if (points !== undefined)
    return { ...texts, measure: "points", change: to - from, step, told: to - from, unit: points };
  const told = from === 0 ? undefined : (100 * (to - from)) / Math.abs(from);
  const change = relativeChange(from, to);
  return {
    ...texts,
    ...{ measure: "percent", change, step: stepShare(step, from, to), told, unit: "percent" },
  };
}

/**
 * A change in percent of the mean of both values' sizes, from −200 to 200: defined from zero and through it, and
 * as large backwards as forwards (Törnqvist, Vartia and Vartia, "How Should Relative Changes Be Measured?", The
 * American Statistician 39, 1985). 0 where both are 0.
 */
export function relativeChange(from: number, to: number): number {
  const middle = (Math.abs(from) + Math.abs(to)) / 2;
  return middle === 0 ? 0 : (100 * (to - from)) / middle;
}

function stepShare(step: number, from: number, to: number): number {
  const middle = (Math.abs(from) + Math.abs(to)) / 2;
  return middle === 0 ? 0 : (100 * step) / middle;
}

function numberOf({ kind, value }: FactRecord): number | undefined {
  return kind === "number" && value !== null && isDecimal(value) ? Number(value) : undefined;
}

function stepOf({ value }: FactRecord): number {
  return 10 ** -decimalPlaces(value ?? "0");
}
