import { columnLetters, columnWidths, headRow, isHeld, uniqueHeads } from "./layout.ts";
import type { Cell, Sheet, SheetColumn, SheetTable } from "./types.ts";
import { escapeXml, tag } from "./xml.ts";

/** Styles of cells, as `content.xml` defines them; those of numbers are "number-2". */
type Style = "line" | "text" | "title" | "head" | "number-head" | "missing" | `number-${number}`;

/** A sheet as `<table:table>`; its columns are of the styles that `columnStyles` defines. */
export function sheetElement(sheet: Sheet, number: number): string {
  const lineStyle = sheet.table === undefined ? "text" : "line";
  const above = [
    rowElement([cellElement({ kind: "text", text: sheet.title }, "title")]),
    ...sheet.lines.map((line) =>
      rowElement([
        cellElement({ kind: "text", ...line }, line.sheet === undefined ? lineStyle : "line"),
      ]),
    ),
  ];
  const content = [
    ...columnWidths(sheet).map((_, index) =>
      tag("table:table-column", { "table:style-name": columnStyle(number, index) }),
    ),
    ...above,
    ...(sheet.table === undefined ? [] : tableRows(sheet.table)),
  ];
  return tag(
    "table:table",
    { "table:name": sheet.name, "table:style-name": "sheet" },
    content.join(""),
  );
}

function columnStyle(sheet: number, column: number): string {
  return `column-${sheet}-${column + 1}`;
}

/** The styles of a sheet's columns. */
export function columnStyles(sheet: Sheet, number: number): string {
  return columnWidths(sheet)
    .map((width, index) =>
      tag(
        "style:style",
        { "style:name": columnStyle(number, index), "style:family": "table-column" },
        tag("style:table-column-properties", {
          "style:column-width": `${(width * 0.25).toFixed(2)}cm`,
        }),
      ),
    )
    .join("");
}

function tableRows(table: SheetTable): string[] {
  const heads = uniqueHeads(table).map((text, index) =>
    cellElement(
      { kind: "text", text },
      table.columns[index]?.kind === "number" ? "number-head" : "head",
    ),
  );
  return [
    tag("table:table-header-rows", {}, rowElement(heads)),
    ...table.rows.map((row) =>
      rowElement(row.map((cell, index) => cellElement(cell, styleOf(cell, table.columns[index])))),
    ),
  ];
}

function styleOf(cell: Cell, column: SheetColumn | undefined): Style {
  if (cell.kind === "number") return `number-${cell.decimals}`;
  return column?.kind === "number" ? "missing" : "text";
}

function rowElement(cells: readonly string[]): string {
  return tag("table:table-row", { "table:style-name": "row" }, cells.join(""));
}

function cellElement(cell: Cell, style: Style): string {
  if (cell.kind === "number" && isHeld(cell.value)) {
    const attributes = {
      "table:style-name": style,
      "office:value-type": "float",
      "office:value": cell.value,
    };
    return tag("table:table-cell", attributes, tag("text:p", {}, cell.value));
  }
  const attributes = { "table:style-name": style, "office:value-type": "string" };
  return tag("table:table-cell", attributes, paragraph(cell));
}

/** Text as OpenDocument has it: runs of spaces and line ends have elements of their own. */
function paragraph(cell: Cell): string {
  const text = cell.kind === "number" ? cell.value : cell.text;
  const words = escapeXml(text.replace(/\s*\n\s*/g, " ")).replace(/ (?= )|^ | $/g, "<text:s/>");
  const link = cell.kind === "text" ? cell.sheet : undefined;
  if (link === undefined) return `<text:p>${words}</text:p>`;
  const target = { "xlink:type": "simple", "xlink:href": `#'${link}'.A1` };
  return tag("text:p", {}, tag("text:a", target, words));
}

/** A marked table as a database range, without buttons. */
export function rangeElement(sheet: Sheet, table: SheetTable): string {
  const top = headRow(sheet);
  const last = columnLetters(table.columns.length - 1);
  const address = (cell: string): string => `'${sheet.name}'.${cell}`;
  return tag("table:database-range", {
    "table:name": table.name,
    "table:target-range-address": `${address(`A${top}`)}:${address(`${last}${top + table.rows.length}`)}`,
    "table:contains-header": "true",
  });
}
