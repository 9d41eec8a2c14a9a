import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sheetNames } from "../../src/spreadsheet/names.ts";

describe("sheetNames", () => {
  test.each([
    [["Table\u00A01"], ["Table 1"]],
    [["a/b:c?*[d]\\e"], ["a b c d e"]],
    [
      ["x", "X", "x"],
      ["x", "X (2)", "x (3)"],
    ],
    [["History"], ["History (2)"]],
    [
      ["'quoted'", ""],
      ["quoted", "–"],
    ],
    [
      ["阳泉市规模以上工业增加值增长速度与比重按行业分组一览表及其说明"],
      ["阳泉市规模以上工业增加值增长速度与比重按行业分组一览表及其说明".slice(0, 31)],
    ],
    [
      [
        "a name that is longer than thirty-one characters",
        "a name that is longer than thirty-one, too",
      ],
      ["a name that is longer than", "a name that is longer than (2)"],
    ],
    [["👩🏽‍🏭".repeat(9)], ["👩🏽‍🏭".repeat(4)]],
  ])("%j → %j", (wanted, names) => {
    expect(sheetNames(wanted)).toEqual(names);
  });

  test("are short, unlike each other, and without forbidden signs, whatever is asked for", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 40 })), (wanted) => {
        const names = sheetNames(wanted);
        expect(names).toHaveLength(wanted.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:'"]{1,31}$/);
      }),
    );
  });
});
