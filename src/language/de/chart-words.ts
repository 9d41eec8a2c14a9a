import type { ChartForm, ChartWords, LabelledValue } from "../chart-words.ts";

/** First parts of "…diagramm". */
const KINDS: Readonly<Record<ChartForm, string>> = {
  bar: "Balken",
  line: "Linien",
  area: "Flächen",
  square: "Kästchen",
  point: "Punkt",
  other: "",
};

/** Charts in German words. Numbers stand behind a colon, where no case changes their units. */
export const chartWords: ChartWords = {
  form: (forms) => {
    const names = forms.map((form) => KINDS[form]).filter((name) => name !== "");
    return names.length === 0 ? "Diagramm" : `${names.join("- und ")}diagramm`;
  },
  values: (values) => values.map(labelledText).join(", "),
  flagged: (text, flags) => `${text} (${flags.join(", ")})`,
  extremes: (count, largest, smallest) =>
    `${count} Werte, der größte: ${labelledText(largest)}, der kleinste: ${labelledText(smallest)}`,
  course: ({ name, first, last, direction, highest, lowest }) => {
    const said = name === undefined ? direction : `${name} ${direction}`;
    const ends = [first.label, last.label];
    const turns = [
      ...(ends.includes(highest.label) ? [] : [`höchster Wert ${placed(highest)}`]),
      ...(ends.includes(lowest.label) ? [] : [`niedrigster Wert ${placed(lowest)}`]),
    ];
    return [said, placed(first), placed(last), ...turns].join(", ");
  },
  counts: (total, counts) =>
    [`insgesamt ${total}`, ...counts.map(({ label, text }) => `${text} ${label}`)].join(", "),
  named: (name, said) => `${capital(name)}: ${said}`,
  description: (form, said) => {
    if (said.length === 0) return `${form}.`;
    return said.length === 1 ? `${form}: ${said[0]}.` : `${form}. ${said.map(capital).join(". ")}.`;
  },
};

/** "2021: 13,3 Prozent". */
function placed({ label, text }: LabelledValue): string {
  return `${label}: ${text}`;
}

function labelledText({ label, text }: LabelledValue): string {
  return label === "" ? text : `${label} ${text}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
