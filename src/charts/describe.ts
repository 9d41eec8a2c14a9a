import { comparePrinted, printFact } from "../facts/print.ts";
import type { Fact, FactTable, PrintedFact } from "../facts/types.ts";
import type { Language } from "../language/language.ts";
import type { CompiledChart } from "./compile.ts";
import {
  type ChartForm,
  type DescriptionWords,
  descriptionWords,
  type LabelledValue,
} from "./description.ts";
import type { DrawnRow } from "./drawn-facts.ts";
import { chartReferences } from "./fields.ts";
import { channelField, type LeafView, leafViews } from "./leaf-views.ts";

/** Up to so many values are all said; of more, how many there are and the ends. */
const FEW_VALUES = 6;

/** Up to so many series are told one by one. */
const FEW_SERIES = 6;

/** A value of a row: the number as printed, and what the row is called. */
interface Entry extends LabelledValue {
  readonly column: string;
  readonly unit: string | undefined;
  readonly printed: PrintedFact;
}

interface Subject {
  readonly table: FactTable;
  readonly rows: readonly DrawnRow[];
  /** Fields of the table that the chart names, companions with their ending. */
  readonly named: ReadonlySet<string>;
  readonly language: Language;
  readonly words: DescriptionWords;
}

/**
 * The chart in a sentence made from its data: the form, then what one would see: every value where
 * they are few, else how many and the largest and smallest; for lines and areas first and last, the
 * direction, and the turns. The finding stands in the caption and is not repeated.
 */
export function describeChart(
  chart: CompiledChart,
  rows: readonly DrawnRow[],
  language: Language,
): string {
  const words = descriptionWords(language);
  const views = leafViews(chart.source.specification);
  const said = subjectsOf(chart, rows, language, words).flatMap((subject) => {
    const course = views.find((view) => isCourse(view, subject));
    if (course !== undefined) return coursesSaid(subject, course);
    const columns = valueColumns(subject, views);
    return columns.length > 0 ? valuesSaid(subject, columns) : countsSaid(subject);
  });
  return words.description(words.form(formsOf(views)), said);
}

const FORMS: Readonly<Record<string, ChartForm>> = {
  bar: "bar",
  rect: "bar",
  line: "line",
  trail: "line",
  area: "area",
  square: "square",
  point: "point",
  circle: "point",
};

/** The forms that carry the data, each once; texts and rules only go with them. */
function formsOf(views: readonly LeafView[]): ChartForm[] {
  const forms = views.flatMap(({ mark }) => FORMS[mark] ?? []);
  return forms.length === 0 ? ["other"] : [...new Set(forms)];
}

function subjectsOf(
  chart: CompiledChart,
  rows: readonly DrawnRow[],
  language: Language,
  words: DescriptionWords,
): Subject[] {
  const { fields } = chartReferences(chart.source.root);
  return [...new Set(rows.map(({ table }) => table))].map((table) => ({
    table,
    rows: rows.filter((row) => row.table === table),
    named: new Set(fields.filter((f) => f.scope.table === table.name).map(({ field }) => field)),
    language,
    words,
  }));
}

/**
 * The number columns that are printed in the chart; where none is, those that give a mark its place.
 * Of a table of one row all that the chart names: they tell of different things.
 */
function valueColumns({ table, rows, named }: Subject, views: readonly LeafView[]): string[] {
  const numbers = table.columns.filter(({ kind }) => kind === "number").map(({ name }) => name);
  const printed = numbers.filter((name) => named.has(`${name}_text`) || named.has(`${name}_full`));
  if (rows.length === 1) return numbers.filter((name) => named.has(name) || printed.includes(name));
  if (printed.length > 0) return printed;
  const measured = new Set(
    views.flatMap((view) => MEASURES.map((channel) => channelField(view, channel))),
  );
  return numbers.filter((name) => measured.has(name));
}

/** Channels whose length, place or size says a number. */
const MEASURES = ["x", "y", "x2", "y2", "theta", "size", "radius"];

/** Rows that stand for things: how many of them, and how many of each kind that the chart tells. */
function countsSaid({ table, rows, named, language, words }: Subject): string[] {
  const kinds = table.columns.find(({ kind, name }) => kind === "text" && named.has(name));
  if (kinds === undefined || rows.length < 2) return [];
  const counts = [...seriesRows(rows, kinds.name)].map(([label = "", own]) => ({
    label,
    text: language.count(String(own.length)),
  }));
  return counts.length > FEW_VALUES
    ? []
    : [words.counts(language.count(String(rows.length)), counts)];
}

/** The column that names a row: one with a text of its own for each row, before the key. */
function labelColumn({ table, rows, named }: Subject): string | undefined {
  const texts = table.columns.filter(({ kind, name }) => kind !== "number" && named.has(name));
  const telling = texts.filter(
    ({ name }) => new Set(rows.map(({ row }) => row.facts.get(name)?.value)).size === rows.length,
  );
  const own = telling.find(({ name }) => name !== table.keyColumn) ?? telling[0] ?? texts[0];
  return own?.name;
}

