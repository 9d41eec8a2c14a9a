/** Gives what a key has given before, else makes it. */
export type Remember<Result> = (key: string, make: () => Promise<Result>) => Promise<Result>;

/** How much is remembered. */
interface Memory {
  /** Keys. */
  readonly most: number;
  /** Askings after which a key that was not among them is forgotten. @default never */
  readonly idle?: number | undefined;
}

/**
 * Remembers what the newest keys gave; what failed is made anew. Those who ask at the same time for the
 * same share one making.
 */
export function remember<Result>({
  most,
  idle = Number.POSITIVE_INFINITY,
}: Memory): Remember<Result> {
  /** By key, that which was asked for longest ago first. */
  const known = new Map<string, { readonly made: Promise<Result>; readonly asked: number }>();
  let asked = 0;
  return (key, make) => {
    const made = known.get(key)?.made ?? make();
    asked++;
    known.delete(key);
    known.set(key, { made, asked });
    made.catch(() => known.get(key)?.made === made && known.delete(key));
    for (const [oldest, last] of known) {
      if (known.size <= most && asked - last.asked <= idle) break;
      known.delete(oldest);
    }
    return made;
  };
}
