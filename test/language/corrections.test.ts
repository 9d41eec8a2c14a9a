import { describe, expect, test } from "vitest";
import { languageFor, languages } from "../../src/language/languages.ts";

/** What a notice says, piece by piece, as the page puts it together. */
function said(code: string): readonly string[] {
  const language = languageFor(code);
  if (language === undefined) throw new Error(`there is no language ${code}`);
  const { correction: words, labels } = language;
  const date = language.date("2022-02-10T09:00:00+08:00");
  const figure = `${words.ofRow("A", "B")}${labels.colon}${labels.space}1${words.was("2")}`;
  return [
    words.replaces(0, date),
    words.replaces(2, date),
    words.replaces(0, undefined),
    words.replaces(1, undefined),
    words.listed(language.mark("r")),
    figure,
    words.others(language.count(12)),
  ].map((text) => text.replaceAll("\u00a0", " "));
}

describe("the words of a correction", () => {
  test.each([
    [
      "en",
      [
        "This edition replaces the one released on 10 February 2022.",
        "This edition replaces the second correction of the one released on 10 February 2022.",
        "This edition replaces the one released before.",
        "This edition replaces the first correction of the one released before.",
        "Corrected figures, marked [r]",
        "A (B): 1, was 2",
        "and 12 more",
      ],
    ],
    [
      "zh",
      [
        "本版替代2022年2月10日发布的版本。",
        "本版替代2022年2月10日发布的版本的第二次更正版。",
        "本版替代此前发布的版本。",
        "本版替代此前发布的版本的第一次更正版。",
        "更正的数据（以[r]标注）",
        "A（B）：1，原为2",
        "另有12项",
      ],
    ],
  ])("%s", (code, expected) => {
    expect(said(code)).toEqual(expected);
  });

  test("are there in every language", () => {
    for (const code of languages) {
      const words = said(code);
      expect(new Set(words).size).toBe(words.length);
      expect(words.every((text) => text.trim() !== "")).toBe(true);
      expect(languageFor(code)?.labels.correction).not.toBe("");
    }
  });
});
