import { describe, expect, test } from "vitest";
import { loadFonts } from "../../src/fonts/measure.ts";
import { arrange, fitAlone, lineCounter, numberColumn, numberSize } from "../../src/social/fit.ts";

const fonts = loadFonts();
const short = lineCounter("Prices rose", "Latn", fonts);
const long = lineCounter("The economy grew ".repeat(12), "Latn", fonts);
const svg = '<svg><text font-size="13px">a</text><text font-size="11px">b</text></svg>';

describe("lineCounter", () => {
  test.each([
    ["one two three", 1000, 1],
    ["one two three", 260, 2],
    ["one\u00A0two\u00A0three", 100, 1],
    ["", 100, 1],
  ])("breaks %j in %i px into %i lines", (text, width, lines) => {
    expect(lineCounter(text, "Latn", fonts)(60, width)).toBe(lines);
  });

  test("breaks Chinese between any two characters, and leaves none of its marks alone", () => {
    const count = lineCounter("阳泉市工业增长，煤炭带动", "Hans", fonts);
    expect(count(50, 50 * 12)).toBe(1);
    expect(count(50, 50 * 7)).toBe(2);
    expect(count(50, 50 * 4)).toBe(3);
  });
});

describe("arrange", () => {
  test("puts a wide chart below the headline and a high one beside it", () => {
    expect(arrange({ svg, width: 432, height: 160 }, short)?.form).toBe("above");
    expect(arrange({ svg, width: 204, height: 220 }, short)?.form).toBe("beside");
  });

  test("leaves out a chart whose labels would be too small", () => {
    expect(arrange({ svg, width: 660, height: 600 }, short)).toBeUndefined();
    expect(arrange({ svg: "<svg/>", width: 660, height: 600 }, short)).toBeDefined();
  });

  test("gives a long headline smaller letters, and the chart what is left", () => {
    const chart = { svg, width: 432, height: 130 };
    const [one, two] = [arrange(chart, short), arrange(chart, long)];
    expect(one?.headline.size).toBe(54);
    expect(two?.headline.size).toBeLessThan(54);
    for (const found of [one, two]) {
      const high = (found?.headline.lines ?? 0) * (found?.headline.size ?? 0) * 1.14;
      expect(high).toBeLessThanOrEqual(474);
    }
  });
});

test("a headline alone is larger the shorter it is", () => {
  expect(fitAlone(short).size).toBe(76);
  expect(fitAlone(long).size).toBeLessThan(60);
});

test("a key number is as large as its column lets it", () => {
  expect(numberSize(["12.1"], 204, "Latn", fonts)).toBe(76);
  const wide = numberSize(["1,234,567,890"], 204, "Latn", fonts);
  expect(wide).toBeLessThan(40);
  expect(numberColumn(3)).toBe(341.3333333333333);
});
