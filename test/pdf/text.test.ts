import { describe, expect, it } from "vitest";
import { dissected } from "../../src/pdf/content.ts";
import type { Font } from "../../src/pdf/fonts.ts";
import { shownText } from "../../src/pdf/text.ts";

const letters = new Map([..."abcdefi"].map((letter, index) => [index + 1, letter]));
const face = { name: "Face", type: "CIDFontType2", embedded: true, unicode: () => letters };
const fonts = new Map<string, Font>([
  ["F1", { ...face, width: 2 }],
  ["F2", { ...face, width: 1, unicode: () => new Map([[0x61, "A"]]) }],
]);

function textOf(content: string, between = ""): string {
  const whole = dissected(Buffer.from(content, "latin1"));
  return shownText(whole, fonts, { from: 0, to: whole.parts.shown.length }, between);
}

describe("shownText", () => {
  it.each([
    ["hexadecimal strings", "BT /F1 9 Tf <00010002> Tj <0003>Tj ET", "abc"],
    ["digits of either case, with spaces", "BT /F1 9 Tf <00 0 1\n0002> Tj <> Tj ET", "ab"],
    ["literal strings", "BT /F1 9 Tf (\\000\\001\0\x02) Tj ET", "ab"],
    ["arrays with gaps", "BT /F1 9 Tf [<0001> -20 <0002>] TJ ET", "ab"],
    ["simple fonts", "BT /F2 9 Tf (aa) Tj <61> Tj ET", "AAA"],
    ["codes without text", "BT /F1 9 Tf <0001FFFF> Tj ET", "a\ufffd"],
    ["a font that isn't there", "BT /F9 9 Tf <0001> Tj ET", "\ufffd"],
    [
      "what glyphs stand for",
      "BT /F1 9 Tf <0001> Tj /S <</ActualText (fi)>>BDC <0006> Tj EMC ET",
      "afi",
    ],
    [
      "what holds other such text",
      "BT /F1 9 Tf /S <</ActualText (x)>>BDC /S <</ActualText (y)>>BDC <0006> Tj EMC <0001> Tj EMC <0002> Tj ET",
      "xb",
    ],
  ])("reads %s", (_, content, text) => {
    expect(textOf(content)).toBe(text);
  });

  it("stands something between text objects, not between operators", () => {
    const content = "BT /F1 9 Tf <0001> Tj <0002> Tj ET BT <0003> Tj ET";
    expect(textOf(content, " ")).toBe("ab c");
  });

  it("reads texts of any length, in one string or in many", () => {
    const count = 10_000;
    const strings = "<0001> Tj 5 0 Td ".repeat(count);
    expect(textOf(`BT /F1 9 Tf ${strings} ET`)).toBe("a".repeat(count));
    expect(textOf(`BT /F1 9 Tf <${"0002".repeat(count)}> Tj ET`)).toBe("b".repeat(count));
    expect(textOf(`BT /F1 9 Tf <0003> Tj ET`)).toBe("c");
  });

  it("reads a sequence with the font that was chosen before it", () => {
    const whole = dissected(
      Buffer.from("BT /F1 9 Tf <0001> Tj /P <</MCID 0>>BDC <0002> Tj EMC <0003> Tj ET"),
    );
    const [sequence] = whole.parts.sequences;
    expect(sequence && shownText(whole, fonts, sequence)).toBe("b");
  });
});
