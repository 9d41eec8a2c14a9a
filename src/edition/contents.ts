import type { FactsDocument } from "../archive/facts-document.ts";
import { withFaces } from "../check/edition-page.ts";
import type { PreparedEdition } from "../check/types.ts";
import { factsJson } from "../facts/facts-json.ts";
import { pageMarkdown } from "../markdown/write.ts";
import { writeOds } from "../spreadsheet/ods.ts";
import { writeXlsx } from "../spreadsheet/xlsx.ts";
import { dataPackage } from "./data-package.ts";
import { csv, dataTables, printedTables } from "./data-tables.ts";
import type { PrintedEdition } from "./print.ts";
import type { EditionFile } from "./store.ts";
import { workbookOf } from "./workbook.ts";

/**
 * The files of an edition but its manifest: the PDF; the same page for a screen and as Markdown; the data as
 * spreadsheets; the social picture; every fact with its provenance and every place where it is printed; each
 * chart as picture and as Vega-Lite with its data inside, each photo, each fact table of which something is
 * printed as CSV at published precision.
 */
export async function editionFiles(
  edition: PreparedEdition,
  { pdf, social, faces }: Pick<PrintedEdition, "pdf" | "social" | "faces">,
): Promise<EditionFile[]> {
  const workbook = workbookOf(edition);
  const markdown = pageMarkdown(edition.page, edition.language);
  const data = dataTables(edition).map((table) => ({
    path: `data/${table.name}.csv`,
    content: csv(table, edition),
  }));
  return [
    { path: "bulletin.pdf", content: pdf },
    { path: "bulletin.html", content: await withFaces(edition.page.screenHtml(), faces) },
    { path: "bulletin.md", content: markdown.text },
    { path: "bulletin.xlsx", content: writeXlsx(workbook) },
    { path: "bulletin.ods", content: writeOds(workbook) },
    { path: "social.png", content: social },
    { path: "social.txt", content: `${edition.social.text}\n` },
    { path: "facts.json", content: json(factsDocument(edition)) },
    ...[...edition.drawings.values()].flatMap((drawing) => [
      { path: `charts/${drawing.name}.svg`, content: drawing.svg },
      { path: `charts/${drawing.name}.vl.json`, content: json(drawing.specification) },
    ]),
    ...markdown.photos.map((name) => photoFile(name, edition)),
    ...data,
    ...(data.length === 0
      ? []
      : [{ path: "data/datapackage.json", content: json(dataPackage(edition, data)) }]),
  ];
}

/** A photo of the page, for who publishes the Markdown. */
function photoFile(name: string, { photos }: PreparedEdition): EditionFile {
  const photo = photos.get(name);
  if (photo === undefined) throw new Error(`there is no photo ${name}`);
  return { path: `photos/${name}`, content: Buffer.from(photo.base64, "base64") };
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
