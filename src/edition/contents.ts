import { type FactsDocument, factsDocumentText } from "../archive/facts-document.ts";
import type { Drawing } from "../charts/types.ts";
import { withFaces } from "../check/edition-page.ts";
import type { PreparedEdition } from "../check/types.ts";
import { factsJson } from "../facts/facts-json.ts";
import { OUTPUTS, type Output } from "../workspace/schema.ts";
import { dataPackage } from "./data-package.ts";
import { csv, dataTables, printedTables } from "./data-tables.ts";
import type { PrintedEdition } from "./print.ts";
import type { EditionFile } from "./store.ts";

/** What was printed of an edition, as far as it goes into its files. */
type Print = Pick<PrintedEdition, "pdf" | "social" | "faces">;

/**
 * How each output is made: the files of an edition that its definition can leave out. What writes some is loaded
 * where they are asked for.
 */
const MAKERS: Readonly<
  Record<Output, (edition: PreparedEdition, print: Print) => EditionFile[] | Promise<EditionFile[]>>
> = {
  html: screenFiles,
  markdown: markdownFiles,
  spreadsheet: spreadsheetFiles,
  social: socialFiles,
  charts: chartFiles,
  data: dataFiles,
};

/**
 * The files of an edition but its manifest: the PDF; every fact with its provenance and every place where
 * it is printed; the outputs that the definition asks for. Those in folders come last, each once.
 */
export async function editionFiles(edition: PreparedEdition, print: Print): Promise<EditionFile[]> {
  const asked = OUTPUTS.filter((output) => edition.bulletin.definition.outputs.includes(output));
  const made = await Promise.all(asked.map((output) => MAKERS[output](edition, print)));
  const all = [
    { path: "bulletin.pdf", content: print.pdf },
    ...made.flat(),
    { path: "facts.json", content: factsDocumentText(factsDocument(edition)) },
  ];
  const files = [...new Map(all.map((file) => [file.path, inBytes(file)])).values()];
  const isInFolder = ({ path }: EditionFile): boolean => path.includes("/");
  return [...files.filter((file) => !isInFolder(file)), ...files.filter(isInFolder)];
}

/** Once, for the manifest's hash and length and for the disk. */
function inBytes({ path, content }: EditionFile): EditionFile {
  return { path, content: typeof content === "string" ? Buffer.from(content) : content };
}

/** The page for a screen. */
async function screenFiles({ page }: PreparedEdition, { faces }: Print): Promise<EditionFile[]> {
  return [{ path: "bulletin.html", content: await withFaces(page.screenHtml(), faces) }];
}

/** The page as Markdown, and the pictures that it shows. */
async function markdownFiles(edition: PreparedEdition): Promise<EditionFile[]> {
  const { pageMarkdown } = await import("../markdown/write.ts");
  const { text, photos } = pageMarkdown(edition.page, edition.language);
  return [
    { path: "bulletin.md", content: text },
    ...[...edition.drawings.values()].map(drawingFile),
    ...photos.map((name) => photoFile(name, edition)),
  ];
}

/** The data as spreadsheets. */
async function spreadsheetFiles(edition: PreparedEdition): Promise<EditionFile[]> {
  const { workbookOf, writeOds, writeXlsx } = await import("./spreadsheets.ts");
  const workbook = workbookOf(edition);
  return [
    { path: "bulletin.xlsx", content: writeXlsx(workbook) },
    { path: "bulletin.ods", content: writeOds(workbook) },
  ];
}

/** The social picture and its alternative text. */
function socialFiles(edition: PreparedEdition, print: Print): EditionFile[] {
  if (edition.social === undefined || print.social === undefined)
    throw new Error("the social picture is asked for, and was not made");
  return [
    { path: "social.png", content: print.social },
    { path: "social.txt", content: `${edition.social.text}\n` },
  ];
}

/** Each chart as picture and as Vega-Lite with its data inside. */
function chartFiles({ drawings }: PreparedEdition): EditionFile[] {
  return [...drawings.values()].flatMap((drawing) => [
    drawingFile(drawing),
    { path: `charts/${drawing.name}.vl.json`, content: json(drawing.specification) },
  ]);
}

function drawingFile({ name, svg }: Drawing): EditionFile {
  return { path: `charts/${name}.svg`, content: svg };
}

/** Each fact table of which something is printed as CSV at published precision, and what these hold. */
function dataFiles(edition: PreparedEdition): EditionFile[] {
  const data = dataTables(edition).map((table) => ({
    path: `data/${table.name}.csv`,
    content: csv(table, edition),
  }));
  if (data.length === 0) return [];
  return [...data, { path: "data/datapackage.json", content: json(dataPackage(edition, data)) }];
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
    ...factsJson(tables, language, (table) => printed.has(table)),
    occurrences: page.occurrences,
  };
}
