import type { FactsDocument } from "../archive/facts-document.ts";
import type { PreparedEdition } from "../check/prepare.ts";
import { factsJson } from "../facts/facts-json.ts";
import { publishedRows } from "../facts/published-rows.ts";
import type { FactTable } from "../facts/types.ts";
import type { Page } from "../page/compose.ts";
import type { EditionFile } from "./store.ts";

/**
 * The files of an edition but its manifest: the PDF, the page for a screen, every fact with its
 * provenance and every place where it is printed, each chart as picture and as Vega-Lite with its
 * data inside, each fact table of which something is printed as CSV at published precision.
 */
export function editionFiles(
  edition: PreparedEdition,
  pdf: Uint8Array,
  screen: Page,
): EditionFile[] {
  return [
    { path: "bulletin.pdf", content: pdf },
    { path: "bulletin.html", content: screen.html },
    { path: "facts.json", content: json(factsDocument(edition)) },
    ...[...edition.drawings.values()].flatMap((drawing) => [
      { path: `charts/${drawing.name}.svg`, content: drawing.svg },
      { path: `charts/${drawing.name}.vl.json`, content: json(drawing.specification) },
    ]),
    ...dataTables(edition).map((table) => ({
      path: `data/${table.name}.csv`,
      content: csv(table, edition),
    })),
  ];
}

/** JSON as we write it: two spaces, a line end at the end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What `facts.json` holds. */
export function factsDocument(edition: PreparedEdition): FactsDocument {
  const { bulletin, parameters, page, tables, language } = edition;
  const printed = printedTables(edition);
  return {
    bulletin: bulletin.name,
    edition: edition.edition.folder,
    title: page.title,
    parameters,
    facts: factsJson(tables, language, (table) => printed.has(table)),
    occurrences: page.occurrences,
  };
}

/** The tables of which a fact is printed: a resource that nobody prints stays in the house. */
function printedTables({ page }: PreparedEdition): ReadonlySet<string> {
  return new Set(page.occurrences.map(({ fact }) => fact.split(".")[0] ?? ""));
}

/** The tables with numbers that stand behind the page: words alone are no data. */
function dataTables(edition: PreparedEdition): FactTable[] {
  const printed = printedTables(edition);
  return [...edition.tables.values()].filter(
    ({ name, columns }) => printed.has(name) && columns.some(({ kind }) => kind === "number"),
  );
}

/** RFC 4180, with a line feed alone: cells in quotes only where they need them. */
function csv(table: FactTable, { language }: PreparedEdition): string {
  const { columns, rows } = publishedRows(table, language);
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
