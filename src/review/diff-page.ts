import { escapeHtml } from "../page/escape.ts";
import type { TurnedSentence } from "./claims.ts";
import type { EditionDiff, TableDiff } from "./diff.ts";
import {
  changeNote,
  diffLanguage,
  type FactsOfRow,
  factName,
  factRows,
  howMuch,
  markedText,
} from "./difference.ts";
import { reportPage } from "./report-page.ts";
import type { Sentence } from "./sentences.ts";
import { matchedText, sideText, summaryText, turnTexts } from "./words.ts";

/** The report as one page with everything inside: first the sentences, then the facts by table. */
export async function diffPage(diff: EditionDiff): Promise<string> {
  const language = diffLanguage(diff);
  const { tag } = language;
  const body = `<main>
<h1>What differs</h1>
<p class="deck">${escapeHtml(`${sideText(diff.before)} → ${sideText(diff.after)}`)}</p>
<p>${escapeHtml(capital(summaryText(diff)))}.</p>
${sentencesHtml(diff.sentences, tag)}
${tablesHtml(diff, tag)}
</main>`;
  const title = `${sideText(diff.before)} → ${sideText(diff.after)}`;
  return reportPage({ title, name: "diff", body, script: language.script });
}

function sentencesHtml({ turned, came, went }: EditionDiff["sentences"], tag: string): string {
  return [
    list("Sentences that turned", turned, (sentence) => turnedHtml(sentence, tag)),
    list("Sentences that came", came, (sentence) => sentenceHtml(sentence, "ins", tag)),
    list("Sentences that went", went, (sentence) => sentenceHtml(sentence, "del", tag)),
  ].join("");
}

function list<Item>(title: string, items: readonly Item[], html: (item: Item) => string): string {
  if (items.length === 0) return "";
  return `<h2>${title}</h2>\n<ul class="sentences">${items.map((item) => `<li>${html(item)}</li>`).join("\n")}</ul>\n`;
}

function turnedHtml(sentence: TurnedSentence, tag: string): string {
  const turns = turnTexts(sentence).map((text) => `<p class="turn">${escapeHtml(text)}</p>`);
  return [
    aboveHtml(sentence.heading, tag),
    `<div class="pair">${spoken("del", sentence.before, tag)}${spoken("ins", sentence.after, tag)}</div>`,
    ...turns,
  ].join("");
}

function sentenceHtml({ heading, text }: Sentence, name: "ins" | "del", tag: string): string {
  return aboveHtml(heading, tag) + spoken(name, text, tag);
}

function aboveHtml(heading: string, tag: string): string {
  return heading === "" ? "" : `<p class="above" lang="${tag}">${escapeHtml(heading)}</p>`;
}

function spoken(name: "ins" | "del", text: string, tag: string): string {
  return `<p lang="${tag}"><${name}>${escapeHtml(text)}</${name}></p>`;
}

function tablesHtml(diff: EditionDiff, tag: string): string {
  if (diff.tables.length === 0) return "";
  return `<h2>Facts</h2>\n${diff.tables.map((table) => tableHtml(table, diff, tag)).join("\n")}`;
}

function tableHtml(table: TableDiff, diff: EditionDiff, tag: string): string {
  const matched = matchedText(table);
  const shows =
    matched === "" ? "" : ` <span class="figure-shows">${escapeHtml(capital(matched))}</span>`;
  const heads = ["Fact", "Old", "New", "Difference"].map((head) => `<th scope="col">${head}</th>`);
  return `<div class="figure table"><table>
<caption><span class="figure-title">${escapeHtml(table.table)}</span>${shows}</caption>
<thead><tr>${heads.join("")}</tr></thead>
<tbody>
${[...changedRows(table, diff, tag), ...cameRows(table, tag)].join("\n")}
</tbody></table></div>`;
}

function changedRows({ changed }: TableDiff, diff: EditionDiff, tag: string): string[] {
  const language = diffLanguage(diff);
  return changed.map((change) => {
    const how = [howMuch(change, language), changeNote(change)].filter((text) => text !== "");
    const name = change.turned ? ' class="turned"' : "";
    const cells = [markedText(change.before), markedText(change.after), how.join(", ")];
    return rowHtml(factName(change.after), cells, tag, name);
  });
}

function cameRows({ came, went }: TableDiff, tag: string): string[] {
  const cameHtml = ({ row, text }: FactsOfRow): string => rowHtml(row, ["", text, "came"], tag);
  const wentHtml = ({ row, text }: FactsOfRow): string => rowHtml(row, [text, "", "went"], tag);
  return [...factRows(came).map(cameHtml), ...factRows(went).map(wentHtml)];
}

/** A cell says what it is where a phone shows the cells of a row below each other. */
const CELLS = ["Old", "New", "Difference"] as const;

function rowHtml(name: string, cells: readonly string[], tag: string, attributes = ""): string {
  const content = cells.map((cell, at) => {
    const shown = cell === "" ? "–" : escapeHtml(cell);
    return `<td data-head="${CELLS[at] ?? ""}" lang="${tag}">${shown}</td>`;
  });
  return `<tr${attributes}><th scope="row" lang="${tag}">${escapeHtml(name)}</th>${content.join("")}</tr>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
