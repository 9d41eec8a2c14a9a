import type { Fact, FactColumn, FactRow, FactTable, PrintedFact } from "../../facts/types.ts";
import { nameRemedy } from "../../finding/near.ts";
import { factPart } from "../fact-part.ts";
import {
  bodyOf,
  type Call,
  type Helper,
  hashInteger,
  hashText,
  kindWords,
  refuse,
  textArgument,
} from "../helper.ts";
import { emit, type Frame, printHtml } from "../render.ts";
import { type FactPart, isRow, isTable, printed } from "../values.ts";
import { FIGURE_HASH, figureHtml, idOf, registerFigure, runFrame, sourceHtml } from "./figure.ts";
import { at, checkUnit, type PrintedColumn, printColumn } from "./table-column.ts";

function table(call: Call): string {
  const data = tableOf(call);
  const id = idOf(call, hashText(call, "id") ?? data.name);
  const number = registerFigure(call, id, "table");
  const rows = rowsOf(call, data);
  const columns: PrintedColumn[] = [];
  const frame: Frame = {
    kind: "table",
    column: (name, place, head, scale) =>
      columns.push(printColumn({ call, frame, data, rows, name, place, head, scale })),
  };
  const title = runFrame(call, frame);
  refuseWithoutColumns(call, columns);
  for (const column of columns) checkUnit(call, column, `${title} ${frame.shows ?? ""}`);
  const contents = columns.map(({ column: { name }, scale }) => ({ name, scale }));
  const figure = call.render.figures.get(id);
  if (figure !== undefined) figure.content = { of: data.name, columns: contents };
  const html =
    captionHtml(number, title, frame) +
    headHtml(columns) +
    bodyHtml(call, rows, columns, totalOf(call, data));
  const content = `<table>${html}</table>${sourceHtml(call, frame)}`;
  return emit(call.render, figureHtml(call, id, "table", content));
}

function rowsOf(call: Call, data: FactTable): readonly FactRow[] {
  const rows = data.rows.slice(0, hashInteger(call, "limit", data.rows.length));
  if (rows.length > 0) return rows;
  return refuse(
    call,
    "empty-table",
    `${data.name} has no row`,
    `Put the table into {{#if ${data.name}}}.`,
  );
}

/** The key of the total row: as the block says, else the definition; kept for the check of suppressed cells. */
function totalOf(call: Call, data: FactTable): string | undefined {
  const total = hashText(call, "total") ?? data.total;
  if (total === undefined) return undefined;
  if (!data.byKey.has(total)) {
    const message = `${data.name} has no row "${total}" for its total`;
    return refuse(call, "total", message, nameRemedy(total, data.byKey.keys()));
  }
  call.render.totals.set(data.name, total);
  return total;
}

function refuseWithoutColumns(call: Call, columns: readonly PrintedColumn[]): void {
  if (columns.length > 0) return;
  refuse(call, "empty-table", "the table has no column", 'Add {{#column "name"}}Head{{/column}}.');
}

function tableOf(call: Call): FactTable {
  const [value] = call.args;
  if (isTable(value)) return value.table;
  if (isRow(value) && value.table.one) return value.table;
  return refuse(
    call,
    "argument",
    `{{#table}} needs a fact table, but is given ${kindWords(value)}`,
    "Give the name of a table.",
  );
}

/** The role keeps words and facts of a title together: in the PDF's tags each would be a paragraph. */
function captionHtml(number: string, title: string, frame: Frame): string {
  const shows =
    frame.shows === undefined
      ? ""
      : ` <span class="figure-shows" role="generic">${frame.shows}</span>`;
  return `<caption><span class="figure-number">${number}</span> <span class="figure-title" role="generic">${title}</span>${shows}</caption>`;
}

function headHtml(columns: readonly PrintedColumn[]): string {
  const heads = columns.map(
    ({ column, head }) => `<th scope="col"${numberClass(column)}>${head}</th>`,
  );
  return `<thead><tr>${heads.join("")}</tr></thead>`;
}

