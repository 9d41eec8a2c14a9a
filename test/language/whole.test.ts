import { describe, expect, it } from "vitest";
import { positionNumber, wholeNumber } from "../../src/language/whole.ts";

describe("whole numbers and positions", () => {
  it.each<[number | string, bigint]>([
    [0, 0n],
    ["-3", -3n],
    ["3.0", 3n],
    ["1e3", 1000n],
    ["9007199254740993", 9007199254740993n],
  ])("%s is whole", (given, expected) => {
    expect(wholeNumber(given)).toBe(expected);
  });

  it("refuses what is none", () => {
    expect(() => wholeNumber("1.5")).toThrow("1.5 is not a whole number");
    expect(() => positionNumber(0)).toThrow("0 is not a position: they count from one");
    expect(positionNumber("7.0")).toBe(7n);
  });
});
