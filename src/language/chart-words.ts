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
export interface Course {
  /** Undefined where there is one series only. */
  readonly name: string | undefined;
  readonly first: LabelledValue;
  readonly last: LabelledValue;
  readonly direction: string;
  readonly highest: LabelledValue;
  readonly lowest: LabelledValue;
}

/** The words that a chart is described with. */
export interface ChartWords {
  /** "Bar chart", "Chart of squares and bars". */
  form(forms: readonly ChartForm[]): string;
  /** A few values, all of them said. */
  values(values: readonly LabelledValue[]): string;
  /** A value with what its status says: "13.3 percent (provisional)". */
  flagged(text: string, flags: readonly string[]): string;
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
