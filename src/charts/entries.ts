import { comparePrinted, printFact } from "../facts/print.ts";
import type { FactTable, PrintedFact, Status } from "../facts/types.ts";
import type { LabelledValue } from "../language/chart-words.ts";
import type { Language } from "../language/language.ts";
import type { DrawnRow } from "./drawn-facts.ts";

/** Up to so many values are all said; of more, how many there are and the ends. */
export const FEW_VALUES = 6;

/** A fact table as a chart shows it. */
export interface Subject {
  readonly table: FactTable;
  readonly rows: readonly DrawnRow[];
  /** Fields of the table that the chart names, companions with their ending. */
  readonly named: ReadonlySet<string>;
  readonly language: Language;
}

/** A value of a row: the number as printed, and what the row is called. */
export interface Entry extends LabelledValue {
  /** What it is the value of: its row by name, or its column. */
  readonly owner: string;
  readonly column: string;
  readonly unit: string | undefined;
  readonly printed: PrintedFact;
}

/**
 * The value of a column in a row, called by the row's texts in the label columns; by its own column
 * where the table has no other row. Undefined where it is missing.
 */
export function entryOf(
  subject: Subject,
  { row }: DrawnRow,
  column: string,
  labels: readonly string[],
): Entry | undefined {
  const { table, language } = subject;
  const fact = row.facts.get(column);
  if (fact === undefined || fact.value === null) return undefined;
  const naming = labels.flatMap((label) => row.facts.get(label) ?? []);
  const byColumn = table.rows.length === 1 || naming.length === 0;
  const name = columnName(table, column);
  const called = naming.map((name) => printFact(name, language).text).join(" ");
  const printed = printFact(fact, language);
  return {
    owner: byColumn ? column : called,
    column,
    unit: fact.quantity?.unit,
    printed,
    ...flagged(
      byColumn ? calledByColumn(name, printed) : { label: called, text: printed.text },
      fact.status,
      subject,
    ),
  };
}

/** A value with its status in words: "13.3 percent (provisional)". */
function flagged(
  { label, text }: LabelledValue,
  status: readonly Status[],
  { language }: Subject,
): LabelledValue {
  if (status.length === 0) return { label, text };
  const flags = status.map((code) => language.legend(code));
  return { label, text: language.chartWords.flagged(text, flags) };
}

/**
 * Rows whose value is withheld or not to be had, called by the label columns, with the reason:
 * "South", "confidential". Of many none is said.
 */
export function missingSaid(
  { language }: Subject,
  rows: readonly DrawnRow[],
  column: string,
  labels: readonly string[],
): LabelledValue[] {
  const missing = rows.flatMap(({ row }) => {
    const fact = row.facts.get(column);
    if (fact === undefined || fact.value !== null || fact.status.length === 0) return [];
    const naming = labels.flatMap((label) => row.facts.get(label) ?? []);
    const label = naming.map((name) => printFact(name, language).text).join(" ");
    return label === "" ? [] : [{ label, text: printFact(fact, language).text }];
  });
  return missing.length > FEW_VALUES ? [] : missing;
}

/** What is said of values, and of those that are missing behind it. */
export function withMissing(
  said: string,
  missing: readonly LabelledValue[],
  { language }: Subject,
): string {
  return missing.length === 0
    ? said
    : language.chartWords.values([{ label: "", text: said }, ...missing]);
}

/**
 * A value called by its column says no word twice. A name that ends with the unit spares it: "all
 * enterprises 230". Else the value stands in place of the words that its unit repeats: "86
 * enterprises", and of `points_of_others` "7.6 percentage points of others".
 */
function calledByColumn(name: string, { text, unit }: PrintedFact): LabelledValue {
  if (unit !== "" && name.endsWith(` ${unit}`))
    return { label: name, text: text.replace(unit, "").trim() };
  const said = unit.split(/\s/);
  const words = name.split(" ");
  const from = words.findIndex((word) => said.includes(word));
  if (from < 0) return { label: name, text };
  const after = words.slice(from).findIndex((word) => !said.includes(word));
  const rest = after < 0 ? [] : words.slice(from + after);
  return { label: "", text: [...words.slice(0, from), text, ...rest].join(" ") };
}

/** What a column is called: its label in the edition's language, or "rest points" of `rest_points`. */
export function columnName(table: FactTable, column: string): string {
  const { label } = table.columns.find(({ name }) => name === column) ?? {};
  return label ?? column.replaceAll("_", " ");
}

/** Rows by the value of a column, in the order in which it first comes. */
export function rowsByValue(
  rows: readonly DrawnRow[],
  column: string | undefined,
): ReadonlyMap<string | undefined, readonly DrawnRow[]> {
  const groups = new Map<string | undefined, DrawnRow[]>();
  for (const row of rows) {
    const value =
      column === undefined ? undefined : (row.row.facts.get(column)?.value ?? undefined);
    const group = groups.get(value) ?? [];
    groups.set(value, group);
    group.push(row);
  }
  return groups;
}

/** Entries by size, the smallest first, by what is printed. */
export function bySize(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => comparePrinted(a.printed, b.printed) ?? 0);
}

/** A few entries all of them, many by their ends. */
export function entriesSaid(entries: readonly Entry[], { language }: Subject): string {
  const sorted = bySize(entries);
  const [smallest, largest] = [sorted[0], sorted.at(-1)];
  if (entries.length <= FEW_VALUES || smallest === undefined || largest === undefined)
    return language.chartWords.values(entries);
  return language.chartWords.extremes(language.count(String(entries.length)), largest, smallest);
}
