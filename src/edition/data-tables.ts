import type { PreparedEdition } from "../check/types.ts";
import { publishedRows } from "../facts/published-rows.ts";
import type { FactTable } from "../facts/types.ts";
import type { PrintedFigure } from "../page/captions.ts";
import type { Page } from "../page/compose.ts";

const paths = new WeakMap<Page, ReadonlySet<string>>();

/** The paths of the facts that a page prints. */
export function printedFacts(page: Page): ReadonlySet<string> {
  const known = paths.get(page) ?? new Set(page.occurrences.map(({ fact }) => fact));
  paths.set(page, known);
  return known;
}

/** The tables of which a fact is printed: a resource that nobody prints stays in the house. */
export function printedTables({ page }: PreparedEdition): ReadonlySet<string> {
  return new Set(Array.from(printedFacts(page), (path) => path.split(".")[0] ?? ""));
}

/** The tables that stand behind the page: those with numbers, and words that are printed as a table. */
export function dataTables(edition: PreparedEdition): FactTable[] {
  const printed = printedTables(edition);
  return [...edition.tables.values()].filter(
    ({ name, columns }) =>
      printed.has(name) &&
      (columns.some(({ kind }) => kind === "number") ||
        edition.page.tables.some(({ of }) => of === name)),
  );
}

/** The tables, then the figures of the page that show a fact table. */
export function shownBy(table: FactTable, { page, drawings }: PreparedEdition): PrintedFigure[] {
  const figures = page.figures.filter(({ name }) =>
    drawings.get(name)?.facts.some((fact) => fact.table === table.name),
  );
  return [...page.tables.filter(({ of }) => of === table.name), ...figures];
}

/** RFC 4180, with a line feed alone: cells in quotes only where they need them. */
export function csv(table: FactTable, { language }: PreparedEdition): string {
  const { columns, rows } = publishedRows(table, language);
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
