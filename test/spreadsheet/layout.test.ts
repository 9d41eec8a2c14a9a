import { expect, test } from "vitest";
import { columnWidths, lineCount } from "../../src/spreadsheet/layout.ts";

test.each([
  ["one line", "Rate, percent", 14, 1],
  ["ends between words", "Points (percentage points)", 13, 3],
  ["a word longer than its line", "Donaudampfschifffahrt", 10, 3],
  ["Chinese, two to a sign", "战略性新兴产业增加值", 10, 2],
  ["Korean and its single letters, two to a sign", "한글한글한ᄀᄀᄀᄀᄀ", 10, 2],
  ["nothing", "", 10, 1],
])("%s", (_, text, room, lines) => {
  expect(lineCount([text], [room])).toBe(lines);
});

test("the highest cell counts", () => {
  expect(lineCount(["Name", "Change on year (percent)"], [20, 10])).toBe(3);
});

test("lines of a cover stay within the margins of A4, at a quarter of a centimetre a character", () => {
  const [width = 0] = columnWidths({ name: "Cover", title: "Prices", lines: [] });
  expect(width * 1.15 * 0.25).toBeLessThanOrEqual(17);
});
