import type { ChartForm, ChartWords, LabelledValue } from "../chart-words.ts";

const SINGULAR: Readonly<Record<ChartForm, string>> = {
  bar: "bar",
  line: "line",
  area: "area",
  square: "square",
  point: "dot",
  other: "",
};

/** Charts in English words. */
export const chartWords: ChartWords = {
  form: (forms) => {
    const names = forms.map((form) => SINGULAR[form]).filter((name) => name !== "");
    return capital(`${names.join(" and ")} chart`.trim());
  },
  values: (values) => values.map(labelledText).join(", "),
  flagged: (text, flags) => `${text} (${flags.join(", ")})`,
  extremes: (count, largest, smallest) =>
    `${count} values; largest: ${apart(largest)}; smallest: ${apart(smallest)}`,
  course: ({ name, first, last, direction, highest, lowest }) => {
    const way = `${direction} from ${first.text} in ${first.label} to ${last.text} in ${last.label}`;
    const said = name === undefined ? way : `${name} ${way}`;
    const ends = [first.label, last.label];
    const turns = [
      ...(ends.includes(highest.label) ? [] : [`highest at ${highest.text} in ${highest.label}`]),
      ...(ends.includes(lowest.label) ? [] : [`lowest at ${lowest.text} in ${lowest.label}`]),
    ];
    return [said, ...turns].join(", ");
  },
  counts: (total, counts) =>
    [`${total} in all`, ...counts.map(({ label, text }) => `${text} ${label}`)].join(", "),
  named: (name, said) => `${capital(name)}: ${said}`,
  description: (form, said) => {
    if (said.length === 0) return `${form}.`;
    return said.length === 1 ? `${form}: ${said[0]}.` : `${form}. ${said.map(capital).join(". ")}.`;
  },
};

function labelledText({ label, text }: LabelledValue): string {
  return label === "" ? text : `${label} ${text}`;
}

function apart({ label, text }: LabelledValue): string {
  return label === "" ? text : `${label}, ${text}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
