import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, outliers, spreadOf } from "../../src/review/spread.ts";

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });

describe("the median", () => {
  it.each([
    [[3], 3],
    [[1, 2], 1.5],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])("of %j is %d", (values, middle) => expect(median(values)).toBe(middle));

  it("has as many values below it as above", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe("the spread", () => {
  it.each([
    ["normal values", [1, 2, 3, 4, 5], 1.4826],
    ["one outlier among them", [1, 2, 3, 4, 500], 1.4826],
    ["values that are all the same", [2, 2, 2, 2, 2], 0],
    ["all the same but one", [2, 2, 2, 2, 900], 0],
    ["no values", [], 0],
  ])("of %s", (_, values, scale) => expect(spreadOf(values).scale).toBeCloseTo(scale, 10));

  it("doesn't depend on where the values lie, and grows with them", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -50, max: 50 }), (values, shift) => {
        const { middle, scale } = spreadOf(values);
        const moved = spreadOf(values.map((value) => 3 * value + shift));
        expect(moved.middle).toBeCloseTo(3 * middle + shift, 6);
        expect(moved.scale).toBeCloseTo(3 * scale, 6);
      }),
    );
  });
});

describe("outliers", () => {
  const none = (values: readonly number[]): number[] => values.map(() => 0.1);
  it.each([
    ["too few values", [0, 0, 0, 99], []],
    ["one that is far", [1, 2, 3, 2, 1, 38], [5]],
    ["the others still", [0, 0, 0, 0, 12], [4]],
    ["the others still, and a change of one step", [0, 0, 0, 0, 0.1], []],
    ["a tail without a gap", [0, 1, 2, 4, 8, 14, 20], []],
    ["far, but another is half as far", [1, 2, 3, 2, 1, 2, 3, 2, 12, 20], []],
    ["two of six, which are no exception", [0, 0, 0, 0, 50, 50], []],
    ["two of forty", [...Array.from({ length: 38 }, (_, at) => at % 5), 90, 300], [39, 38]],
  ])("%s", (_, values, found) => {
    expect(outliers(values, none(values)).map(({ index }) => index)).toEqual(found);
  });

  it("are found whatever the order, and never a twentieth and one more", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 5000, max: 9000 }), (values, far) => {
        fc.pre(values.length >= 5);
        const all = [...values.map((value) => value % 50), far];
        const found = outliers(all, none(all));
        expect(found.map(({ index }) => index)).toContain(values.length);
        expect(found.length).toBeLessThanOrEqual(Math.max(1, all.length / 20));
        const back = outliers(all.toReversed(), none(all));
        expect(back.map(({ index }) => all.length - 1 - index)).toEqual(
          found.map(({ index }) => index),
        );
      }),
    );
  });
});
