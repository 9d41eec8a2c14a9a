import type { FactTable } from "../facts/types.ts";
import type { ChartForm } from "../language/chart-words.ts";
import type { Language } from "../language/language.ts";
import type { CompiledChart } from "./compile.ts";
import { coursesSaid, isCourse } from "./courses.ts";
import type { DrawnRow } from "./drawn-facts.ts";
import {
  columnName,
  type Entry,
  entriesSaid,
  entryOf,
  FEW_VALUES,
  missingSaid,
  rowsByValue,
  type Subject,
  withMissing,
} from "./entries.ts";
import { chartReferences } from "./fields.ts";
import { channelField, type LeafView, leafViews } from "./leaf-views.ts";
import type { JsonObject } from "./record.ts";
import { remembered } from "./remembered.ts";

/**
 * The chart in words made from its data: the form, then what one would see: every value where they
 * are few, else how many and the largest and smallest; for lines and areas first and last, the
 * direction, and the turns. The finding stands in the caption and is not repeated.
 */
export function describeChart(
  chart: CompiledChart,
  rows: readonly DrawnRow[],
  language: Language,
): string {
  const views = leafViewsOf(chart.source.specification);
  const said = subjectsOf(chart, rows, language).flatMap((subject) => {
    const courses = views.filter((view) => isCourse(view, subject));
    if (courses.length > 0) return coursesSaid(subject, courses);
    const columns = valueColumns(subject, views);
    return columns.length > 0 ? valuesSaid(subject, columns) : countsSaid(subject);
  });
  const { chartWords: words } = language;
  return words.description(words.form(formsOf(views)), said);
}

const leafViewsOf = remembered((specification: JsonObject) => leafViews(specification));

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
): Subject[] {
  const { fields } = chartReferences(chart.source.root);
  return [...new Set(rows.map(({ table }) => table))].map((table) => ({
    table,
    rows: rows.filter((row) => row.table === table),
    named: new Set(fields.filter((f) => f.scope.table === table.name).map(({ field }) => field)),
    language,
  }));
}

/** Channels whose length, place or size says a number. */
const MEASURES = ["x", "y", "x2", "y2", "theta", "size", "radius"];

/**
 * The number columns that are printed in the chart; where none is, those that give a mark its place.
 * Of a table of one row all that the chart names: they tell of different things.
 */
function valueColumns({ table, named }: Subject, views: readonly LeafView[]): string[] {
  const numbers = table.columns.filter(({ kind }) => kind === "number").map(({ name }) => name);
  const printed = numbers.filter((name) => named.has(`${name}_text`) || named.has(`${name}_full`));
  if (table.rows.length === 1)
    return numbers.filter((name) => named.has(name) || printed.includes(name));
  if (printed.length > 0) return printed;
  const measured = new Set(
    views.flatMap((view) => MEASURES.map((channel) => channelField(view, channel))),
  );
  return numbers.filter((name) => measured.has(name));
}

/** Rows that stand for things: how many of them, and how many of each kind that the chart tells. */
function countsSaid({ table, rows, named, language }: Subject): string[] {
  const kinds = table.columns.find(({ kind, name }) => kind === "text" && named.has(name));
  if (kinds === undefined || rows.length < 2) return [];
  const counts = [...rowsByValue(rows, kinds.name)].map(([label = "", own]) => ({
    label,
    text: language.count(String(own.length)),
  }));
  if (counts.length > FEW_VALUES) return [];
  return [language.chartWords.counts(language.count(String(rows.length)), counts)];
}

/**
 * The columns that name a row: one with a text of its own for each row, before the key; where there
 * is none, the first two texts together ("2021 Coal").
 */
function labelColumns({ table, rows, named }: Subject): string[] {
  const texts = table.columns
    .filter(({ kind, name }) => kind !== "number" && named.has(name))
    .map(({ name }) => name);
  const telling = texts.filter((name) => rowsByValue(rows, name).size === rows.length);
  const own = telling.find((name) => name !== table.keyColumn) ?? telling[0];
  return own === undefined ? texts.slice(0, 2) : [own];
}

function valuesSaid(subject: Subject, columns: readonly string[]): string[] {
  const { language, rows, table } = subject;
  const labels = labelColumns(subject);
  const lists = columns.map((column) =>
    rows.flatMap((row) => entryOf(subject, row, column, labels) ?? []),
  );
  const full = merged(lists.filter((list) => list.length > 0));
  return full.map((list) => {
    const own = [...new Set(list.map(({ column }) => column))];
    const missing = own.flatMap((column) => missingSaid(subject, rows, column, labels));
    const said = withMissing(entriesSaid(list, subject), missing, subject);
    return full.length === 1 || table.rows.length === 1
      ? said
      : language.chartWords.named(nameOf(list, table), said);
  });
}

/**
 * Columns that share a unit and never a row are one list: computed values beside published ones.
 * So are the columns of one unit in a table of one row.
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
  return a.owner !== b.owner && a.unit === b.unit;
}

function nameOf(list: readonly Entry[], table: FactTable): string {
  return columnName(table, list[0]?.column ?? "");
}
