import { expect, test } from "vitest";
import { remember } from "../../src/data/remember.ts";

/** The keys that were made, in their order, where some are asked for one after the other. */
async function made(memory: Parameters<typeof remember>[0], keys: string): Promise<string> {
  const given = remember<string>(memory);
  let all = "";
  for (const key of keys) {
    const result = await given(key, async () => {
      all += key;
      return key;
    });
    expect(result).toBe(key);
  }
  return all;
}

test.each([
  ["each key once", { most: 9 }, "abcabcaab", "abc"],
  ["no more than so many, those asked for last", { most: 2 }, "abacab", "abcb"],
  ["what nobody asks for any more is forgotten", { most: 9, idle: 3 }, "abbbba", "aba"],
  ["what is asked for in turns is not", { most: 9, idle: 3 }, "abcabcabc", "abc"],
])("%s", async (_name, memory, keys, expected) => {
  expect(await made(memory, keys)).toBe(expected);
});

test("what failed is made anew, and those who ask at once share one making", async () => {
  const given = remember<number>({ most: 2 });
  let count = 0;
  const make = async (): Promise<number> => {
    count++;
    if (count === 1) throw new Error("first");
    return count;
  };
  const both = await Promise.allSettled([given("a", make), given("a", make)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await given("a", make)).toBe(2);
  expect(await given("a", make)).toBe(2);
});
