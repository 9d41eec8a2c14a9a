import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factChanges } from "../../src/archive/changes.ts";
import type { FactRecord } from "../../src/facts/facts-json.ts";
import { compareDecimals, signOf, subtractDecimals } from "../../src/language/decimal.ts";

/** A number of a table of one row; what is given goes over it. */
function fact(value: string | null, others: Partial<FactRecord> = {}): FactRecord {
  return {
    path: "headline.growth",
    table: "headline",
    column: "growth",
    kind: "number",
    value,
    unit: "percent",
    text: value === null ? "not available" : `${value} percent`,
    status: [],
    computed: false,
    approximate: false,
    ...others,
  };
}

describe("a fact in two editions", () => {
  test.each([
    ["rises", fact("1.2"), fact("1.5"), ["value", "text"], "0.3", undefined, false],
    ["turns", fact("0.4"), fact("-0.1"), ["value", "text"], "-0.5", undefined, true],
    ["stands still", fact("0.4"), fact("0.0"), ["value", "text"], "-0.4", undefined, true],
    ["changes its status alone", fact("1.2"), fact("1.2", { status: ["r"] }), ["status"], "0.0"],
    ["is written with more decimals", fact("1.2"), fact("1.20"), ["text"], "0.00"],
    ["comes to be known", fact(null), fact("1.2"), ["value", "text"], undefined],
    [
      "is in another unit",
      fact("1.2"),
      fact("1.2", { unit: "percentage_point", text: "1.2 percentage points" }),
      ["text", "unit"],
      undefined,
    ],
    [
      "has a base to be compared with",
      fact("80", { unit: "person" }),
      fact("100", { unit: "person" }),
      ["value", "text"],
      "20",
      "25.0",
    ],
    [
      "has a base of zero",
      fact("0", { unit: "person" }),
      fact("100", { unit: "person" }),
      ["value", "text"],
      "100",
      undefined,
      true,
    ],
    [
      "is a name",
      fact("Coal", { kind: "text", unit: undefined, text: "Coal" }),
      fact("Steel", { kind: "text", unit: undefined, text: "Steel" }),
      ["value", "text"],
      undefined,
    ],
  ])("%s", (_, before, after, aspects, difference, relative = undefined, turned = false) => {
    const { changed, came, went, same } = factChanges([before], [after]);
    expect([came, went, same]).toEqual([[], [], 0]);
    expect(changed).toEqual([
      { path: "headline.growth", before, after, aspects, difference, relative, turned },
    ]);
  });

  test.each([
    [fact("12.5"), fact(null, { status: ["c"], text: "confidential" })],
    [fact(null, { status: ["c"], text: "confidential" }), fact("12.5")],
  ])("shows nothing of a value that one of them keeps confidential", (before, after) => {
    const changes = factChanges([before], [after]);
    expect(changes.changed.map(({ aspects }) => aspects)).toEqual([["value", "text", "status"]]);
    expect(JSON.stringify(changes)).not.toContain("12.5");
  });

  test("comes and goes", () => {
    const [old, kept, fresh] = ["a.x", "a.y", "a.z"].map((path) => fact("1", { path }));
    if (old === undefined || kept === undefined || fresh === undefined) throw new Error();
    const { changed, came, went, same } = factChanges([old, kept], [kept, fresh]);
    expect({ changed, came, went, same }).toEqual({
      changed: [],
      came: [fresh],
      went: [old],
      same: 1,
    });
  });
});

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => {
    const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
    const whole = text.slice(0, text.length - places);
    const sign = digits < 0n ? "-" : "";
    return places === 0 ? sign + whole : `${sign}${whole}.${text.slice(-places)}`;
  });

const facts = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-c]\.[x-z]$/), fc.option(decimal)), {
    selector: ([path]) => path,
  })
  .map((list) => list.map(([path, value]) => fact(value, { path, unit: "tonne" })));

describe("the facts of two editions", () => {
  test("that are the same differ in nothing", () => {
    fc.assert(
      fc.property(facts, (list) => {
        expect(factChanges(list, list)).toEqual({
          changed: [],
          came: [],
          went: [],
          same: list.length,
        });
      }),
    );
  });

  test("each fall into one of four heaps", () => {
    fc.assert(
      fc.property(facts, facts, (before, after) => {
        const { changed, came, went, same } = factChanges(before, after);
        expect(changed.length + came.length + same).toBe(after.length);
        expect(changed.length + went.length + same).toBe(before.length);
      }),
    );
  });

  test("differ the other way round as much, with the other sign", () => {
    fc.assert(
      fc.property(facts, facts, (before, after) => {
        const there = factChanges(before, after);
        const back = factChanges(after, before);
        expect(back.came).toEqual(there.went);
        expect(back.went).toEqual(there.came);
        const differences = new Map(back.changed.map((change) => [change.path, change]));
        for (const { path, difference, turned } of there.changed) {
          const other = differences.get(path);
          expect(other?.turned).toBe(turned);
          if (difference === undefined) expect(other?.difference).toBeUndefined();
          else expect(signOf(difference)).toBe(-signOf(other?.difference ?? "") + 0);
        }
      }),
    );
  });

  test("differ by exactly what leads from the one to the other", () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const unit = "tonne";
        const [change] = factChanges([fact(a, { unit })], [fact(b, { unit })]).changed;
        if (change === undefined) return expect(a).toBe(b);
        const back = subtractDecimals(b, change.difference ?? "");
        expect(compareDecimals(back, a)).toBe(0);
        expect(change.turned).toBe(signOf(a) !== signOf(b));
      }),
    );
  });
});
