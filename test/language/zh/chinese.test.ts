import { describe, expect, it } from "vitest";
import type {
  ChangeForm,
  ChangeVerb,
  NamedPeriod,
  PeriodType,
} from "../../../src/language/language.ts";
import type { Quantity, Scale, Unit } from "../../../src/language/types.ts";
import { chinese } from "../../../src/language/zh/chinese.ts";

describe("quantities", () => {
  it.each<[Unit, string, string, string]>([
    ["tonne", "68250000", "10000", "6825万吨"],
    ["tonne", "21600000", "10000", "2160万吨"],
    ["tonne", "1030000", "10000", "103万吨"],
    ["tonne", "151000", "1000", "15.1万吨"],
    ["CNY", "20000000", "1000000", "2000万元"],
    ["CNY", "120000000", "10000000", "1.2亿元"],
    ["CNY", "114400000000000", "100000000000", "114.4万亿元"],
    ["CNY", "114367000000000", "100000000", "1143670亿元"],
    ["USD", "3140000", "10000", "314万美元"],
    ["person", "1318505", "1", "1318505人"],
    ["person", "1318500", "100", "131.85万人"],
    ["enterprise", "86", "1", "86家"],
    ["household", "1200", "1", "1200户"],
    ["kilowatt_hour", "1230000000", "10000000", "12.3亿千瓦时"],
    ["percent", "12.1", "0.1", "12.1%"],
    ["percent", "-12.1", "0.1", "−12.1%"],
    ["percent", "-0.04", "0.1", "0.0%"],
    ["percentage_point", "4.5", "0.1", "4.5个百分点"],
    ["index", "102.4", "0.1", "102.4"],
    ["count", "1200", "1", "1200"],
    ["month", "3", "1", "3个月"],
  ])("%s %s to %s is %s", (unit, value, precision, expected) => {
    expect(chinese.printQuantity({ unit, value, precision }).text).toBe(expected);
  });

  it("takes one scale for a column, and names it with the unit", () => {
    const outputs = ["68250000", "151000"].map(
      (value): Quantity => ({ unit: "tonne", value, precision: "1000" }),
    );
    const scale = chinese.commonScale(outputs);
    expect(outputs.map((each) => chinese.printQuantity(each, { scale }).number)).toEqual([
      "6825.0",
      "15.1",
    ]);
    expect(chinese.unitWords("tonne", scale)).toBe("万吨");
  });

  it.each<[Unit, Scale, string]>([
    ["tonne", 0, "吨"],
    ["tonne", 8, "亿吨"],
    ["CNY", 8, "亿元"],
    ["USD", 4, "万美元"],
    ["percent", 0, "%"],
    ["number", 4, "万"],
  ])("%s at ten to the %i is %s", (unit, scale, expected) => {
    expect(chinese.unitWords(unit, scale)).toBe(expected);
  });

  it("groups no digits", () => {
    expect(chinese.digits("1234567.5")).toBe("1234567.5");
    expect(chinese.digits("-1200")).toBe("−1200");
  });
});

describe("change", () => {
  it.each<[ChangeForm, ChangeVerb, string, string, string]>([
    ["verb", "grow", "下降#", "持平", "增长#"],
    ["verb", "rise", "下降#", "持平", "上升#"],
    ["verb", "increase", "减少#", "持平", "增加#"],
    ["adverb", "grow", "下降#", "持平", "增长#"],
    ["noun", "grow", "#的下降", "持平", "#的增长"],
    ["noun", "increase", "#的减少", "持平", "#的增加"],
  ])("%s of %s", (form, verb, down, same, up) => {
    const said = (sign: -1 | 0 | 1) => {
      const { before, number, after } = chinese.change(sign, form, verb);
      return `${before}${number === "none" ? "" : "#"}${after}`;
    };
    expect([said(-1), said(0), said(1)]).toEqual([down, same, up]);
  });

  it("says 比 of what changed and 与 of what didn't", () => {
    const said = (sign: -1 | 0 | 1, base: string) => {
      const words = chinese.compared(chinese.change(sign, "verb", chinese.usualVerb), base);
      return `${words.before}${words.number === "none" ? "" : "#"}${words.after}`;
    };
    expect(said(1, "上年")).toBe("比上年增长#");
    expect(said(-1, "上年同期")).toBe("比上年同期下降#");
    expect(said(0, "上年")).toBe("与上年持平");
    expect(said(0, "上年同期")).toBe("与上年同期持平");
  });

  it("gives the direction alone", () => {
    expect(chinese.direction(1, "verb", "grow")).toBe("增长");
    expect(chinese.direction(-1, "noun", "increase")).toBe("减少");
    expect(chinese.direction(0, "verb", "grow", "plural")).toBe("持平");
  });
});

