import { archive } from "./archive.ts";
import { headRow } from "./layout.ts";
import { columnStyles, rangeElement, sheetElement } from "./ods-sheet.ts";
import type { Sheet, Workbook } from "./types.ts";
import { tag, textTag, xmlFile } from "./xml.ts";

const TYPE = "application/vnd.oasis.opendocument.spreadsheet";
const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

const NAMESPACES = {
  "xmlns:office": `${OASIS}:office:1.0`,
  "xmlns:table": `${OASIS}:table:1.0`,
  "xmlns:text": `${OASIS}:text:1.0`,
  "xmlns:style": `${OASIS}:style:1.0`,
  "xmlns:number": `${OASIS}:datastyle:1.0`,
  "xmlns:fo": `${OASIS}:xsl-fo-compatible:1.0`,
  "xmlns:meta": `${OASIS}:meta:1.0`,
  "xmlns:config": `${OASIS}:config:1.0`,
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:xlink": "http://www.w3.org/1999/xlink",
  "office:version": "1.3",
};

/** A workbook as OpenDocument (`.ods`); the same workbook gives the same bytes. */
export function writeOds(workbook: Workbook): Uint8Array {
  return archive([
    { path: "mimetype", text: TYPE, stored: true },
    { path: "META-INF/manifest.xml", text: manifest() },
    { path: "meta.xml", text: meta(workbook) },
    { path: "settings.xml", text: settings(workbook) },
    { path: "styles.xml", text: defaultStyles(workbook) },
    { path: "content.xml", text: content(workbook) },
  ]);
}

