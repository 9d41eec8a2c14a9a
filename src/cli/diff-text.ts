import type { Language } from "../language/language.ts";
import type { TurnedSentence } from "../review/claims.ts";
import type { EditionDiff, TableDiff } from "../review/diff.ts";
import {
  changeNote,
  diffLanguage,
  factName,
  factRows,
  howMuch,
  markedText,
} from "../review/difference.ts";
import type { Sentence } from "../review/sentences.ts";
import { matchedText, plural, sideText, summaryText, turnTexts } from "../review/words.ts";
import { aligned, wrapped } from "./columns.ts";
import type { Style } from "./terminal.ts";

/** Many rows come or go where a table is new: so many are shown. */
const MOST_ROWS = 20;

/** The report as a person reads it: facts by table, then the sentences. */
export function diffText(diff: EditionDiff, style: Style): string {
  const { turned, came, went } = diff.sentences;
  return [
    `${style("bold", sideText(diff.before))} → ${style("bold", sideText(diff.after))}\n${summaryText(diff)}.`,
    ...diff.tables.map((table) => tableText(table, diffLanguage(diff), style)),
    ...section("Sentences that turned", turned, (one) => turnedText(one, style), style),
    ...section("Sentences that came", came, (one) => sentenceText(one, "+", style), style),
    ...section("Sentences that went", went, (one) => sentenceText(one, "−", style), style),
  ].join("\n\n");
}

function section<Item>(
  title: string,
  items: readonly Item[],
  text: (item: Item) => string,
  style: Style,
): string[] {
  return items.length === 0 ? [] : [style("bold", title), ...items.map(text)];
}

function tableText(table: TableDiff, language: Language, style: Style): string {
  const matched = matchedText(table);
  const head = style("bold", table.table) + (matched === "" ? "" : style("dim", ` (${matched})`));
  return [
    head,
    ...changedLines(table, language),
    ...factLines("came", table.came),
    ...factLines("went", table.went),
  ].join("\n");
}

function changedLines({ changed }: TableDiff, language: Language): string[] {
  const rows = changed.map((change) => [
    factName(change.after),
    markedText(change.before),
    "→",
    markedText(change.after),
    howMuch(change, language),
    changeNote(change),
  ]);
  return aligned(rows).map((line) => `  ${line}`);
}

function factLines(what: "came" | "went", facts: TableDiff["came"]): string[] {
  const rows = factRows(facts);
  const shown = rows.slice(0, MOST_ROWS).map(({ row, text }) => [what, row, text]);
  const rest = rows.length - shown.length;
  const more = rest === 0 ? [] : [`  ${what}  ${plural(rest, "row")} more: see --json or --html`];
  return [...aligned(shown).map((line) => `  ${line}`), ...more];
}

function turnedText(sentence: TurnedSentence, style: Style): string {
  return [
    ...heading(sentence.heading, style),
    style("red", wrapped(sentence.before, "  − ")),
    style("green", wrapped(sentence.after, "  + ")),
    ...turnTexts(sentence).map((text) => style("dim", wrapped(text, "    "))),
  ].join("\n");
}

function sentenceText({ heading: above, text }: Sentence, sign: string, style: Style): string {
  return [...heading(above, style), wrapped(text, `  ${sign} `)].join("\n");
}

function heading(text: string, style: Style): string[] {
  return text === "" ? [] : [style("cyan", `  ${text}`)];
}