describe("changes in their series", () => {
  const grow = { form: "verb", verb: "grow" } as const;
  const february = { period: "2009-02", type: "month", within: "2009-03" } as const;

  it.each<[-1 | 0 | 1, -1 | 0 | 1, boolean, NamedPeriod | undefined, string]>([
    [1, 1, false, february, "，2月增长#"],
    [1, -1, false, february, "，2月下降#"],
    [1, 0, false, february, "，2月持平"],
    [1, 1, true, february, "，与2月相同"],
    [1, -1, false, { ...february, within: "2010-01" }, "，2009年2月下降#"],
    [1, -1, false, undefined, "，上期下降#"],
  ])("%i after %i", (now, before, same, when, expected) => {
    const words = chinese.after(now, before, same, grow, when);
    expect(`${words.before}${words.number === "none" ? "" : "#"}${words.after}`).toBe(expected);
  });

  it("counts runs and what hasn't been for long", () => {
    expect(chinese.streak("4", "month")).toBe("连续四个月");
    expect(chinese.streak(2, "year")).toBe("连续两年");
    expect(chinese.streak(12, "quarter")).toBe("连续12个季度");
    expect(chinese.firstChange(1, "grow", "month", 5)).toBe("五个月来首次增长");
    expect(chinese.firstChange(0, "grow", "year", 3)).toBe("三年来首次持平");
    expect(chinese.firstChange(-1, "increase", "half", undefined)).toBe("有数据以来首次减少");
    expect(() => chinese.streak(2, "text")).toThrow("periods that are texts have no order");
  });

  it("names records", () => {
    const march = { period: "2003-03", type: "month" } as const;
    expect(chinese.record("high", march, false)).toBe("2003年3月以来最高");
    expect(chinese.record("low", march, true)).toBe("2003年3月有数据以来最低");
  });
});

describe("positions and counts", () => {
  it.each<[number | string, string, string]>([
    [1, "第一", "第1"],
    [2, "第二", "第2"],
    ["7.0", "第七", "第7"],
    [10, "第十", "第10"],
    [11, "第十一", "第11"],
    [20, "第二十", "第20"],
    [99, "第九十九", "第99"],
    [100, "第100", "第100"],
    [1021, "第1021", "第1021"],
  ])("%s is %s, %s", (position, rank, ordinal) => {
    expect(chinese.rank(position)).toBe(rank);
    expect(chinese.ordinal(position)).toBe(ordinal);
  });

  it.each<[number | string, string]>([
    [0, "零"],
    [1, "一"],
    [2, "两"],
    [3, "三"],
    [9, "九"],
    [10, "10"],
    ["1200", "1200"],
    [-3, "−3"],
  ])("counts %s as %s", (whole, expected) => {
    expect(chinese.count(whole)).toBe(expected);
  });

  it("refuses what is none", () => {
    expect(() => chinese.rank(0)).toThrow("0 is not a position");
    expect(() => chinese.count("1.5")).toThrow("1.5 is not a whole number");
  });

  it("has one plural form", () => {
    expect(chinese.pluralForms).toEqual(["other"]);
    expect(chinese.plural("1", ["企业"])).toBe("企业");
  });

  it("separates lists", () => {
    expect(chinese.listSeparators(1)).toEqual([]);
    expect(chinese.listSeparators(2)).toEqual(["和"]);
    expect(chinese.listSeparators(4)).toEqual(["、", "、", "和"]);
  });

  it.each([
    ["37.4", "超过三分之一"],
    ["33.3", "三分之一"],
    ["73.6", "近四分之三"],
    ["50", "一半"],
    ["51", "略超过一半"],
    ["47", "不到一半"],
    ["88.5", "近九成"],
    ["43", undefined],
  ])("%s percent is %s", (percent, expected) => {
    expect(chinese.fraction(percent)).toBe(expected);
  });
});

