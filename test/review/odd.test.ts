import { describe, expect, it } from "vitest";
import { sharedTold } from "../../src/review/judge.ts";
import type { PdfLook } from "../../src/review/look.ts";
import {
  missingCharts,
  oddFigureCounts,
  oddLengths,
  oddTableCounts,
} from "../../src/review/odd-content.ts";
import { foreignFonts, otherFonts } from "../../src/review/odd-fonts.ts";
import {
  badCharacters,
  blankPages,
  halfEmptyPages,
  oddPageCounts,
  shrunkPages,
  smallLabels,
} from "../../src/review/odd-pages.ts";
import { oddState, type StateFacts } from "../../src/review/odd-state.ts";
import type { Oddity } from "../../src/review/oddity.ts";

const OURS = new Map([
  ["SourceSans3", "Source Sans 3"],
  ["NotoSansSC", "Noto Sans SC"],
]);

type Page = PdfLook["pages"][number];

function page(changes: Partial<Page> = {}): Page {
  return { blank: false, scale: 1, fill: 0.9, ...changes };
}

function look(changes: Partial<PdfLook> = {}): PdfLook {
  return {
    ...{
      title: "",
      pages: [page(), page()],
      characters: 2000,
      tables: 1,
      figures: 3,
      badGlyphs: [],
    },
    fonts: [{ family: "SourceSans3", pages: [1, 2] }],
    ...changes,
  };
}

const texts = (odd: readonly Oddity[]): string[] => odd.map(({ text }) => text);
const last = (odd: readonly Oddity[][]): string[] => texts(odd.at(-1) ?? []);
/** Nine usual editions, and one. */
const among = (one: Partial<PdfLook>): PdfLook[] => [...Array<PdfLook>(9).fill(look()), look(one)];

describe("a page", () => {
  it.each([
    ["blank", blankPages(look({ pages: [page(), page({ blank: true })] })), ["page 2 is blank"]],
    ["none blank", blankPages(look()), []],
    [
      "shrunk",
      shrunkPages(look({ pages: [page({ scale: 0.926 })] })),
      ["page 1 was shrunk to 92 percent: something on it is wider than the paper"],
    ],
    ["lost to rounding", shrunkPages(look({ pages: [page({ scale: 0.9999999 })] })), []],
    [
      "small labels",
      smallLabels(look({ pages: [page({ smallestLabel: 6.24 })] })),
      ["a chart on page 1 has text of 6.2 points; 8 can be read"],
    ],
    ["labels of eight", smallLabels(look({ pages: [page({ smallestLabel: 7.96 })] })), []],
    [
      "glyphs",
      badCharacters(look({ badGlyphs: [2, 1, 2] })),
      ["3 characters without a letter's shape or text on pages 1 and 2"],
    ],
    [
      "a foreign font",
      foreignFonts(look({ fonts: [{ family: "DejaVuSans", pages: [2] }] }), OURS),
      ["page 2: printed in DejaVuSans, which is none of the bulletin's fonts"],
    ],
    ["our fonts", foreignFonts(look(), OURS), []],
  ])("%s", (_, odd, said) => expect(texts(odd)).toEqual(said));
});

describe("among the siblings", () => {
  const three = [page(), page(), page()];
  it.each([
    ["page count", oddPageCounts(among({ pages: three })), ["3 pages; all 9 others have 2"]],
    [
      "a page count that more have",
      oddPageCounts([...among({ pages: three }), look({ pages: three })]),
      [],
    ],
    ["a page count of three editions", oddPageCounts([look(), look(), look({ pages: three })]), []],
    ["no table", oddTableCounts(among({ tables: 0 })), ["no table; all 9 others have 1"]],
    ["a figure less", oddFigureCounts(among({ figures: 2 })), ["2 figures; all 9 others have 3"]],
    [
      "a short text",
      oddLengths(among({ characters: 900 })),
      [
        "its text is 55 percent shorter than usual: 900 characters, 2,000 in the middle of the others",
      ],
    ],
    ["a text a little shorter", oddLengths(among({ characters: 1600 })), []],
    [
      "a page that ends early",
      halfEmptyPages(among({ pages: [page({ fill: 0.31 }), page()] })),
      ["page 1 ends at 31 percent of its height, and another follows"],
    ],
    [
      "a last page that ends early",
      halfEmptyPages(among({ pages: [page(), page({ fill: 0 })] })),
      [],
    ],
    [
      "another script",
      otherFonts(among({ fonts: [{ family: "NotoSansSC", pages: [1] }] }), OURS),
      ["page 1: some letters are in Noto Sans SC, which no other edition needs"],
    ],
  ])("%s", (_, odd, said) => expect(last(odd)).toEqual(said));

  it("a chart that all others have", () => {
    const odd = missingCharts([["a", "b"], ["a", "b"], ["b", "a"], ["a", "b"], ["b"]]);
    expect(odd.map(texts)).toEqual([[], [], [], [], ['no chart "a"; all 4 others have it']]);
  });
});

describe("the state", () => {
  const built: StateFacts = {
    state: { edition: "jobs/a", state: "built", intact: true },
    ...{
      unfinished: 0,
      asBuilt: true,
      failed: undefined,
      stale: undefined,
      unlisted: false,
      approval: false,
    },
  };
  it.each<[string, Partial<StateFacts>, string[]]>([
    ["built", {}, []],
    ["not approved where others are", { approval: true }, ["not approved"]],
    ["stale", { stale: "built from other files" }, ["built from other files"]],
    ["failed", { failed: "a.csv:2: no" }, ["not built anew: a.csv:2: no"]],
    [
      "released, so never stale",
      {
        stale: "built from other files",
        failed: "it is frozen",
        state: { ...built.state, state: "released" },
      },
      [],
    ],
    [
      "released and changed",
      { state: { ...built.state, state: "released", intact: false } },
      ["its PDF is not the one that was released"],
    ],
    ["changed by hand", { asBuilt: false }, ["its PDF is not the one that was built"]],
    [
      "a draft",
      { state: { ...built.state, state: "draft" }, unfinished: 2 },
      ["a draft, with 2 unfinished"],
    ],
    ["unlisted", { unlisted: true }, ["not in the burst's list"]],
  ])("%s", (_, changes, said) => expect(texts(oddState({ ...built, ...changes }))).toEqual(said));

  const draft: Oddity = { kind: "draft", text: "a draft" };
  const blank: Oddity = { kind: "blank-page", text: "page 1 is blank" };
  it.each<[string, Oddity[][], Oddity[][], string[]]>([
    ["one draft of three", [[draft], [], []], [[draft], [], []], []],
    ["two of three", [[draft], [draft], []], [[], [], []], ["2 of 3 editions: a draft."]],
    ["all", [[draft], [draft, blank]], [[], [blank]], ["All 2 editions: a draft."]],
    ["blank pages are told one by one", [[blank], [blank]], [[blank], [blank]], []],
  ])("%s", (_, odd, left, notes) => expect(sharedTold(odd)).toEqual({ odd: left, notes }));
});
