/** What most editions have in common. */
export interface Usual<Value> {
  readonly value: Value;
  /** How many have it. */
  readonly count: number;
  /** Of how many. */
  readonly of: number;
}

/** With fewer editions than these nothing is usual. */
const LEAST = 4;

/** What three quarters of the editions have; undefined where nothing is so common, or the editions are few. */
export function usual<Value>(values: readonly Value[]): Usual<Value> | undefined {
  const counts = countsOf(values);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most === undefined || values.length < LEAST) return undefined;
  const [value, count] = most;
  return count * 4 >= values.length * 3 ? { value, count, of: values.length } : undefined;
}

/**
 * Where something is usual: what each edition has instead of it, if a tenth of them at most (or one alone) has
 * the same. What more have is another kind of edition, not an odd one.
 */
export function unusual<Value>(
  values: readonly Value[],
): { readonly usual: Usual<Value>; readonly isOdd: (value: Value) => boolean } | undefined {
  const found = usual(values);
  if (found === undefined) return undefined;
  const counts = countsOf(values);
  const most = Math.max(1, values.length / 10);
  return {
    usual: found,
    isOdd: (value) => value !== found.value && (counts.get(value) ?? 0) <= most,
  };
}

/** "30 of the other 31", seen from an edition that hasn't it. */
export function othersText({ count, of }: Usual<unknown>): string {
  const others = of - 1;
  return count === others ? `all ${others} others` : `${count} of the ${others} others`;
}

function countsOf<Value>(values: readonly Value[]): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
