import type { Language } from "../language/language.ts";

/** What kind of picture it is. */
export type ChartForm = "bar" | "line" | "area" | "square" | "point" | "other";

/**
 * A value with what it belongs to, as printed: "Coal", "13.3 percent". The label is empty where the
 * text says it: "7.6 percentage points of others".
 */
export interface LabelledValue {
  readonly label: string;
  readonly text: string;
}

/** How a series went: its first and last value, where these are and which way it is between them. */
interface Course {
  /** Undefined where there is one series only. */
  readonly name: string | undefined;
  readonly first: LabelledValue;
  readonly last: LabelledValue;
  readonly direction: string;
  readonly highest: LabelledValue;
  readonly lowest: LabelledValue;
}

/** The words that a chart is described with: a language joins with a table of them. */
export interface DescriptionWords {
  /** "Bar chart", "Chart of squares and bars". */
  form(forms: readonly ChartForm[]): string;
  /** A few values, all of them said. */
  values(values: readonly LabelledValue[]): string;
  /** Many values: how many, and the ends. `count` as the language prints it. */
  extremes(count: string, largest: LabelledValue, smallest: LabelledValue): string;
  course(course: Course): string;
  /** Things that were counted: "230 squares, 86 in a zone, 144 elsewhere". Numbers as printed. */
  counts(total: string, counts: readonly LabelledValue[]): string;
  /** A list of values under its name, where a chart has several. */
  named(name: string, said: string): string;
  /** The sentence or sentences from all that was said. */
  description(form: string, said: readonly string[]): string;
}

const SINGULAR: Readonly<Record<ChartForm, string>> = {
  bar: "bar",
  line: "line",
  area: "area",
  square: "square",
  point: "dot",
  other: "",
};

const english: DescriptionWords = {
  form: (forms) => {
    const names = forms.map((form) => SINGULAR[form]).filter((name) => name !== "");
    return capital(`${names.join(" and ")} chart`.trim());
  },
  values: (values) => values.map(labelledText).join(", "),
  extremes: (count, largest, smallest) =>
    `${count} values, the largest ${labelledText(largest)}, the smallest ${labelledText(smallest)}`,
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const words: ReadonlyMap<string, DescriptionWords> = new Map([["en", english]]);

/** The words of a language; an Error where charts have none. */
export function descriptionWords({ code }: Pick<Language, "code">): DescriptionWords {
  const found = words.get(code);
  if (found === undefined) throw new Error(`charts have no words of description for "${code}"`);
  return found;
}
