import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typedDigits } from "../../src/language/digits.ts";

function found(text: string, literals: readonly string[] = []): string[] {
  return typedDigits(text, literals).map((run) => run.text);
}

describe("typedDigits", () => {
  it.each<[string, string[]]>([
    ["", []],
    ["no digits at all, Ⅳ and IV among them", []],
    ["rose 12.1 percent in 2021.", ["12.1", "2021"]],
    ["1,234,567.8", ["1,234,567.8"]],
    ["a 5G network, 7th, Q3", ["5G", "7th", "Q3"]],
    ["2021-22, 2021/22, 09:00", ["2021-22", "2021/22", "09:00"]],
    ["-5, −5, $5, 5%", ["5", "5", "5", "5"]],
    ["m², ½, ①, 1⁄2", ["m²", "½", "①", "1⁄2"]],
    ["full width １２．１ and ٣", ["１２．１", "٣"]],
    ["2021年工业增长12.1%", ["2021", "12.1"]],
    ["bold 𝟏𝟐.𝟏", ["𝟏𝟐.𝟏"]],
    ["COVID-19", ["19"]],
    ["2021.5G", ["2021.5G"]],
    ["1. First", ["1"]],
    ["<b>3</b>", ["3"]],
  ])("in %j finds %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("says where", () => {
    expect(typedDigits("𝟏 in 2021", [])).toEqual([
      { index: 0, text: "𝟏" },
      { index: 6, text: "2021" },
    ]);
  });

  it.each<[string, string[], string[]]>([
    ["a 5G-based system", ["5G"], []],
    ["15G, 5GB, 5G", ["5G"], ["15G", "5GB"]],
    ["5G/4G", ["5G", "4G"], []],
    ["5.5G", ["5G"], ["5.5G"]],
    ["5g", ["5G"], ["5g"]],
    ["No 7 Shanxi Smart City", ["No 7"], []],
    ["No\n  7 and No\u00A07", ["No 7"], []],
    ["No 7.5 and No 75 and Nono 7", ["No 7"], ["7.5", "75", "7"]],
    ["No 7 8", ["7 8", "No 7"], ["8"]],
    ["No 7", ["7", "No 7"], []],
    ["COVID-19", ["COVID-19"], []],
    ["2021-22", ["2021"], ["2021-22"]],
    ["5G网络2021", ["5G"], ["2021"]],
    ["A.4 (b) C+4 5*", ["A.4", "(b)", "C+4", "5*"], []],
    ["A14", ["A.4", "A+4"], ["A14"]],
    ["2021", ["", "  "], ["2021"]],
  ])("in %j with %j declared finds %j", (text, literals, expected) => {
    expect(found(text, literals)).toEqual(expected);
  });

  it("misses no digit: outside its runs and the literals there is none", () => {
    const literals = ["5G", "No 7", "A.4"];
    const pieces = fc.constantFrom(
      "5G",
      "No 7",
      "A.4",
      "12.1",
      " ",
      "-",
      "年",
      "x",
      "½",
      ".",
      "٣",
      "𝟏",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        const runs = typedDigits(text, literals);
        for (const run of runs) {
          expect(text.slice(run.index, run.index + run.text.length)).toBe(run.text);
        }
        const rest = runs.reduceRight(
          (left, run) => left.slice(0, run.index) + left.slice(run.index + run.text.length),
          text,
        );
        const undeclared = literals.reduce((left, literal) => left.replaceAll(literal, ""), rest);
        expect(undeclared).not.toMatch(/[\p{Nd}\p{No}]/u);
        expect(typedDigits(text, []).length).toBeGreaterThanOrEqual(runs.length);
      }),
    );
  });

  it("is quick on long texts", () => {
    expect(found(`${"a".repeat(200_000)}1`)).toHaveLength(1);
    expect(found("12.1 ".repeat(5000), ["5G", "12.1"])).toEqual([]);
  });
});
