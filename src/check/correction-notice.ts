import type { FactChange } from "../archive/changes.ts";
import type { FactRecord } from "../facts/facts-json.ts";
import { labelOf } from "../facts/label.ts";
import { dateWords } from "../facts/print.ts";
import type { Fact, FactRow, FactTables } from "../facts/types.ts";
import { type Finding, problem } from "../finding/finding.ts";
import type { Language } from "../language/language.ts";
import type { CorrectedFigure, CorrectionValues } from "../page/context.ts";
import { type Correction, noReason } from "./correction.ts";
import { isPeriodKeyed } from "./revision-table.ts";

/** More lines than these would take the first page from the news. */
const MOST = 10;

/**
 * What the notice of a correction says. The figures are those that the faulty edition printed, in the
 * order in which it did; one that prints in several places under one name is listed once.
 * `reason` is rendered; `tables` have the corrected facts with their marks.
 */
export function correctionValues(
  correction: Correction,
  reason: string,
  { tables, language }: { readonly tables: FactTables; readonly language: Language },
): CorrectionValues {
  const words = language.correction;
  const since = correction.faulty.manifest.release;
  const figures = correctedFigures(correction, tables, language);
  const shown = figures.length > MOST ? figures.slice(0, MOST - 1) : figures;
  const rest = figures.length - shown.length;
  return {
    of: correction.of,
    since,
    reason,
    replaces: words.replaces(correction.revision - 1, since && language.date(since)),
    said: figures.length === 0 ? words.unchanged : words.listed(language.mark("r")),
    changes: shown,
    others: rest === 0 ? undefined : words.others(language.count(rest)),
  };
}

function correctedFigures(
  { faulty, changes }: Correction,
  tables: FactTables,
  language: Language,
): CorrectedFigure[] {
  const { occurrences } = faulty.document;
  // Those on the page itself are listed in its order, before those in titles and descriptions.
  const marked = occurrences.filter(({ id }) => id !== undefined);
  const places = [...marked, ...occurrences].map(({ fact }) => fact);
  const order = (path: string): number => places.indexOf(path);
  const figures = [
    ...changes.changed.map((change) => ({
      place: order(change.path),
      helper: isHelper(change.after, tables),
      figure: changedFigure(change, tables, language),
    })),
    ...changes.went.map((fact) => ({
      helper: isHelper(fact, tables),
      place: order(fact.path),
      figure: goneFigure(fact, tables, language),
    })),
  ];
  const printed = figures.filter(({ place }) => place >= 0).sort((a, b) => a.place - b.place);
  const named = printed.filter(({ helper }) => !helper);
  // Readers know a helper by no name; where nothing else has changed, it is better than nothing.
  const listed = named.length > 0 ? named : printed;
  return [...new Map(listed.map(({ figure }) => [sameness(figure), figure])).values()];
}

/** Whether a fact only sets out a chart or a sentence: readers know it by no name. */
function isHelper({ table, column }: FactRecord, tables: FactTables): boolean {
  return tables.get(table)?.columns.find(({ name }) => name === column)?.helper ?? false;
}

function sameness({ name, now, was }: CorrectedFigure): string {
  return JSON.stringify([name, typeof now === "string" ? now : now.value, was]);
}

function changedFigure(
  { before, after }: FactChange,
  tables: FactTables,
  language: Language,
): CorrectedFigure {
  const now = rowOf(tables, after)?.facts.get(after.column) ?? after.text;
  // Of what is confidential in one of them, neither edition's record holds the value.
  const was = before.text === after.text ? undefined : language.correction.was(before.text);
  return { name: figureName(after, tables, language), now, was };
}

/** Why it went isn't known, so its old value isn't printed again. */
function goneFigure(fact: FactRecord, tables: FactTables, language: Language): CorrectedFigure {
  const { withdrawn } = language.correction;
  return { name: figureName(fact, tables, language), now: withdrawn, was: undefined };
}

function rowOf(tables: FactTables, { table, path }: FactRecord): FactRow | undefined {
  return tables
    .get(table)
    ?.rows.find(({ facts }) => [...facts.values()].some((fact) => fact.path === path));
}

/** "Growth (Raw coal)"; of a table of one row its own label, or "Growth (Headline)". */
function figureName(fact: FactRecord, tables: FactTables, language: Language): string {
  const column = labelOf({ name: fact.column, label: fact.label });
  const of = rowName(fact, tables, language);
  if (of === undefined && fact.label !== undefined) return column;
  const table = tables.get(fact.table) ?? { name: fact.table };
  return language.correction.ofRow(column, of ?? labelOf(table));
}

/** The period that a row is; else its own name, the first text but the key and the fact itself; else the key. */
function rowName(fact: FactRecord, tables: FactTables, language: Language): string | undefined {
  const { key, column } = fact;
  if (key === undefined) return undefined;
  const table = tables.get(fact.table);
  if (table !== undefined && isPeriodKeyed(table)) return dateWords(key, language);
  const texts = [...(rowOf(tables, fact)?.facts.values() ?? [])].filter(
    (one): one is Fact & { value: string } =>
      one.kind === "text" && one.value !== null && one.value !== key && one.column !== column,
  );
  return texts[0]?.value ?? key;
}

/** The error of a reason that prints nothing, or of a page of a layout of its own that prints no notice. */
export function noticeFindings(
  correction: CorrectionValues | undefined,
  texts: readonly string[],
  file: string,
): Finding[] {
  if (correction === undefined) return [];
  const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
  const reason = plain(correction.reason);
  if (reason === "") return [noReason()];
  if (texts.some((text) => plain(text).includes(reason))) return [];
  return [
    problem(
      "template/no-correction",
      { file },
      "the edition is a correction, and its page doesn't say what was wrong",
      "Add {{> correction}} to the layout, below the masthead.",
    ),
  ];
}