function numberClass(column: FactColumn): string {
  return column.kind === "number" ? ' class="number"' : "";
}

function bodyHtml(
  call: Call,
  rows: readonly FactRow[],
  columns: readonly PrintedColumn[],
  total: string | undefined,
): string {
  const lines = rows.map((row, index) => {
    const cells = columns.map((column, place) => cellHtml(call, column, index, place === 0));
    const classes = total !== undefined && row.key === total ? ' class="total"' : "";
    return `<tr${classes}>${cells.join("")}</tr>`;
  });
  return `<tbody>${lines.join("")}</tbody>`;
}

function cellHtml(call: Call, column: PrintedColumn, index: number, first: boolean): string {
  const { fact, print, padding } = at(column.cells, index);
  const content = printHtml(
    call.render,
    printed(cellPart(call, fact, print, !first && column.column.kind === "number")),
  );
  if (first) return `<th scope="row"${numberClass(column.column)}>${content}</th>`;
  if (column.column.kind !== "number") return `<td>${content}</td>`;
  if (print.missing) return `<td class="number missing">${content}</td>`;
  const style =
    padding === 0 ? "" : ` style="padding-right:calc(var(--cell-right, 0em) + ${padding}em)"`;
  return `<td class="number"${style}>${content}</td>`;
}

/** A missing value prints its marks alone, and its reason where it has none: never nothing. */
function cellPart(call: Call, fact: Fact, print: PrintedFact, hanging: boolean): FactPart {
  if (!print.missing) return { ...factPart(fact, print, print.number), hanging };
  const [mark, ...marks] = print.marks;
  if (mark === undefined) return factPart(fact, print);
  call.render.marks.add(mark);
  return factPart(fact, { ...print, marks }, call.render.input.language.mark(mark));
}

function column(call: Call): string {
  const { frame } = call.render;
  if (frame?.column === undefined) {
    return refuse(
      call,
      "place",
      "{{#column}} stands outside of a table",
      "Move it into {{#table}}.",
    );
  }
  const scale = call.hash.has("scale") ? hashInteger(call, "scale", 0) : undefined;
  frame.column(textArgument(call), call.place, () => bodyOf(call)().trim(), scale);
  return "";
}

export const tableHelpers: readonly Helper[] = [
  {
    name: "table",
    theme: "figures",
    description:
      "The rows of a fact table, one scale a column, decimal points aligned; its body is the title.",
    parameters: [{ name: "table", description: "A fact table.", type: "table" }],
    hash: [
      {
        name: "id",
        description: "For {{see}}; the table's name by default.",
        type: "name",
        optional: true,
      },
      {
        name: "limit",
        description: "Only the first rows, so many.",
        type: "integer",
        optional: true,
      },
      {
        name: "total",
        description:
          "Key of the row that is the total, set apart; by default the `total` of the definition.",
        type: "name",
        optional: true,
      },
      ...FIGURE_HASH,
    ],
    block: "always",
    example:
      '{{#table products}}Output{{#column "name"}}Product{{/column}}{{#column "output"}}Output, {{unit}}{{/column}}{{/table}}',
    output:
      "Table 1 Output Product Output, million tonnes Raw coal 68.25 Washed coal 21.60 Primary aluminium 0.151",
    run: table,
  },
  {
    name: "column",
    theme: "figures",
    description: "Inside a table: a column by its name; the body is its head.",
    parameters: [{ name: "name", description: "A column of the table.", type: "name" }],
    hash: [
      {
        name: "scale",
        description:
          "Power of ten that its numbers are divided by: 3 for thousands. By default that of the largest.",
        type: "integer",
        optional: true,
      },
    ],
    block: "always",
    example:
      '{{#table products limit=1}}Growth{{#column "name"}}Product{{/column}}{{#column "growth"}}Change, {{unit}}{{/column}}{{/table}}',
    output: "Table 1 Growth Product Change, percent Raw coal 20.2",
    run: column,
  },
];
