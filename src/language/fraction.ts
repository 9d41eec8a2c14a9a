import { decimalPlaces, roundDecimal, shiftDecimal, signOf } from "./decimal.ts";

/** The fractions that people read, smallest first: numerator and denominator. */
const fractions = [
  { name: "1/10", parts: 1n, of: 10n },
  { name: "1/6", parts: 1n, of: 6n },
  { name: "1/5", parts: 1n, of: 5n },
  { name: "1/4", parts: 1n, of: 4n },
  { name: "1/3", parts: 1n, of: 3n },
  { name: "1/2", parts: 1n, of: 2n },
  { name: "2/3", parts: 2n, of: 3n },
  { name: "3/4", parts: 3n, of: 4n },
  { name: "4/5", parts: 4n, of: 5n },
  { name: "9/10", parts: 9n, of: 10n },
] as const;

/** A fraction by its name: "1/3". */
type FractionName = (typeof fractions)[number]["name"];

/** How a share lies to a fraction. */
type FractionRelation = "exactly" | "just_over" | "over" | "nearly" | "under";

/** A share as the nearest fraction that people read. */
interface NearFraction {
  readonly name: FractionName;
  readonly relation: FractionRelation;
}

/** Everything in units of the percent's last decimal times the denominator: whole, so exact. */
interface Gap {
  readonly fraction: (typeof fractions)[number];
  /** Share less fraction. */
  readonly difference: bigint;
  /** The fraction. */
  readonly size: bigint;
  /** One percentage point. */
  readonly point: bigint;
}

function gapTo(fraction: (typeof fractions)[number], digits: bigint, places: number): Gap {
  const point = 10n ** BigInt(places) * fraction.of;
  const size = 100n * fraction.parts * 10n ** BigInt(places);
  return { fraction, difference: digits * fraction.of - size, size, point };
}

function magnitude(number: bigint): bigint {
  return number < 0n ? -number : number;
}

/** Which of two gaps is smaller, in points: cross-multiplied, so exact. */
function nearer(a: Gap, b: Gap): Gap {
  return magnitude(b.difference) * a.point < magnitude(a.difference) * b.point ? b : a;
}

/** The fraction rounds to the share as it is printed: 33.3 is a third, 33 too. */
function isExact({ difference, fraction }: Gap): boolean {
  return 2n * magnitude(difference) < fraction.of;
}

/** "nearly" and "just over" reach three hundredths of the fraction; beyond, "under" and "over". */
function relation(gap: Gap): FractionRelation {
  if (isExact(gap)) return "exactly";
  const close = magnitude(gap.difference) * 100n <= 3n * gap.size;
  if (gap.difference > 0n) return close ? "just_over" : "over";
  return close ? "nearly" : "under";
}

/** At most five points and at most an eighth of the fraction away. */
function isNear({ difference, size, point }: Gap): boolean {
  const far = magnitude(difference);
  return far <= 5n * point && far * 8n <= size;
}

/**
 * The fraction that a share, as printed in percent ("37.4"), is nearest to, and on which side of
 * it the share lies, so that the words are true: 37.4 is over a third, 73.6 nearly three quarters.
 * Undefined where no fraction that people read is near (at most five points and an eighth of the
 * fraction away), and outside 0 to 100.
 */
export function nearFraction(percent: string): NearFraction | undefined {
  if (signOf(percent) <= 0) return undefined;
  const places = decimalPlaces(percent);
  const digits = BigInt(roundDecimal(shiftDecimal(percent, places), 0));
  const gap = fractions.map((fraction) => gapTo(fraction, digits, places)).reduce(nearer);
  if (!isNear(gap) && !isExact(gap)) return undefined;
  return { name: gap.fraction.name, relation: relation(gap) };
}

/** A language's `fraction`: the words for a fraction behind those for how the share lies to it. */
export function fractionPhrase(
  names: Readonly<Record<FractionName, string>>,
  relations: Readonly<Record<FractionRelation, string>>,
): (percent: string) => string | undefined {
  return (percent) => {
    const near = nearFraction(percent);
    return near && relations[near.relation] + names[near.name];
  };
}
