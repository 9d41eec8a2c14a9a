import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { revisionsOf } from "../../src/archive/revisions.ts";
import type { FactRecord } from "../../src/facts/facts-json.ts";

function fact(path: string, value: string | null, others: Partial<FactRecord> = {}): FactRecord {
  const [table = "", key, column] = path.split(".");
  return {
    path,
    table,
    key: column === undefined ? undefined : key,
    column: column ?? key ?? "",
    kind: "number",
    value,
    unit: "tonne",
    text: value ?? "not available",
    status: [],
    computed: false,
    approximate: false,
    ...others,
  };
}

function published(...facts: readonly FactRecord[]) {
  return {
    bulletin: "b",
    edition: "e",
    title: "T",
    parameters: {},
    facts,
    tables: {},
    occurrences: [],
  };
}

const revised = (before: FactRecord, after: FactRecord): boolean =>
  revisionsOf(published(before), [after]).length > 0;

describe("a published fact", () => {
  test.each([
    ["has another number", fact("t.x", "1"), fact("t.x", "2"), true],
    ["of a keyed row has another number", fact("t.a.x", "1"), fact("t.a.x", "2"), true],
    ["has the same number", fact("t.x", "1.0"), fact("t.x", "1.00"), false],
    ["is published more finely", fact("t.x", "1.2"), fact("t.x", "1.24"), false],
    ["is published more finely, and is another", fact("t.x", "1.2"), fact("t.x", "1.26"), true],
    ["came to be known", fact("t.x", null), fact("t.x", "1"), false],
    ["is withheld", fact("t.x", "1"), fact("t.x", null, { status: ["c"] }), false],
    ["is in another unit", fact("t.x", "1"), fact("t.x", "2", { unit: "person" }), false],
    [
      "is another name",
      fact("t.x", "Coal", { kind: "text", unit: undefined }),
      fact("t.x", "Steel", { kind: "text", unit: undefined }),
      false,
    ],
    [
      "stands in a row without a key",
      fact("t.1.x", "1", { key: undefined }),
      fact("t.1.x", "2", { key: undefined }),
      false,
    ],
    ["is another fact", fact("t.x", "1"), fact("t.y", "2"), false],
  ])("%s: %#", (_, before, after, expected) => {
    expect(revised(before, after)).toBe(expected);
  });

  test("is revised there and back, or neither way", () => {
    const number = fc.integer({ min: -999, max: 999 }).map(String);
    const decimals = fc.constantFrom("", ".0", ".4", ".25");
    const value = fc.tuple(number, decimals).map(([whole, fraction]) => whole + fraction);
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [one, other] = [fact("t.x", a), fact("t.x", b)];
        expect(revised(one, other)).toBe(revised(other, one));
        expect(revised(one, one)).toBe(false);
      }),
    );
  });
});