describe("dates and periods", () => {
  it.each([
    ["2022-02-10", "2022年2月10日"],
    ["2022-02-10T09:00:00+08:00", "2022年2月10日"],
    ["2021-12-31T23:59:59-12:00", "2021年12月31日"],
  ])("%s is %s", (iso, expected) => {
    expect(chinese.date(iso)).toBe(expected);
  });

  it.each<[string, PeriodType, string]>([
    ["2021", "year", "2021年"],
    ["2021-H1", "half", "2021年上半年"],
    ["2021-H2", "half", "2021年下半年"],
    ["2021-Q1", "quarter", "2021年一季度"],
    ["2021-Q4", "quarter", "2021年四季度"],
    ["2010-02", "month", "2010年2月"],
    ["2010-02-03", "day", "2010年2月3日"],
    ["供暖季", "text", "供暖季"],
  ])("%s (%s) is %s", (text, type, expected) => {
    expect(chinese.period(text, type)).toBe(expected);
  });

  it.each<[string, PeriodType, string, string]>([
    ["2009-02", "month", "2009-03", "2月"],
    ["2008-12", "month", "2009-03", "2008年12月"],
    ["2009-Q1", "quarter", "2009-Q2", "一季度"],
    ["2009-02-03", "day", "2009-02-04", "2月3日"],
    ["2009", "year", "2009", "2009年"],
  ])("%s (%s) within %s is %s", (text, type, within, expected) => {
    expect(chinese.period(text, type, within)).toBe(expected);
  });

  it.each<[string, PeriodType, string | undefined, string]>([
    ["2009-03", "month", undefined, "2009年1—3月"],
    ["2009-03", "month", "2009-03", "1—3月"],
    ["2009-01", "month", undefined, "2009年1月"],
    ["2009-12", "month", undefined, "2009年"],
    ["2009-Q2", "quarter", undefined, "2009年上半年"],
    ["2009-Q3", "quarter", undefined, "2009年前三季度"],
    ["2009-Q4", "quarter", undefined, "2009年"],
    ["2009-H1", "half", undefined, "2009年上半年"],
  ])("the year up to %s (%s, within %s) is %s", (text, type, within, expected) => {
    expect(chinese.yearToDate(text, type, within)).toBe(expected);
  });

  it("refuses what the calendar hasn't", () => {
    expect(() => chinese.date("2022-02-31")).toThrow('"2022-02-31" is not a date');
    expect(() => chinese.period("2021-Q5", "quarter")).toThrow("is not a period of type quarter");
  });

  it("compares periods", () => {
    expect(chinese.comparison("2021年", "2020年")).toBe("2021年比2020年");
  });
});

describe("missing values and marks", () => {
  it.each<[string | undefined, string]>([
    [undefined, "无数据"],
    ["missing", "无数据"],
    ["missing_base", "缺少基期数据，无法计算"],
    ["zero_base", "基期为零，无法计算"],
    ["negative_base", "基期为负，无法计算"],
    ["incomplete", "前期数据不全，无法计算"],
    ["x", "无数据"],
    ["z", "不适用"],
    ["c", "保密"],
    ["尚未调查", "尚未调查"],
  ])("%s says %s", (reason, expected) => {
    expect(chinese.missing(reason)).toBe(expected);
  });

  it.each([
    ["computed", "*", "根据公布数据推算"],
    ["p", "[p]", "初步数"],
    ["r", "[r]", "修订数"],
    ["e", "[e]", "估计数"],
    ["b", "[b]", "序列中断"],
    ["c", "[c]", "保密"],
    ["x", "[x]", "无数据"],
    ["z", "[z]", "不适用"],
  ])("%s is marked %s: %s", (mark, sign, legend) => {
    expect(chinese.mark(mark)).toBe(sign);
    expect(chinese.legend(mark)).toBe(legend);
  });

  it("refuses an unknown mark", () => {
    expect(() => chinese.mark("q")).toThrow('no mark is called "q"');
  });

  it("has a word for every label, and for the page", () => {
    const { page_before, page_between, page_after, ...rest } = chinese.labels;
    const { colon, comma, semicolon, stop, space, ...words } = rest;
    expect([colon, comma, semicolon, stop, space].join("")).toBe("：，；。");
    for (const label of Object.values(words)) expect(label).toMatch(/^\p{Script=Han}+$/u);
    expect(`${page_before}2${page_between}3${page_after}`).toBe("第2页，共3页");
    expect(`${chinese.about}230`).toBe("约230");
  });
});
