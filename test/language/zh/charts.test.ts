import { expect, test } from "vitest";
import { chinese } from "../../../src/language/zh/chinese.ts";

const words = chinese.chartWords;
const value = (label: string, text: string) => ({ label, text });

test("names forms", () => {
  expect(words.form(["bar"])).toBe("条形图");
  expect(words.form(["square", "bar"])).toBe("方格和条形图");
  expect(words.form(["other"])).toBe("图表");
});

test("says values, and a few of many", () => {
  const [coal, gdp] = [value("煤炭工业", "13.3%"), value("GDP", "5.0%")];
  expect(words.values([coal, gdp])).toBe("煤炭工业13.3%，GDP为5.0%");
  expect(words.extremes("七", coal, gdp)).toBe("共七项，最大的是煤炭工业13.3%，最小的是GDP为5.0%");
  expect(words.counts("230", [value("区内", "86"), value("区外", "144")])).toBe(
    "共230个，其中区内86个、区外144个",
  );
});

test.each([
  ["4.0%", "上升", "煤炭从2018年的2.0%上升到2021年的4.0%，最高为2020年的9.0%，最低为2019年的1.0%"],
  ["2.0%", "持平", "煤炭2018年和2021年均为2.0%，最高为2020年的9.0%，最低为2019年的1.0%"],
])("a course that ends at %s", (last, direction, expected) => {
  const course = {
    name: "煤炭",
    first: value("2018年", "2.0%"),
    last: value("2021年", last),
    direction,
    highest: value("2020年", "9.0%"),
    lowest: value("2019年", "1.0%"),
  };
  expect(words.course(course)).toBe(expected);
});

test("makes sentences", () => {
  expect(words.description("条形图", [])).toBe("条形图。");
  expect(words.description("条形图", ["甲1%"])).toBe("条形图：甲1%。");
  expect(
    words.description("条形图", [words.named("增速", "甲1%"), words.named("比重", "乙2%")]),
  ).toBe("条形图。增速：甲1%。比重：乙2%。");
});

test("axes take Chinese dates and digits that are not grouped", () => {
  const { number, time } = chinese.axes;
  expect([number.thousands, number.minus]).toEqual(["", "−"]);
  expect(time.date).toBe("%Y年%-m月%-d日");
  expect([time.months[1], time.days[0], time.shortDays[6]]).toEqual(["2月", "星期日", "周六"]);
});
