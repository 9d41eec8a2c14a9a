/** Gives what a key has given before, else makes it. */
export type Remember<Result> = (key: string, make: () => Promise<Result>) => Promise<Result>;

/**
 * Remembers what the newest `most` keys gave; what failed is made anew. Those who ask at the same
 * time for the same share one making.
 */
export function remember<Result>(most: number): Remember<Result> {
  const known = new Map<string, Promise<Result>>();
  return (key, make) => {
    const made = known.get(key) ?? make();
    known.delete(key);
    known.set(key, made);
    made.catch(() => known.get(key) === made && known.delete(key));
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return made;
  };
}
