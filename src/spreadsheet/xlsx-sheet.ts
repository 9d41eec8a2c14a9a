import {
  columnLetters,
  columnWidths,
  headRow,
  isHeld,
  lineCount,
  shown,
  tableRange,
  uniqueHeads,
} from "./layout.ts";
import type { Cell, Sheet, SheetColumn, SheetTable } from "./types.ts";
import type { Style } from "./xlsx-styles.ts";
import { escapeXml, tag, xmlFile } from "./xml.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What the sheets of a workbook share. */
export interface Shared {
  /** The number of a text in the workbook's list of texts. */
  readonly text: (text: string) => number;
  /** The number of a style. */
  readonly style: (style: Style) => number;
}

/** A cell with its place. */
interface Placed {
  readonly cell: Cell;
  readonly style: Style;
  readonly at: string;
}

/** `xl/worksheets/sheet<n>.xml`. The marked table, where there is one, is its part `rId1`. */
export function sheetXml(sheet: Sheet, shared: Shared, isFirst: boolean): string {
  const rows = placedRows(sheet);
  const widths = columnWidths(sheet);
  const heights = rows.map((row) => heightOf(row, widths));
  const content = [
    tag("sheetPr", {}, tag("pageSetUpPr", { fitToPage: 1 })),
    viewXml(sheet, isFirst),
    tag("sheetFormatPr", { defaultRowHeight: 16 }),
    columnsXml(widths),
    tag(
      "sheetData",
      {},
      rows.map((row, index) => rowXml(row, index + 1, heights[index], shared)).join(""),
    ),
    linksXml(rows.flat()),
    tag("pageMargins", {
      left: 0.7,
      right: 0.7,
      top: 0.75,
      bottom: 0.75,
      header: 0.3,
      footer: 0.3,
    }),
    tag("pageSetup", { paperSize: 9, orientation: "portrait", fitToHeight: 0 }),
    sheet.table === undefined
      ? ""
      : tag("tableParts", { count: 1 }, tag("tablePart", { "r:id": "rId1" })),
  ].join("");
  return xmlFile(tag("worksheet", { xmlns: MAIN, "xmlns:r": RELATIONS }, content));
}

/** `xl/tables/table<n>.xml`: a table object, without buttons, stripes or colours. */
export function tableXml(sheet: Sheet, table: SheetTable, id: number): string {
  const columns = uniqueHeads(table).map((name, index) =>
    tag("tableColumn", { id: index + 1, name: escapeEscapes(name) }),
  );
  return xmlFile(
    tag(
      "table",
      {
        ...{ xmlns: MAIN, id, name: table.name, displayName: table.name },
        ...{ ref: tableRange(sheet, table), totalsRowShown: 0 },
      },
      tag("tableColumns", { count: columns.length }, columns.join("")) +
        tag("tableStyleInfo", {
          showFirstColumn: 0,
          showLastColumn: 0,
          showRowStripes: 0,
          showColumnStripes: 0,
        }),
    ),
  );
}

function viewXml(sheet: Sheet, isFirst: boolean): string {
  const pane = { ySplit: headRow(sheet), topLeftCell: `A${headRow(sheet) + 1}` };
  const frozen =
    sheet.table === undefined
      ? ""
      : tag("pane", { ...pane, activePane: "bottomLeft", state: "frozen" }) +
        tag("selection", { pane: "bottomLeft", activeCell: "A1", sqref: "A1" });
  const view = { showGridLines: 0, tabSelected: isFirst ? 1 : undefined, workbookViewId: 0 };
  return tag("sheetViews", {}, tag("sheetView", view, frozen));
}

function columnsXml(widths: readonly number[]): string {
  const columns = widths.map((width, index) =>
    tag("col", { min: index + 1, max: index + 1, width: width * 1.15, customWidth: 1 }),
  );
  return tag("cols", {}, columns.join(""));
}

function placedRows(sheet: Sheet): Placed[][] {
  const lineStyle = sheet.table === undefined ? "text" : "line";
  const above: (readonly [Cell, Style])[][] = [
    [[{ kind: "text", text: sheet.title }, "title"]],
    ...sheet.lines.map(({ text, sheet: link }): [Cell, Style][] => [
      [{ kind: "text", text, sheet: link }, link === undefined ? lineStyle : "link"],
    ]),
  ];
  const rows = [...above, ...(sheet.table === undefined ? [] : tableRows(sheet.table))];
  return rows.map((row, down) =>
    row.map(([cell, style], across) => ({
      cell,
      style,
      at: `${columnLetters(across)}${down + 1}`,
    })),
  );
}

function tableRows(table: SheetTable): (readonly [Cell, Style])[][] {
  const heads = uniqueHeads(table).map((text, index): [Cell, Style] => [
    { kind: "text", text },
    table.columns[index]?.kind === "number" ? "number-head" : "head",
  ]);
  return [
    heads,
    ...table.rows.map((row) =>
      row.map((cell, index): [Cell, Style] => [cell, styleOf(cell, table.columns[index])]),
    ),
  ];
}

function styleOf(cell: Cell, column: SheetColumn | undefined): Style {
  if (cell.kind === "number") return `number-${cell.decimals}`;
  if (column?.kind === "number") return "missing";
  return cell.sheet === undefined ? "text" : "link";
}

/** Points a line of text takes. */
const LINE = 16;

/** Excel makes no row higher by itself when it opens a file: what wraps needs its lines. */
function heightOf(row: readonly Placed[], widths: readonly number[]): number | undefined {
  const wrapped = row.filter(({ style }) => WRAPPED.has(style));
  if (wrapped.length === 0) return undefined;
  const texts = row.map((placed) => (WRAPPED.has(placed.style) ? shown(placed.cell) : ""));
  return lineCount(texts, widths) * LINE;
}

const WRAPPED: ReadonlySet<Style> = new Set(["text", "head", "number-head"]);

function rowXml(
  row: readonly Placed[],
  number: number,
  height: number | undefined,
  shared: Shared,
): string {
  const size = height === undefined ? {} : { ht: height, customHeight: 1 };
  return tag("row", { r: number, ...size }, row.map((placed) => cellXml(placed, shared)).join(""));
}

function cellXml({ cell, style, at }: Placed, shared: Shared): string {
  const place = { r: at, s: shared.style(style) };
  if (cell.kind === "number" && isHeld(cell.value))
    return tag("c", place, tag("v", {}, cell.value));
  const text = cell.kind === "number" ? cell.value : cell.text;
  return tag("c", { ...place, t: "s" }, tag("v", {}, String(shared.text(text))));
}

function linksXml(cells: readonly Placed[]): string {
  const links = cells.flatMap(({ cell, at }) => {
    if (cell.kind !== "text" || cell.sheet === undefined) return [];
    return [tag("hyperlink", { ref: at, location: `'${cell.sheet}'!A1`, display: cell.text })];
  });
  return links.length === 0 ? "" : tag("hyperlinks", {}, links.join(""));
}

/** Excel reads `_x0041_` as the letter A: the sign that begins it is written so itself. */
function escapeEscapes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

/** A text of the workbook's list. */
export function textXml(text: string): string {
  const content = escapeXml(escapeEscapes(text));
  return `<si><t xml:space="preserve">${content}</t></si>`;
}
