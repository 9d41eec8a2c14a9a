import type { AlignType, PhrasingContent, Table, TableCell, TableRow } from "mdast";
import { attributeOf, type Element, elementsOf, hasClass } from "../page/tree.ts";
import { phrasing } from "./phrasing.ts";

/**
 * A table of the page. Markdown knows one row of heads and no cell over several columns: further
 * rows of heads are rows like others, and cells that a wide one covers are empty.
 */
export function tableOf(table: Element): Table {
  const rows = elementsOf(table).filter(({ tagName }) => tagName === "tr");
  return { type: "table", align: alignment(rows), children: rows.map(rowOf) };
}

function rowOf(row: Element): TableRow {
  return { type: "tableRow", children: cellsOf(row).flatMap(spread) };
}

function cellsOf(row: Element): Element[] {
  return elementsOf(row).filter(({ tagName }) => tagName === "td" || tagName === "th");
}

function spread(cell: Element): TableCell[] {
  const first: TableCell = { type: "tableCell", children: inLine(phrasing(cell.childNodes)) };
  const covered = Array.from(
    { length: columnsOf(cell) - 1 },
    (): TableCell => ({
      type: "tableCell",
      children: [],
    }),
  );
  return [first, ...covered];
}

/** A row of Markdown is one line. */
function inLine(words: readonly PhrasingContent[]): PhrasingContent[] {
  return words.map((word) => (word.type === "break" ? { type: "text", value: " " } : word));
}

function columnsOf(cell: Element): number {
  const span = Number(attributeOf(cell, "colspan") ?? "1");
  return Number.isInteger(span) && span > 1 && span <= 1000 ? span : 1;
}

/** Numbers at the right, as they stand on the page. */
function alignment(rows: readonly Element[]): AlignType[] {
  const [head] = rows;
  if (head === undefined) return [];
  return cellsOf(head).flatMap((cell) =>
    Array.from({ length: columnsOf(cell) }, () => (hasClass(cell, "number") ? "right" : null)),
  );
}