function entryOf(
  { rows, language }: Subject,
  row: DrawnRow,
  column: string,
  label: string | undefined,
): Entry | undefined {
  const fact = row.row.facts.get(column);
  if (fact === undefined || fact.value === null) return undefined;
  const naming = label === undefined ? undefined : row.row.facts.get(label);
  const alone = rows.length === 1 || naming === undefined;
  return {
    column,
    unit: fact.quantity?.unit,
    label: alone ? columnWords(column) : printFact(naming, language).text,
    ...printedEntry(fact, language),
  };
}

function printedEntry(fact: Fact, language: Language): Pick<Entry, "text" | "printed"> {
  const printed = printFact(fact, language);
  return { text: printed.text, printed };
}

function columnWords(column: string): string {
  return column.replaceAll("_", " ");
}

function valuesSaid(subject: Subject, columns: readonly string[]): string[] {
  const { words, rows } = subject;
  const label = labelColumn(subject);
  const lists = columns.map((column) =>
    rows.flatMap((row) => entryOf(subject, row, column, label) ?? []),
  );
  const full = merged(lists.filter((list) => list.length > 0));
  return full.map((list) => {
    const said = listSaid(list, subject);
    return full.length === 1 || rows.length === 1 ? said : words.named(nameOf(list), said);
  });
}

/**
 * Columns that share a unit and never a row are one list: computed values beside published ones.
 * The columns of a table of one row are one list too.
 */
function merged(lists: readonly (readonly Entry[])[]): (readonly Entry[])[] {
  const done: Entry[][] = [];
  for (const list of lists) {
    const home = done.find((other) => other.every((a) => list.every((b) => isApart(a, b))));
    if (home === undefined) done.push([...list]);
    else home.push(...list);
  }
  return done;
}

function isApart(a: Entry, b: Entry): boolean {
  return a.label !== b.label && a.unit === b.unit;
}

function nameOf(list: readonly Entry[]): string {
  return columnWords(list[0]?.column ?? "");
}

function listSaid(list: readonly Entry[], { words, language }: Subject): string {
  if (list.length <= FEW_VALUES) return words.values(list);
  const sorted = list.toSorted((a, b) => comparePrinted(a.printed, b.printed) ?? 0);
  const [smallest, largest] = [sorted[0], sorted.at(-1)];
  if (smallest === undefined || largest === undefined) return words.values(list);
  return words.extremes(language.count(String(list.length)), largest, smallest);
}

/** A line or an area of this table, from left to right. */
function isCourse(view: LeafView, { table }: Subject): boolean {
  const isLine = ["line", "trail", "area"].includes(view.mark);
  const known = (field: string | undefined) => table.columns.some(({ name }) => name === field);
  return isLine && known(channelField(view, "x")) && known(channelField(view, "y"));
}

function coursesSaid(subject: Subject, view: LeafView): string[] {
  const x = channelField(view, "x");
  const y = channelField(view, "y") ?? "";
  const series = ["color", "stroke", "fill", "detail", "strokeDash"]
    .map((channel) => channelField(view, channel))
    .find((field) => field !== undefined);
  const courses = [...seriesRows(subject.rows, series)].map(([name, rows]) => ({
    name,
    entries: rows.flatMap((row) => entryOf(subject, row, y, x) ?? []),
  }));
  if (courses.length > FEW_SERIES) return manySaid(courses, subject);
  return courses.flatMap(({ name, entries }) => courseSaid(name, entries, subject));
}

/** Rows by the value of the series' column, in the order in which it first comes. */
function seriesRows(
  rows: readonly DrawnRow[],
  series: string | undefined,
): ReadonlyMap<string | undefined, readonly DrawnRow[]> {
  const groups = new Map<string | undefined, DrawnRow[]>();
  for (const row of rows) {
    const name = series === undefined ? undefined : (row.row.facts.get(series)?.value ?? undefined);
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(row);
  }
  return groups;
}

function courseSaid(
  name: string | undefined,
  entries: readonly Entry[],
  subject: Subject,
): string[] {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (entries.length === 1)
    return [subject.words.values([{ ...first, label: name ?? first.label }])];
  const sorted = entries.toSorted((a, b) => comparePrinted(a.printed, b.printed) ?? 0);
  const sign = comparePrinted(last.printed, first.printed) ?? 0;
  return [
    subject.words.course({
      name,
      first,
      last,
      direction: subject.language.direction(sign, "verb", "rise"),
      highest: sorted.at(-1) ?? last,
      lowest: sorted[0] ?? first,
    }),
  ];
}

/** Of many series the last values, as a list. */
function manySaid(
  courses: readonly { readonly name: string | undefined; readonly entries: readonly Entry[] }[],
  subject: Subject,
): string[] {
  const last = courses.flatMap(({ name, entries }) => {
    const entry = entries.at(-1);
    return entry === undefined ? [] : [{ ...entry, label: name ?? entry.label }];
  });
  return last.length === 0 ? [] : [listSaid(last, subject)];
}
