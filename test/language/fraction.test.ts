import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { english } from "../../src/language/en/english.ts";
import { nearFraction } from "../../src/language/fraction.ts";

describe("a share in words", () => {
  it.each<[string, string | undefined]>([
    ["50", "half"],
    ["50.0", "half"],
    ["25", "a quarter"],
    ["33.3", "a third"],
    ["33", "a third"],
    ["33.4", "just over a third"],
    ["33.2", "nearly a third"],
    ["66.7", "two thirds"],
    ["16.7", "a sixth"],
    ["17", "a sixth"],
    ["10.0", "a tenth"],
    ["90", "nine tenths"],
    ["37.4", "over a third"],
    ["15.6", "under a sixth"],
    ["73.6", "nearly three quarters"],
    ["83.8", "over four fifths"],
    ["16.2", "nearly a sixth"],
    ["51", "just over half"],
    ["52", "over half"],
    ["48.5", "nearly half"],
    ["46", "under half"],
    ["45", "under half"],
    ["44.9", undefined],
    ["55.1", undefined],
    ["40", undefined],
    ["60", undefined],
    ["6.5", undefined],
    ["8.7", undefined],
    ["100", undefined],
    ["99.9", undefined],
    ["146.4", undefined],
    ["0", undefined],
    ["-33.3", undefined],
    ["1e-9", undefined],
  ])("%s is %s", (percent, expected) => {
    expect(english.fraction(percent)).toBe(expected);
  });

  it("is always true", () => {
    const percents = fc.tuple(
      fc.integer({ min: 0, max: 2_000_000 }),
      fc.integer({ min: 0, max: 4 }),
    );
    fc.assert(
      fc.property(percents, ([digits, places]) => {
        const share = digits / 10 ** places;
        const near = nearFraction(share.toFixed(places));
        if (near === undefined) return;
        const [parts = 0, of = 1] = near.name.split("/").map(Number);
        const fraction = (100 * parts) / of;
        expect(Math.abs(share - fraction)).toBeLessThanOrEqual(5);
        const over = near.relation === "over" || near.relation === "just_over";
        if (over) expect(share).toBeGreaterThan(fraction);
        else if (near.relation !== "exactly") expect(share).toBeLessThan(fraction);
        else expect(Math.abs(share - fraction)).toBeLessThanOrEqual(0.5 / 10 ** places + 1e-9);
      }),
    );
  });
});
