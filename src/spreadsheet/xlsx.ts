import { archive, type Part } from "./archive.ts";
import { headRow } from "./layout.ts";
import type { Sheet, Workbook } from "./types.ts";
import { type Shared, sheetXml, tableXml, textXml } from "./xlsx-sheet.ts";
import { type Style, stylesOf, stylesXml } from "./xlsx-styles.ts";
import { tag, textTag, xmlFile } from "./xml.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook as Office Open XML (`.xlsx`); the same workbook gives the same bytes. */
export function writeXlsx(workbook: Workbook): Uint8Array {
  const texts = new Map<string, number>();
  const styles = stylesOf(decimalsOf(workbook));
  const shared: Shared = {
    text: (text) => numbered(texts, text),
    style: (style: Style) => styles.indexOf(style),
  };
  const sheets = workbook.sheets.flatMap((sheet, index) => sheetParts(sheet, index + 1, shared));
  return archive([
    { path: "[Content_Types].xml", text: contentTypes(workbook) },
    { path: "_rels/.rels", text: packageRelations() },
    { path: "docProps/core.xml", text: coreProperties(workbook) },
    { path: "docProps/app.xml", text: appProperties(workbook) },
    { path: "xl/workbook.xml", text: workbookXml(workbook) },
    { path: "xl/_rels/workbook.xml.rels", text: workbookRelations(workbook) },
    { path: "xl/styles.xml", text: stylesXml(styles, workbook.grouped) },
    ...sheets,
    { path: "xl/sharedStrings.xml", text: textsXml([...texts.keys()]) },
  ]);
}

function numbered(texts: Map<string, number>, text: string): number {
  const known = texts.get(text) ?? texts.size;
  texts.set(text, known);
  return known;
}

function decimalsOf({ sheets }: Workbook): number[] {
  return sheets.flatMap(({ table }) =>
    (table?.rows ?? []).flat().flatMap((cell) => (cell.kind === "number" ? [cell.decimals] : [])),
  );
}

function sheetParts(sheet: Sheet, number: number, shared: Shared): Part[] {
  const path = `xl/worksheets/sheet${number}.xml`;
  const text = sheetXml(sheet, shared, number === 1);
  if (sheet.table === undefined) return [{ path, text }];
  return [
    { path, text },
    {
      path: `xl/worksheets/_rels/sheet${number}.xml.rels`,
      text: relations([[`${OFFICE}/table`, `../tables/table${number}.xml`]]),
    },
    { path: `xl/tables/table${number}.xml`, text: tableXml(sheet, sheet.table, number) },
  ];
}

function textsXml(texts: readonly string[]): string {
  return xmlFile(tag("sst", { xmlns: MAIN }, texts.map(textXml).join("")));
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(([type, target], index) =>
    tag("Relationship", { Id: `rId${index + 1}`, Type: type, Target: target }),
  );
  return xmlFile(tag("Relationships", { xmlns: `${PACKAGE}/relationships` }, all.join("")));
}

function packageRelations(): string {
  return relations([
    [`${OFFICE}/officeDocument`, "xl/workbook.xml"],
    [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    [`${OFFICE}/extended-properties`, "docProps/app.xml"],
  ]);
}

function workbookRelations({ sheets }: Workbook): string {
  return relations([
    ...sheets.map(
      (_, index) => [`${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const,
    ),
    [`${OFFICE}/styles`, "styles.xml"],
    [`${OFFICE}/sharedStrings`, "sharedStrings.xml"],
  ]);
}

function workbookXml({ sheets }: Workbook): string {
  const listed = sheets.map(({ name }, index) =>
    tag("sheet", { name, sheetId: index + 1, "r:id": `rId${index + 1}` }),
  );
  const titles = sheets.flatMap((sheet, index) =>
    sheet.table === undefined ? [] : [printTitles(sheet, index)],
  );
  return xmlFile(
    tag(
      "workbook",
      { xmlns: MAIN, "xmlns:r": OFFICE },
      tag("bookViews", {}, tag("workbookView", { firstSheet: 0, activeTab: 0 })) +
        tag("sheets", {}, listed.join("")) +
        (titles.length === 0 ? "" : tag("definedNames", {}, titles.join(""))),
    ),
  );
}

/** The head of a table stands on each page that it is printed on. */
function printTitles(sheet: Sheet, index: number): string {
  const row = headRow(sheet);
  const range = `'${sheet.name}'!$${row}:$${row}`;
  return textTag("definedName", range, { name: "_xlnm.Print_Titles", localSheetId: index });
}

function contentTypes({ sheets }: Workbook): string {
  const part = (path: string, type: string): string =>
    tag("Override", { PartName: `/${path}`, ContentType: type });
  const all = [
    tag("Default", {
      Extension: "rels",
      ContentType: "application/vnd.openxmlformats-package.relationships+xml",
    }),
    tag("Default", { Extension: "xml", ContentType: "application/xml" }),
    part("xl/workbook.xml", `${TYPE}.sheet.main+xml`),
    ...sheets.flatMap(({ table }, index) => [
      part(`xl/worksheets/sheet${index + 1}.xml`, `${TYPE}.worksheet+xml`),
      ...(table === undefined
        ? []
        : [part(`xl/tables/table${index + 1}.xml`, `${TYPE}.table+xml`)]),
    ]),
    part("xl/styles.xml", `${TYPE}.styles+xml`),
    part("xl/sharedStrings.xml", `${TYPE}.sharedStrings+xml`),
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    part(
      "docProps/app.xml",
      "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
  ];
  return xmlFile(tag("Types", { xmlns: `${PACKAGE}/content-types` }, all.join("")));
}

function coreProperties({ title, language, author, subject, created }: Workbook): string {
  const instant = created === undefined ? undefined : new Date(created).toISOString();
  const time = instant?.replace(/\.\d+Z$/, "Z");
  const dated = ["created", "modified"].map((name) =>
    time === undefined ? "" : tag(`dcterms:${name}`, { "xsi:type": "dcterms:W3CDTF" }, time),
  );
  const given = { title, subject, creator: author, language };
  const words = Object.entries(given).map(([name, text]) => textTag(`dc:${name}`, text));
  return xmlFile(
    tag(
      "cp:coreProperties",
      {
        "xmlns:cp": `${PACKAGE}/metadata/core-properties`,
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      },
      [...words, ...dated].join(""),
    ),
  );
}

function appProperties({ application, author }: Workbook): string {
  const namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
  return xmlFile(
    tag(
      "Properties",
      { xmlns: namespace },
      textTag("Application", application) + textTag("Company", author),
    ),
  );
}
