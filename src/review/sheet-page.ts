import { relative, sep } from "node:path";
import { languageFor } from "../language/languages.ts";
import { escapeHtml } from "../page/escape.ts";
import { reportPage } from "./report-page.ts";
import type { ReviewedEdition, ReviewSheet } from "./sheet.ts";
import { countsOf, type MissingGroup, missingGroups, pagesOf, sheetTitle } from "./sheet-words.ts";

/** Draws what stands for an edition: its first page, or nothing where only the words are looked at. */
type Picture = (edition: ReviewedEdition) => string;

/**
 * The review as one page with everything inside: what is odd first, then every first page, sortable without
 * scripts.
 *
 * @param folder where the page will lie, absolute: its links lead from there
 */
export function sheetPage(sheet: ReviewSheet, folder: string): Promise<string> {
  return reportPage({
    title: `${sheetTitle(sheet)}: review`,
    name: "review",
    body: bodyHtml(sheet, folder, pictureHtml),
    // The pictures are megabytes, and have no letters.
    shown: bodyHtml(sheet, folder, () => ""),
    script: "Latn",
  });
}

function bodyHtml(sheet: ReviewSheet, folder: string, picture: Picture): string {
  const { editions, missing, notes } = sheet;
  const odd = editions.filter(isOdd);
  return `<main>
<h1>${escapeHtml(sheetTitle(sheet))}</h1>
<dl class="counts">${countsOf(sheet).map(countHtml).join("")}</dl>
${notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join("\n")}
${section("missing", "Missing", missingGroups(missing).map(missingHtml).join("\n"))}
${section("odd", "To look at", odd.map((one) => oddHtml(one, folder, picture)).join("\n"))}
${contactSheet(editions, folder, picture)}
</main>`;
}

function missingHtml({ names, why }: MissingGroup): string {
  const spans = names.map((name) => `<span>${escapeHtml(name)}</span>`).join(", ");
  return `<p>${spans}${why === undefined ? "" : `<br>${escapeHtml(why)}`}</p>`;
}

function isOdd({ odd }: ReviewedEdition): boolean {
  return odd.length > 0;
}

function countHtml({ count, what }: { readonly count: number; readonly what: string }): string {
  return `<div><dt>${escapeHtml(what)}</dt><dd>${count.toLocaleString("en")}</dd></div>`;
}

function section(name: string, title: string, content: string): string {
  return content === ""
    ? ""
    : `<section class="${name}">\n<h2>${title}</h2>\n${content}\n</section>`;
}

function listHtml(items: readonly string[]): string {
  return items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("\n")}</ul>`;
}

/** An edition that is to be opened: its page, what is odd, where it lies. */
function oddHtml(edition: ReviewedEdition, folder: string, picture: Picture): string {
  const pdf = link(edition, folder, "bulletin.pdf");
  return `<article id="${escapeHtml(folderOf(edition))}">
<a class="page" href="${pdf}" tabindex="-1" aria-hidden="true">${picture(edition)}</a>
<div>
<h3>${escapeHtml(folderOf(edition))}</h3>
${titleHtml(edition)}
${listHtml(edition.odd.map(({ text }) => escapeHtml(text)))}
<p class="links"><a href="${pdf}">PDF</a>, ${pagesOf(edition)}${screenHtml(edition, folder)}</p>
</div>
</article>`;
}

function screenHtml(edition: ReviewedEdition, folder: string): string {
  if (!edition.screen) return "";
  return ` <a href="${link(edition, folder, "bulletin.html")}">Page for a screen</a>`;
}

function titleHtml({ title, parameters }: ReviewedEdition): string {
  if (title === "") return "";
  const tag = languageFor(parameters.language ?? "")?.tag ?? "";
  return `<p class="title" lang="${tag}">${escapeHtml(title)}</p>`;
}

/** The orders in which the contact sheet can stand; the style sheet knows their names. */
const ORDERS: readonly {
  readonly name: string;
  readonly says: string;
  readonly compare: (a: ReviewedEdition, b: ReviewedEdition) => number;
}[] = [
  { name: "name", says: "by name", compare: byName },
  { name: "odd", says: "odd first", compare: () => 0 },
  { name: "pages", says: "by pages", compare: (a, b) => a.pages - b.pages || byName(a, b) },
  {
    name: "length",
    says: "by length of text",
    compare: (a, b) => a.characters - b.characters || byName(a, b),
  },
];

function byName(a: ReviewedEdition, b: ReviewedEdition): number {
  return a.edition < b.edition ? -1 : a.edition > b.edition ? 1 : 0;
}

function contactSheet(
  editions: readonly ReviewedEdition[],
  folder: string,
  picture: Picture,
): string {
  const choices = ORDERS.map(
    ({ name, says }, at) =>
      `<label><input type="radio" name="order" id="by-${name}"${at === 0 ? " checked" : ""}> ${says}</label>`,
  );
  const places = ORDERS.map(({ name, compare }) => ({ name, of: placesIn(editions, compare) }));
  const placesOf = (one: ReviewedEdition): string =>
    places.map(({ name, of }) => `--${name}:${of.get(one) ?? 0}`).join(";");
  const sheets = byLanguage(editions).map(([language, group]) => {
    const cells = [...group]
      .sort(byName)
      .map((one) => cellHtml(one, folder, picture, placesOf(one)));
    return `${language === "" ? "" : `<h3>${escapeHtml(language)}</h3>\n`}<ol>${cells.join("\n")}</ol>`;
  });
  return `<section class="contact">
<h2>All first pages</h2>
<fieldset><legend>Order</legend>${choices.join(" ")}</fieldset>
${sheets.join("\n")}
</section>`;
}

function placesIn(
  editions: readonly ReviewedEdition[],
  compare: (a: ReviewedEdition, b: ReviewedEdition) => number,
): ReadonlyMap<ReviewedEdition, number> {
  return new Map([...editions].sort(compare).map((one, place) => [one, place]));
}

/** Groups under the language's own name; a single one under none. */
function byLanguage(
  editions: readonly ReviewedEdition[],
): readonly (readonly [string, readonly ReviewedEdition[]])[] {
  const codes = [...new Set(editions.map(({ parameters }) => parameters.language ?? ""))];
  return codes.map((code) => [
    codes.length === 1 ? "" : code === "" ? "unreadable" : code,
    editions.filter(({ parameters }) => (parameters.language ?? "") === code),
  ]);
}

function cellHtml(
  edition: ReviewedEdition,
  folder: string,
  picture: Picture,
  places: string,
): string {
  const name = folderOf(edition);
  const mark = isOdd(edition) ? ' class="odd"' : "";
  const says = [edition.title, ...edition.odd.map(({ text }) => text)];
  const title = escapeHtml(says.filter((text) => text !== "").join("; "));
  return `<li${mark} style="${places}"><a href="${link(edition, folder, "bulletin.pdf")}" title="${title}">${picture(edition)}<span>${escapeHtml(name)}</span></a> <small>${pagesOf(edition)}</small></li>`;
}

function pictureHtml({ thumbnail }: ReviewedEdition): string {
  if (thumbnail === undefined) return '<span class="none">no page</span>';
  return `<img alt="" loading="lazy" src="data:image/png;base64,${thumbnail.toString("base64")}">`;
}

function folderOf({ edition }: ReviewedEdition): string {
  return edition.split("/")[1] ?? edition;
}

function link({ directory }: ReviewedEdition, folder: string, file: string): string {
  const path = [...relative(folder, directory).split(sep), file];
  return escapeHtml(path.map(encodeURIComponent).join("/"));
}