function manifest(): string {
  const entries = [
    ["/", TYPE],
    ...["content.xml", "styles.xml", "meta.xml", "settings.xml"].map((path) => [path, "text/xml"]),
  ].map(([path, type]) =>
    tag("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type }),
  );
  const root = { "xmlns:manifest": `${OASIS}:manifest:1.0`, "manifest:version": "1.3" };
  return xmlFile(tag("manifest:manifest", root, entries.join("")));
}

function meta({ title, language, author, subject, created, application }: Workbook): string {
  const time = created === undefined ? undefined : new Date(created).toISOString().slice(0, 19);
  const words = [
    textTag("meta:generator", application),
    textTag("dc:title", title),
    textTag("dc:subject", subject),
    textTag("meta:initial-creator", author),
    textTag("dc:creator", author),
    textTag("meta:creation-date", time),
    textTag("dc:date", time),
    textTag("dc:language", language),
  ];
  return xmlFile(tag("office:document-meta", NAMESPACES, tag("office:meta", {}, words.join(""))));
}

/** On paper, as wide as the page and as long as it gets. */
const PAGE = [
  tag(
    "office:automatic-styles",
    {},
    tag(
      "style:page-layout",
      { "style:name": "layout" },
      tag("style:page-layout-properties", {
        ...{ "fo:page-width": "21cm", "fo:page-height": "29.7cm", "fo:margin": "2cm" },
        ...{ "style:scale-to-X": 1, "style:scale-to-Y": 0 },
      }),
    ),
  ),
  tag(
    "office:master-styles",
    {},
    tag("style:master-page", { "style:name": "page", "style:page-layout-name": "layout" }),
  ),
];

/** Every cell's language and face; what else there is stands in `content.xml`. */
function defaultStyles({ language }: Workbook): string {
  const [code = "", ...rest] = language.split("-");
  const country = rest.find((part) => /^[A-Z]{2}$/.test(part)) ?? "none";
  const properties = {
    ...{ "style:font-name": "Arial", "fo:font-family": "Arial", "fo:font-size": "12pt" },
    ...{ "fo:language": code, "fo:country": country },
    ...{ "style:language-asian": code, "style:country-asian": country },
  };
  const base = tag(
    "style:default-style",
    { "style:family": "table-cell" },
    tag("style:text-properties", properties),
  );
  return xmlFile(
    tag("office:document-styles", NAMESPACES, [tag("office:styles", {}, base), ...PAGE].join("")),
  );
}

function content(workbook: Workbook): string {
  const { sheets } = workbook;
  const styles = [
    tag("style:style", {
      ...{ "style:name": "sheet", "style:family": "table", "style:master-page-name": "page" },
    }),
    rowStyle(),
    ...sheets.map((sheet, index) => columnStyles(sheet, index + 1)),
    ...cellStyles(),
    ...numberStyles(workbook),
  ];
  const ranges = sheets.flatMap((sheet) =>
    sheet.table === undefined ? [] : [rangeElement(sheet, sheet.table)],
  );
  const body = [
    ...sheets.map((sheet, index) => sheetElement(sheet, index + 1)),
    ranges.length === 0 ? "" : tag("table:database-ranges", {}, ranges.join("")),
  ];
  return xmlFile(
    tag(
      "office:document-content",
      NAMESPACES,
      tag("office:automatic-styles", {}, styles.join("")) +
        tag("office:body", {}, tag("office:spreadsheet", {}, body.join(""))),
    ),
  );
}

function rowStyle(): string {
  const properties = { "style:use-optimal-row-height": "true" };
  return tag(
    "style:style",
    { "style:name": "row", "style:family": "table-row" },
    tag("style:table-row-properties", properties),
  );
}

type Properties = Readonly<Record<string, string>>;

interface CellStyle {
  readonly name: string;
  readonly format?: string;
  readonly cell?: Properties;
  readonly paragraph?: Properties;
  readonly text?: Properties;
}

function cellStyle({ name, format, cell, paragraph, text }: CellStyle): string {
  const properties = [
    cell === undefined ? "" : tag("style:table-cell-properties", cell),
    paragraph === undefined ? "" : tag("style:paragraph-properties", paragraph),
    text === undefined ? "" : tag("style:text-properties", text),
  ];
  const attributes = {
    "style:name": name,
    "style:family": "table-cell",
    "style:data-style-name": format,
  };
  return tag("style:style", attributes, properties.join(""));
}

const BOLD = { "fo:font-weight": "bold", "style:font-weight-asian": "bold" };
const END = { "fo:text-align": "end" };
const GAP = { "fo:padding-right": "0.25cm" };
const NUMBER = { "style:vertical-align": "top", ...GAP };
const HEAD = { "fo:wrap-option": "wrap", "fo:border-bottom": "0.75pt solid #1d2125" };

function cellStyles(): string[] {
  return [
    { name: "line" },
    { name: "text", cell: { "fo:wrap-option": "wrap", "style:vertical-align": "top" } },
    { name: "missing", cell: NUMBER, paragraph: END },
    { name: "title", text: { ...BOLD, "fo:font-size": "15pt" } },
    { name: "head", cell: HEAD, text: BOLD },
    { name: "number-head", cell: { ...HEAD, ...GAP }, paragraph: END, text: BOLD },
  ].map(cellStyle);
}

function numberStyles({ sheets, grouped }: Workbook): string[] {
  const decimals = sheets.flatMap(({ table }) =>
    (table?.rows ?? []).flat().flatMap((cell) => (cell.kind === "number" ? [cell.decimals] : [])),
  );
  return [...new Set(decimals)]
    .sort((a, b) => a - b)
    .flatMap((count) => [
      tag(
        "number:number-style",
        { "style:name": `format-${count}` },
        tag("number:number", {
          "number:decimal-places": count,
          "number:min-decimal-places": count,
          "number:min-integer-digits": 1,
          "number:grouping": String(grouped),
        }),
      ),
      cellStyle({
        name: `number-${count}`,
        format: `format-${count}`,
        cell: NUMBER,
        paragraph: END,
      }),
    ]);
}

/** What stays in sight: the rows down to the head of each table. */
function settings({ sheets }: Workbook): string {
  const entries = sheets.map((sheet) =>
    tag("config:config-item-map-entry", { "config:name": sheet.name }, frozen(sheet)),
  );
  const [first] = sheets;
  const view = tag(
    "config:config-item-map-entry",
    {},
    item("ViewId", "string", "view1") +
      tag("config:config-item-map-named", { "config:name": "Tables" }, entries.join("")) +
      item("ActiveTable", "string", first?.name ?? ""),
  );
  const views = tag("config:config-item-map-indexed", { "config:name": "Views" }, view);
  const set = tag("config:config-item-set", { "config:name": "ooo:view-settings" }, views);
  return xmlFile(tag("office:document-settings", NAMESPACES, tag("office:settings", {}, set)));
}

function frozen(sheet: Sheet): string {
  if (sheet.table === undefined) return item("ShowGrid", "boolean", "false");
  const row = String(headRow(sheet));
  return [
    item("VerticalSplitMode", "short", "2"),
    item("VerticalSplitPosition", "int", row),
    item("ActiveSplitRange", "short", "2"),
    item("PositionTop", "int", "0"),
    item("PositionBottom", "int", row),
    item("ShowGrid", "boolean", "false"),
  ].join("");
}

function item(name: string, type: string, value: string): string {
  return textTag("config:config-item", value, { "config:name": name, "config:type": type });
}
