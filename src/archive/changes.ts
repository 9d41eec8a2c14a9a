import type { FactRecord } from "../facts/facts-json.ts";
import { withholding } from "../facts/status.ts";
import {
  absoluteDecimal,
  divideDecimals,
  isDecimal,
  shiftDecimal,
  signOf,
  subtractDecimals,
} from "../language/decimal.ts";
import type { Unit } from "../language/types.ts";

/** What of a fact is not as it was. */
type Aspect = "value" | "text" | "status" | "unit";

/** A fact that is in both editions and differs. */
export interface FactChange {
  readonly path: string;
  readonly before: FactRecord;
  readonly after: FactRecord;
  /** In which ways it differs; one at least. */
  readonly aspects: readonly Aspect[];
  /** New less old, exact decimal text in the unit: "-0.4"; for numbers of one unit. */
  readonly difference?: string | undefined;
  /** The difference in percent of the old value, one decimal; not for what is a ratio or a rank itself. */
  readonly relative?: string | undefined;
  /** Whether the sign as printed is another: what rose now falls, or is unchanged. */
  readonly turned: boolean;
}

/** How the facts of two editions differ. */
export interface FactChanges {
  /** In the order of the second edition. */
  readonly changed: readonly FactChange[];
  /** In the second edition only. */
  readonly came: readonly FactRecord[];
  /** In the first edition only. */
  readonly went: readonly FactRecord[];
  /** How many facts are the same in both. */
  readonly same: number;
}

/**
 * Compares the facts of two editions by path: what came, what went, what changed and by how much, at
 * published precision. A value that either edition keeps confidential shows in neither.
 */
export function factChanges(
  before: readonly FactRecord[],
  after: readonly FactRecord[],
): FactChanges {
  const old = new Map(before.map((fact) => [fact.path, fact]));
  const now = new Set(after.map(({ path }) => path));
  const pairs = after.flatMap((fact) => {
    const was = old.get(fact.path);
    return was === undefined ? [] : [factChange(was, fact)];
  });
  return {
    changed: pairs.filter(({ aspects }) => aspects.length > 0),
    came: after.filter(({ path }) => !old.has(path)),
    went: before.filter(({ path }) => !now.has(path)),
    same: pairs.filter(({ aspects }) => aspects.length === 0).length,
  };
}

function factChange(was: FactRecord, is: FactRecord): FactChange {
  const aspects = aspectsOf(was, is);
  const before = withheldWith(was, is);
  const after = withheldWith(is, was);
  const comparable = before.value !== null && after.value !== null;
  const difference = comparable ? differenceOf(before, after) : undefined;
  return {
    path: is.path,
    before,
    after,
    aspects,
    difference,
    relative: difference === undefined ? undefined : relativeOf(before, difference),
    turned: comparable && printedSign(before) !== printedSign(after),
  };
}

function aspectsOf(before: FactRecord, after: FactRecord): Aspect[] {
  const differs: Readonly<Record<Aspect, boolean>> = {
    value: !sameValue(before, after),
    text: before.text !== after.text,
    status: before.status.join() !== after.status.join(),
    unit: before.unit !== after.unit,
  };
  return (["value", "text", "status", "unit"] as const).filter((aspect) => differs[aspect]);
}

function sameValue(before: FactRecord, after: FactRecord): boolean {
  if (before.value === after.value) return true;
  const difference = differenceOf(before, after);
  return difference !== undefined && signOf(difference) === 0;
}

function isNumber({ kind, value }: FactRecord): boolean {
  return kind === "number" && value !== null && isDecimal(value);
}

/** New less old for numbers of one unit. */
function differenceOf(before: FactRecord, after: FactRecord): string | undefined {
  if (before.unit !== after.unit || !isNumber(before) || !isNumber(after)) return undefined;
  return subtractDecimals(after.value ?? "", before.value ?? "");
}

/** Units in which a change in percent says nothing, or something else than it seems to. */
const WITHOUT_RELATIVE: readonly (Unit | undefined)[] = ["percent", "percentage_point", "rank"];

function relativeOf(before: FactRecord, difference: string): string | undefined {
  if (WITHOUT_RELATIVE.includes(before.unit) || signOf(difference) === 0) return undefined;
  const base = before.value ?? "0";
  return divideDecimals(shiftDecimal(difference, 2), absoluteDecimal(base), 1);
}

/** The sign of what is printed; 0 for what is no number. */
function printedSign(fact: FactRecord): -1 | 0 | 1 {
  return isNumber(fact) ? signOf(fact.value ?? "0") : 0;
}

/** The record without its value where the other edition keeps that confidential. */
function withheldWith(record: FactRecord, other: FactRecord): FactRecord {
  if (record.value === null || withholding(other.status) !== "c") return record;
  return { ...record, value: null, text: other.text };
}
