import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadFonts } from "../../src/fonts/measure.ts";
import { english } from "../../src/language/en/english.ts";
import { DIGIT, decimalPadding, MARK, POINT, printedDecimals } from "../../src/page/decimals.ts";

const style = { family: "Source Sans 3", weight: 400, size: 1 };

test("widths are those of the font", async () => {
  const { measure } = loadFonts();
  for (const digit of "0123456789") expect(measure(digit, style)).toBeCloseTo(DIGIT, 4);
  expect(measure("0.0", style) - 2 * DIGIT).toBeCloseTo(POINT, 4);
  for (const mark of ["*", "[p]", "[r]", "[e]", "[b]", "[c]", "[x]", "[z]"]) {
    expect(measure(`0${mark}0`, style) - 2 * DIGIT).toBeLessThanOrEqual(MARK * mark.length);
  }
});

test.each([
  ["12", 0],
  ["12.1", 1],
  ["151,000", 0],
  ["1,151,000.25", 2],
  ["−0.5", 1],
  ["", 0],
])("%s has %i decimals", (text, decimals) => {
  expect(printedDecimals(text, english)).toBe(decimals);
});

describe("decimalPadding", () => {
  test("brings every decimal point to the same place, a mark's width included", async () => {
    const { measure } = loadFonts();
    const number = fc
      .tuple(fc.nat(9_999_999), fc.nat(4))
      .map(
        ([value, decimals]) =>
          english.printQuantity({ value: String(value / 10 ** decimals), unit: "number", decimals })
            .number,
      );
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), fc.boolean(), (numbers, marked) => {
        const paddings = decimalPadding(numbers, marked ? ["*"] : [], english);
        const points = numbers.map((text, index) => {
          const whole = text.split(".")[0] ?? "";
          return measure(text, style) - measure(whole, style) + (paddings[index] ?? 0);
        });
        for (const point of points) expect(point).toBeCloseTo(points[0] ?? 0, 1);
      }),
      { numRuns: 50 },
    );
  });
});
