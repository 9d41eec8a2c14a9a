import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinese } from "../../../src/language/zh/chinese.ts";
import { chineseNumerals } from "../../../src/language/zh/number-words.ts";

function found(text: string): string[] {
  return chinese
    .numberWords(text)
    .map(({ text: words, kind, value }) => `${words}=${kind[0]}${value}`);
}

describe("Chinese number words", () => {
  it.each<[string, string[]]>([
    ["", []],
    ["进一步统一口径，十分重要，万一有误，之一，一直，千万，三五，一方面", []],
    ["6825万吨，12.1%，1.2亿元", []],
    ["数百家，几十个，上千人", []],
    ["三个省级开发区", ["三=c3"]],
    ["两家企业", ["两=c2"]],
    ["增速位居全省第七位", ["第七=o7"]],
    ["第二十一", ["第二十一=o21"]],
    ["一季度，前三个季度", ["一季度=o1", "三=c3"]],
    [
      "超过三分之一，近四分之三，一半，半数",
      ["三分之一=f1/3", "四分之三=f3/4", "一半=f1/2", "半数=f1/2"],
    ],
    ["近九成，两成，五成", ["九成=f9/10", "两成=f1/5", "五成=f1/2"]],
    ["百分之十二", ["百分之十二=c12"]],
    ["十家，十二，二十，二十一", ["十=c10", "十二=c12", "二十=c20", "二十一=c21"]],
    [
      "一百零五，一百二十，三千零五十，三千五百",
      ["一百零五=c105", "一百二十=c120", "三千零五十=c3050", "三千五百=c3500"],
    ],
    ["一百五，三万五千，两亿零三十万", ["三万五千=c35000", "两亿零三十万=c200300000"]],
    ["零个", ["零=c0"]],
  ])("in %j reads %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("says where", () => {
    expect(chinese.numberWords("位居第七")[0]).toEqual({
      index: 2,
      text: "第七",
      kind: "ordinal",
      value: "7",
    });
  });

  it("reads back what the language prints", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (n) => {
        expect(found(chinese.rank(n))).toEqual([`${chinese.rank(n)}=o${n}`]);
        expect(found(`${chineseNumerals(n)}家`)).toEqual([`${chineseNumerals(n)}=c${n}`]);
        if (n < 10) expect(found(`${chinese.count(n)}个`)).toEqual([`${chinese.count(n)}=c${n}`]);
      }),
    );
  });

  it.each(["10", "16.7", "20", "25", "33.3", "50", "66.7", "75", "80", "90"])(
    "reads back the fraction of %s percent",
    (percent) => {
      const words = chinese.fraction(percent) ?? "";
      expect(found(words)).toHaveLength(1);
    },
  );
});
