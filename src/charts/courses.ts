import { comparePrinted, printFact } from "../facts/print.ts";
import type { LabelledValue } from "../language/chart-words.ts";
import type { Language } from "../language/language.ts";
import type { DrawnRow } from "./drawn-facts.ts";
import {
  bySize,
  columnName,
  type Entry,
  entriesSaid,
  entryOf,
  missingSaid,
  rowsByValue,
  type Subject,
  withMissing,
} from "./entries.ts";
import { channelField, type LeafView } from "./leaf-views.ts";

/** Up to so many series are told one by one; of more, only where they end. */
const FEW_SERIES = 6;

/** A series and its values from left to right. */
interface Series {
  /** Undefined where the chart has one only. */
  readonly name: string | undefined;
  readonly entries: readonly Entry[];
  readonly missing: readonly LabelledValue[];
}

/** Whether a view draws a table as lines or areas from left to right. */
export function isCourse(view: LeafView, { table }: Subject): boolean {
  const isLine = ["line", "trail", "area"].includes(view.mark);
  const isKnown = (field: string | undefined) => table.columns.some(({ name }) => name === field);
  return isLine && isKnown(channelField(view, "x")) && isKnown(channelField(view, "y"));
}

/**
 * How each series went: first and last value, direction, turns. Lines of several columns are named
 * after these, the one whose values the chart prints first.
 */
export function coursesSaid(subject: Subject, views: readonly LeafView[]): string[] {
  const columns = new Map(views.map((view) => [channelField(view, "y") ?? "", view]));
  const sorted = [...columns].toSorted(
    ([a], [b]) => Number(isPrinted(b, subject)) - Number(isPrinted(a, subject)),
  );
  const series = sorted.flatMap(([column, view]) =>
    seriesOf(subject, view).map((each) =>
      columns.size === 1 ? each : { ...each, name: named(each, columnName(subject.table, column)) },
    ),
  );
  if (series.length > FEW_SERIES) return endsSaid(series, subject);
  return series.flatMap((each) => courseSaid(each, subject));
}

function isPrinted(column: string, { named }: Subject): boolean {
  return named.has(`${column}_text`) || named.has(`${column}_full`);
}

/** A column that only sets out the line, in the scale of its axis, stands for the one whose numbers are printed. */
function printedFor(column: string, subject: Subject): string {
  const { columns } = subject.table;
  const isHelper = columns.find(({ name }) => name === column)?.helper === true;
  const printed = columns.filter(({ name, kind }) => kind === "number" && isPrinted(name, subject));
  return isHelper && printed.length === 1 ? (printed[0]?.name ?? column) : column;
}

function named({ name }: Series, column: string): string {
  return name === undefined ? column : `${name}, ${column}`;
}

function seriesOf(subject: Subject, view: LeafView): Series[] {
  const x = channelField(view, "x") ?? "";
  const y = printedFor(channelField(view, "y") ?? "", subject);
  const column = ["color", "stroke", "fill", "detail", "strokeDash"]
    .map((channel) => channelField(view, channel))
    .find((field) => field !== undefined);
  return [...rowsByValue(subject.rows, column)].map(([name, rows]) => {
    const sorted = leftToRight(rows, x, subject.language);
    return {
      name,
      entries: sorted.flatMap((row) => entryOf(subject, row, y, [x]) ?? []),
      missing: missingSaid(subject, sorted, y, [x]),
    };
  });
}

/** Vega draws a line through dates and numbers in their order, through names in that of the rows. */
function leftToRight(rows: readonly DrawnRow[], x: string, language: Language): DrawnRow[] {
  return rows.toSorted((a, b) => {
    const [left, right] = [a.row.facts.get(x), b.row.facts.get(x)];
    if (left === undefined || right === undefined || left.kind === "text") return 0;
    return comparePrinted(printFact(left, language), printFact(right, language)) ?? 0;
  });
}

function courseSaid({ name, entries, missing }: Series, subject: Subject): string[] {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first === last)
    return [subject.language.chartWords.values([{ ...first, label: name ?? first.label }])];
  const sorted = bySize(entries);
  const sign = comparePrinted(last.printed, first.printed) ?? 0;
  const said = subject.language.chartWords.course({
    name,
    first,
    last,
    direction: subject.language.direction(sign, "verb", "rise"),
    highest: sorted.at(-1) ?? last,
    lowest: sorted[0] ?? first,
  });
  return [withMissing(said, missing, subject)];
}

function endsSaid(series: readonly Series[], subject: Subject): string[] {
  const ends = series.flatMap(({ name, entries }) => {
    const entry = entries.at(-1);
    return entry === undefined ? [] : [{ ...entry, label: name ?? entry.label }];
  });
  return ends.length === 0 ? [] : [entriesSaid(ends, subject)];
}
