/** The middle value; the mean of the two middle ones of an even number. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.ceil(half) - 1],
    sorted[Math.floor(half)],
  ];
  return low + (high - low) / 2;
}

/** What makes the median of absolute deviations, and their mean, a standard deviation where values are normal. */
const OF_MEDIAN = 1.4826;
const OF_MEAN = 1.2533;

/** The middle of some values, and how far they usually lie from it. */
export interface Spread {
  readonly middle: number;
  /** In the unit of the values; 0 where they are the same, but for a tenth of them. */
  readonly scale: number;
}

/**
 * A scale that outliers don't widen: 1.4826 × MAD, the median of the distances from the median (the "modified
 * z-score" of Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993). Where that is 0, since more than
 * half of the values are equal: 1.2533 × the mean distance without the greatest tenth (one at least).
 */
export function spreadOf(values: readonly number[]): Spread {
  const middle = median(values);
  const distances = values.map((value) => Math.abs(value - middle)).sort((a, b) => a - b);
  const scale = OF_MEDIAN * median(distances);
  return { middle, scale: scale > 0 ? scale : OF_MEAN * trimmedMean(distances) };
}

function trimmedMean(sorted: readonly number[]): number {
  const kept = sorted.slice(0, sorted.length - Math.max(1, Math.floor(sorted.length / 10)));
  return kept.length === 0 ? 0 : kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

/** A value that lies by far farther from the middle than the others. */
export interface Outlier {
  /** Which of the values. */
  readonly index: number;
  /** Its distance from the middle in the scale of the values. */
  readonly score: number;
}

/** Fewer values have no spread to speak of. */
const LEAST_VALUES = 5;
/** Scales from the middle; what is usual in the field, 3.5, finds some in any data of heavy tails. */
const LEAST_SCORE = 8;
/** How much farther than the farthest of the others. */
const GAP = 2;

/**
 * The values that lie by far farther from the middle than all others: eight scales at least, and twice as far as
 * the farthest of those that aren't among them. At most a twentieth of the values (or one): what more do is
 * no exception. The farthest first.
 *
 * @param least the least scale for each value: what may come of rounding alone
 */
export function outliers(values: readonly number[], least: readonly number[]): readonly Outlier[] {
  if (values.length < LEAST_VALUES) return [];
  const { middle, scale } = spreadOf(values);
  const ranked = values
    .map((value, index) => ({ index, distance: Math.abs(value - middle) }))
    .sort((a, b) => b.distance - a.distance);
  const scored = ranked.map(({ index, distance }) => ({
    ...{ index, distance },
    score: distance / Math.max(scale, least[index] ?? 0, Number.MIN_VALUE),
  }));
  for (let count = Math.max(1, Math.floor(values.length / 20)); count > 0; count--) {
    const found = scored.slice(0, count);
    const far = GAP * (scored[count]?.distance ?? 0);
    if (found.every(({ score, distance }) => score >= LEAST_SCORE && distance >= far))
      return found.map(({ index, score }) => ({ index, score }));
  }
  return [];
}
