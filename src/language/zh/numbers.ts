import type { NumberTable, UnitWords } from "../number.ts";

/** A unit whose large numbers are printed in 万 and 亿. */
function scaled(word: string): UnitWords {
  return { forms: { other: word }, scaled: true };
}

/** A unit whose numbers are always printed in full. */
function plain(word: string): UnitWords {
  return { forms: { other: word }, scaled: false };
}

/**
 * Chinese numbers and units as statistics offices write them: half-width digits, not grouped, no
 * space before the unit; 6825万吨, 15.1万吨, 2000万元, 1.2亿元. Enterprises are counted in 家.
 */
export const chineseNumbers: NumberTable = {
  tag: "zh-CN",
  point: ".",
  grouping: "",
  gap: "",
  space: "",
  scales: [
    { power: 3, forms: { other: "千" }, chosen: false },
    { power: 4, forms: { other: "万" }, chosen: true },
    { power: 6, forms: { other: "百万" }, chosen: false },
    { power: 8, forms: { other: "亿" }, chosen: true },
    { power: 12, forms: { other: "万亿" }, chosen: true },
  ],
  units: {
    number: plain(""),
    count: plain(""),
    percent: plain("%"),
    percentage_point: plain("个百分点"),
    rank: plain(""),
    index: plain(""),
    tonne: scaled("吨"),
    kilogram: scaled("千克"),
    person: scaled("人"),
    enterprise: scaled("家"),
    household: scaled("户"),
    CNY: scaled("元"),
    USD: scaled("美元"),
    EUR: scaled("欧元"),
    GBP: scaled("英镑"),
    kilowatt_hour: scaled("千瓦时"),
    square_metre: scaled("平方米"),
    hectare: scaled("公顷"),
    kilometre: scaled("公里"),
    year: plain("年"),
    month: plain("个月"),
    day: plain("天"),
  },
};
