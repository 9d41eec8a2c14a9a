import { type AxisFormats, axisNumbers } from "../axis-formats.ts";

const chineseMonths = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);
const chineseDays = [..."日一二三四五六"];

export const axes: AxisFormats = {
  number: axisNumbers(".", ""),
  time: {
    dateTime: "%Y年%-m月%-d日%H:%M",
    date: "%Y年%-m月%-d日",
    time: "%H:%M",
    periods: ["上午", "下午"],
    days: chineseDays.map((day) => `星期${day}`),
    shortDays: chineseDays.map((day) => `周${day}`),
    months: chineseMonths,
    shortMonths: chineseMonths,
  },
};
