import type { FactChange } from "../archive/changes.ts";
import { differenceText, relativeText } from "../archive/difference.ts";
import type { FactRecord } from "../facts/facts-json.ts";
import { inWords } from "../facts/label.ts";
import { signOf } from "../language/decimal.ts";
import type { Language } from "../language/language.ts";
import { languageFor } from "../language/languages.ts";
import type { EditionDiff } from "./diff.ts";

/** The language in which the two editions are; it was known when they were compared. */
export function diffLanguage({ after }: EditionDiff): Language {
  const language = languageFor(after.parameters.language ?? "");
  if (language === undefined) throw new Error("the editions are in no language");
  return language;
}

/** "+1.2 percentage points", "−0.25 million tonnes (−0.4 percent)"; "" where nothing can be reckoned. */
export function howMuch(change: FactChange, language: Language): string {
  const plus = signOf(change.difference ?? "0") > 0 ? "+" : "";
  const relative = relativeText(change, language);
  const difference = plus + differenceText(change, language);
  return relative === "" ? difference : `${difference} (${plus}${relative})`;
}

/** A fact's text with the codes of its status: "12.1 percent [r]". */
export function markedText({ text, status }: FactRecord): string {
  return [text, ...status.map((code) => `[${code}]`)].join(" ");
}

/** The row of a fact within its table: "2010-01"; "" in a table of one row. */
export function rowName({ path, table, column }: FactRecord): string {
  return path.slice(table.length + 1, -column.length - 1);
}

/** What the column of a fact is called. */
export function columnName({ column, label }: FactRecord): string {
  return label ?? inWords(column);
}

/** The row and the column of a fact: "2010-01, Unemployed persons". */
export function factName(fact: FactRecord): string {
  return [rowName(fact), columnName(fact)].filter((part) => part !== "").join(", ");
}

/** Facts of one row. */
export interface FactsOfRow {
  readonly row: string;
  /** "Growth: 1.8 percent; Share: 12.0 percent": what only repeats the row's key is left out. */
  readonly text: string;
}

/** Facts that came or went, row by row. */
export function factRows(facts: readonly FactRecord[]): FactsOfRow[] {
  const rows = new Map<string, FactRecord[]>();
  for (const fact of facts) rows.set(rowName(fact), [...(rows.get(rowName(fact)) ?? []), fact]);
  return [...rows].map(([row, all]) => {
    const telling = all.filter(({ value, key }) => key === undefined || value !== key);
    const shown = telling.length === 0 ? all : telling;
    return { row, text: shown.map((f) => `${columnName(f)}: ${markedText(f)}`).join("; ") };
  });
}

/** What is remarkable in a change besides its size. */
export function changeNote(change: FactChange): string {
  const { turned, aspects, before, after, difference } = change;
  const rank = after.unit === "rank" ? signOf(difference ?? "0") : 0;
  const notes = [
    ...(turned ? ["turned"] : []),
    ...(rank === 0 ? [] : [rank > 0 ? "place lost" : "place gained"]),
    ...(aspects.includes("unit")
      ? [`unit ${before.unit ?? "none"} → ${after.unit ?? "none"}`]
      : []),
  ];
  return notes.join(", ");
}
