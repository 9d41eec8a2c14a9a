import { describe, expect, it } from "vitest";
import { assertPrinted } from "../../src/pdf/assert.ts";
import type { PdfReport } from "../../src/pdf/types.ts";

const heading = { level: 1, text: "One" };
const expected = { headings: [heading], fontFamilies: ["SourceSerif4"] };
const font = { name: "SourceSerif4-Bold", type: "CIDFontType2", embedded: true, pages: [1] };
const page = {
  text: "One",
  artifacts: [],
  painted: true,
  unmarked: false,
  fill: 1,
  scale: 1,
  smallestLabel: undefined,
  width: 658,
};
const right: PdfReport = {
  title: "Title",
  author: "",
  language: "en",
  pages: [page],
  fonts: [font],
  badGlyphs: [],
  outline: [{ title: "One", level: 1, page: 1 }],
  tags: ["Document", "H1"],
  figuresWithoutText: 0,
};

describe("assertPrinted", () => {
  it("lets a right file pass", () => {
    expect(() => assertPrinted(right, expected)).not.toThrow();
  });

  it.each<[Partial<PdfReport>, string]>([
    [{ pages: [page, { ...page, painted: false }] }, "page 2 is blank"],
    [
      { pages: [{ ...page, unmarked: true }] },
      "page 1 has content that is neither tagged nor an artifact",
    ],
    [
      { fonts: [{ ...font, name: "", type: "Type3", pages: [2, 3] }] },
      "a font became drawings (Type 3), on page 2, 3",
    ],
    [
      { fonts: [{ ...font, name: "DejaVuSans", pages: [2] }] },
      "the font DejaVuSans isn't one of ours, on page 2",
    ],
    [
      { fonts: [{ ...font, embedded: false }] },
      "the font SourceSerif4-Bold isn't embedded, on page 1",
    ],
    [
      { badGlyphs: [{ fault: "nul", font: "SourceSerif4-Bold", page: 4 }] },
      "the font SourceSerif4-Bold maps a glyph to NUL, so readers find no letter, on page 4",
    ],
    [
      { badGlyphs: [{ fault: "unmapped", font: "X", page: 1 }] },
      "the font X shows a glyph that stands for no text, on page 1",
    ],
    [{ outline: [] }, 'the outline lacks the heading "One"'],
    [
      { outline: [{ title: "One", level: 1, page: 0 }] },
      'the outline\'s entry "One" leads nowhere',
    ],
    [
      { outline: [1, 2].map(() => ({ title: "One", level: 1, page: 1 })) },
      "the outline's entries aren't the headings in their order",
    ],
    [{ tags: ["Document"] }, "nothing is tagged"],
    [{ title: "" }, "the title is missing"],
    [{ language: "" }, "the language is missing"],
    [{ figuresWithoutText: 2 }, "figures without alternative text: 2"],
  ])("says what is wrong: %o", (change, message) => {
    expect(() => assertPrinted({ ...right, ...change }, expected)).toThrow(message);
  });

  it("says all that is wrong at once", () => {
    const wrong = { ...right, title: "", tags: [] };
    expect(() => assertPrinted(wrong, expected)).toThrow(
      "the printed PDF isn't right:\nnothing is tagged\nthe title is missing",
    );
  });
});
