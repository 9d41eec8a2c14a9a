import { expect, test } from "vitest";
import { escapeXml, tag } from "../../src/spreadsheet/xml.ts";

test.each([
  ['a < b & c > "d"', "a &lt; b &amp; c &gt; &quot;d&quot;"],
  ["it's ~ 5 %;\t\r\nÄ 煤炭 한 \u00A0", "it's ~ 5 %;\t\r\nÄ 煤炭 한 \u00A0"],
  ["a\0b\u0085c\u007F", "a\uFFFDb\uFFFDc\uFFFD"],
  ["half \uD83D, whole 😀, \uFFFF", "half \uFFFD, whole 😀, \uFFFD"],
])("%j is written %j", (text, expected) => {
  expect(escapeXml(text)).toBe(expected);
});

test("an attribute that is undefined is left out", () => {
  expect(tag("c", { r: "A1", s: 0, t: undefined })).toBe('<c r="A1" s="0"/>');
});
