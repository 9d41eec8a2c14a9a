import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { faces } from "../../src/fonts/faces.ts";
import { type Fonts, loadFonts } from "../../src/fonts/measure.ts";

let fonts: Fonts;
beforeAll(async () => {
  fonts = loadFonts();
});

const sans = { family: "Source Sans 3", size: 12 };

describe("measure", () => {
  // Advances of the faces in thousandths of an em: digits 497 in Sans, 529 in Serif.
  test.each([
    ["0123456789", { ...sans, size: 1000 }, 4970],
    ["0123456789", { family: "Source Serif 4", size: 100 }, 529],
    ["", sans, 0],
  ])("%s", (text, style, expected) => {
    expect(fonts.measure(text, style)).toBeCloseTo(expected, 6);
  });

  test("kerning is applied: a pair is narrower than its letters", () => {
    const pair = fonts.measure("To", sans);
    expect(pair).toBeLessThan(fonts.measure("T", sans) + fonts.measure("o", sans));
  });

  test("semibold is wider than regular", () => {
    const text = "All other industries";
    expect(fonts.measure(text, { ...sans, weight: 600 })).toBeGreaterThan(
      fonts.measure(text, sans),
    );
  });

  test("is proportional to the size, and the cache changes nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-ascii" }),
        fc.integer({ min: 1, max: 80 }),
        (text, size) => {
          const once = fonts.measure(text, { ...sans, size: 1 });
          expect(fonts.measure(text, { ...sans, size })).toBeCloseTo(once * size, 6);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each(faces())("numbers are as wide as shaped whole: $family $weight $style", (face) => {
    const character = fc.constantFrom(..."0123456789.,\u2212+-");
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 3, maxLength: 12 }), (text) => {
        const style = { ...face, size: 100 };
        // The joiner has no width, and keeps the line from being taken for a number.
        const whole = fonts.measure(`${text}\u2060`, style);
        expect(fonts.measure(text, style)).toBeCloseTo(whole, 9);
      }),
      { numRuns: 300 },
    );
  });

  test("a face that isn't shipped is an error", () => {
    expect(() => fonts.measure("a", { ...sans, weight: 500 })).toThrow(/Source Sans 3 500/);
  });
});

describe("missing", () => {
  test.each([
    ["Growth of 12.1 percent – “seventh”, €, £, ½, ≥, −0.5, m²", []],
    ["Промышленность, βιομηχανία, Île, Łódź", []],
    ["\u00a0\u2009\u202f\u200b\n\t\u2060", []],
    ["阳泉 in Shanxi, 阳", ["阳", "泉"]],
    ["up 🚀", ["🚀"]],
    ["a\u001bb", ["\u001b"]],
  ])("%s", (text, expected) => {
    expect(fonts.missing(text, ["Source Sans 3", "Source Serif 4"])).toEqual(expected);
  });

  test("a family that isn't shipped has nothing", () => {
    expect(fonts.missing("ab a", ["Arial"])).toEqual(["a", "b"]);
  });
});
