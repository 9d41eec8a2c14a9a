import type { ChartForm, ChartWords, Course, LabelledValue } from "../chart-words.ts";

const forms: Readonly<Record<ChartForm, string>> = {
  bar: "条形",
  line: "折线",
  area: "面积",
  square: "方格",
  point: "点",
  other: "",
};

/** Charts in Chinese words. */
export const chartWords: ChartWords = {
  form: (given) => {
    const names = given.map((form) => forms[form]).filter((name) => name !== "");
    return names.length === 0 ? "图表" : `${names.join("和")}图`;
  },
  values: (values) => values.map(labelledText).join("，"),
  flagged: (text, flags) => `${text}（${flags.join("、")}）`,
  extremes: (count, largest, smallest) =>
    `共${count}项，最大的是${labelledText(largest)}，最小的是${labelledText(smallest)}`,
  course: (course) => [way(course), ...turns(course)].join("，"),
  counts: (total, counts) =>
    `共${total}个，其中${counts.map(({ label, text }) => `${label}${text}个`).join("、")}`,
  named: (name, said) => `${name}：${said}`,
  description: (form, said) => {
    if (said.length === 0) return `${form}。`;
    return said.length === 1 ? `${form}：${said[0]}。` : `${form}。${said.join("。")}。`;
  },
};

/** "煤炭工业13.3%"; after a digit or a Latin letter 为 keeps the two apart. */
function labelledText({ label, text }: LabelledValue): string {
  return /[\p{Script=Latin}\p{Nd}]$/u.test(label) ? `${label}为${text}` : `${label}${text}`;
}

function way({ name = "", first, last, direction }: Course): string {
  if (first.text === last.text) return `${name}${first.label}和${last.label}均为${first.text}`;
  return `${name}从${first.label}的${first.text}${direction}到${last.label}的${last.text}`;
}

/** The highest and the lowest value, where they are not at the ends. */
function turns({ first, last, highest, lowest }: Course): string[] {
  const ends = [first.label, last.label];
  return [
    ...(ends.includes(highest.label) ? [] : [`最高为${highest.label}的${highest.text}`]),
    ...(ends.includes(lowest.label) ? [] : [`最低为${lowest.label}的${lowest.text}`]),
  ];
}
