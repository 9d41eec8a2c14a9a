/**
 * Does `work` for each item, `limit` at a time and begun in their order, and gives what comes of them in the
 * order in which they finish. Begins none once `stop` has aborted. However it ends (the last one, a work
 * that throws, a caller who leaves its loop), `stop` is aborted and what is under way is waited for.
 */
export async function* asFinished<Item, Result>(
  items: readonly Item[],
  limit: number,
  stop: AbortController,
  work: (item: Item, index: number) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const underWay = new Map<number, Promise<{ index: number; result: Result }>>();
  let next = 0;
  const begin = (item: Item, index: number): unknown =>
    underWay.set(
      index,
      work(item, index).then((result) => ({ index, result })),
    );
  const fill = (): void => {
    const free = stop.signal.aborted ? 0 : limit - underWay.size;
    for (const item of items.slice(next, next + free)) begin(item, next++);
  };
  try {
    for (fill(); underWay.size > 0; fill()) {
      const { index, result } = await Promise.race(underWay.values());
      underWay.delete(index);
      fill();
      yield result;
    }
  } finally {
    stop.abort();
    await Promise.allSettled(underWay.values());
  }
}
