import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { asFinished } from "../../src/burst/as-finished.ts";

/** Works that each take so many milliseconds, and what was seen of them. */
function workshop(times: readonly number[]) {
  const seen = { underWay: 0, most: 0, begun: [] as number[], ended: [] as number[] };
  const work = async (time: number, index: number): Promise<number> => {
    seen.begun.push(index);
    seen.most = Math.max(seen.most, ++seen.underWay);
    await wait(time);
    seen.underWay--;
    seen.ended.push(index);
    return index;
  };
  const run = (limit: number, stop = new AbortController()) => asFinished(times, limit, stop, work);
  return { seen, run };
}

async function all(results: AsyncIterable<number>): Promise<number[]> {
  const taken: number[] = [];
  for await (const result of results) taken.push(result);
  return taken;
}

describe("asFinished", () => {
  test.each([
    [[], 2, []],
    [[5], 2, [0]],
    [[60, 5, 5, 5], 2, [1, 2, 3, 0]],
    [[5, 5, 5], 1, [0, 1, 2]],
    [[40, 20, 5], 9, [2, 1, 0]],
  ])("%j, %i at a time", async (times, limit, expected) => {
    const { seen, run } = workshop(times);
    expect(await all(run(limit))).toEqual(expected);
    expect(seen.begun).toEqual(times.map((_, index) => index));
    expect(seen.most).toBe(Math.min(limit, times.length));
  });

  test("begins none once it is stopped, and still gives what is under way", async () => {
    const { seen, run } = workshop([5, 60, 5, 5, 5]);
    const stop = new AbortController();
    const results = run(2, stop);
    expect((await results.next()).value).toBe(0);
    stop.abort();
    expect(await all(results)).toEqual([2, 1]);
    expect(seen.begun).toEqual([0, 1, 2]);
  });

  test("begins none where it is stopped before", async () => {
    const { seen, run } = workshop([5, 5]);
    const stop = new AbortController();
    stop.abort();
    expect(await all(run(2, stop))).toEqual([]);
    expect(seen.begun).toEqual([]);
  });

  test("a caller who leaves stops it, after what is under way", async () => {
    const { seen, run } = workshop([5, 40, 40, 5]);
    for await (const _ of run(2)) break;
    expect(seen.begun).toEqual([0, 1, 2]);
    expect(seen.ended).toEqual([0, 1, 2]);
  });

  test("a work that throws stops it, after what is under way", async () => {
    const seen: string[] = [];
    const works = [
      () => wait(30).then(() => seen.push("slow")),
      () => Promise.reject(new Error("spoilt")),
      () => Promise.resolve(seen.push("never")),
    ];
    const results = asFinished(works, 2, new AbortController(), (work) => work());
    await expect(results.next()).rejects.toThrow("spoilt");
    expect(seen).toEqual(["slow"]);
  });
});
