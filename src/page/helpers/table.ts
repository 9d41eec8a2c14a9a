import type { Fact, FactColumn, FactRow, FactTable, PrintedFact } from "../../facts/types.ts";
import { type Place, warning } from "../../finding/finding.ts";
import { nameRemedy } from "../../finding/near.ts";
import type { Scale } from "../../language/types.ts";
import { decimalPadding } from "../decimals.ts";
import { factPart, printOf } from "../fact-part.ts";
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
import { isRow, isTable, printed } from "../values.ts";
import { FIGURE_HASH, figureHtml, idOf, registerFigure, runFrame, sourceHtml } from "./figure.ts";

/** A column as it prints: its facts in row order, all at one scale. */
interface PrintedColumn {
  readonly column: FactColumn;
  readonly head: string;
  readonly unit: string;
  readonly cells: readonly Cell[];
}

interface Cell {
  readonly fact: Fact;
  readonly print: PrintedFact;
  /** Right padding in em; 0 for text. */
  readonly padding: number;
}

function table(call: Call): string {
  const { render } = call;
  const data = tableOf(call);
  const rows = data.rows.slice(0, hashInteger(call, "limit", data.rows.length));
  if (rows.length === 0)
    refuse(call, "empty-table", `${data.name} has no row`, "Put it into {{#if}}.");
  const id = idOf(call, hashText(call, "id") ?? data.name);
  const number = registerFigure(call, id, "table");
  const columns: PrintedColumn[] = [];
  const frame: Frame = {
    kind: "table",
    column: (name, place, head) =>
      columns.push(printColumn(call, frame, data, rows, name, place, head)),
  };
  const title = runFrame(call, frame);
  if (columns.length === 0) {
    refuse(
      call,
      "empty-table",
      "the table has no column",
      'Add {{#column "name"}}Head{{/column}}.',
    );
  }
  for (const column of columns) checkUnit(call, column, `${title} ${frame.shows ?? ""}`);
  const html =
    captionHtml(number, title, frame) + headHtml(columns) + bodyHtml(call, rows, columns);
  const content = `<table>${html}</table>${sourceHtml(call, frame)}`;
  return emit(render, figureHtml(call, id, "table", content));
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

function printColumn(
  call: Call,
  frame: Frame,
  data: FactTable,
  rows: readonly FactRow[],
  name: string,
  place: Place,
  head: () => string,
): PrintedColumn {
  const column = data.columns.find((candidate) => candidate.name === name);
  if (column === undefined) {
    return refuse(
      { ...call, place },
      "unknown-column",
      `${data.name} has no column "${name}"`,
      nameRemedy(
        name,
        data.columns.map((candidate) => candidate.name),
      ),
    );
  }
  const facts = rows.flatMap((row) => row.facts.get(name) ?? []);
  const scale = scaleOf(call, column, facts);
  frame.unit =
    column.unit === undefined || scale === undefined
      ? undefined
      : call.render.input.language.unitWords(column.unit, scale);
  const printedHead = head();
  return { column, head: printedHead, unit: frame.unit ?? "", cells: cellsOf(call, facts, scale) };
}

/** One scale for the whole column; undefined for text. */
function scaleOf(call: Call, column: FactColumn, facts: readonly Fact[]): Scale | undefined {
  if (column.kind !== "number") return undefined;
  const quantities = facts.flatMap((fact) => fact.quantity ?? []);
  return call.render.input.language.commonScale(quantities);
}

function cellsOf(call: Call, facts: readonly Fact[], scale: Scale | undefined): Cell[] {
  const { language } = call.render.input;
  const prints = facts.map((fact) =>
    printOf(call.render, fact, scale === undefined ? {} : { scale }),
  );
  if (scale === undefined) {
    return facts.map((fact, index) => ({ fact, print: at(prints, index), padding: 0 }));
  }
  const known = prints.filter((print) => !print.missing);
  const marks = known.map((print) => print.marks.map((mark) => language.mark(mark)).join(""));
  const numbers = prints.map((print) => (print.missing ? "" : print.number));
  const paddings = decimalPadding(numbers, marks, language);
  return facts.map((fact, index) => {
    const print = at(prints, index);
    return { fact, print, padding: print.missing ? 0 : at(paddings, index) };
  });
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`the column has no cell ${index}`);
  return item;
}

/** A head that doesn't say the unit leaves the reader guessing. */
function checkUnit(call: Call, { column, head, unit }: PrintedColumn, around: string): void {
  const said = `${head} ${around}`.toLowerCase();
  if (unit === "" || said.includes(unit.toLowerCase())) return;
  call.render.findings.push(
    warning(
      "template/table-unit",
      call.place,
      `the head of the column "${column.name}" doesn't say its unit, ${unit}`,
      "Add {{unit}} to the head.",
    ),
  );
}

function captionHtml(number: string, title: string, frame: Frame): string {
  const shows =
    frame.shows === undefined ? "" : ` <span class="figure-shows">${frame.shows}</span>`;
  return `<caption><span class="figure-number">${number}</span> <span class="figure-title">${title}</span>${shows}</caption>`;
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

function bodyHtml(call: Call, rows: readonly FactRow[], columns: readonly PrintedColumn[]): string {
  const total = hashText(call, "total");
  const lines = rows.map((row, index) => {
    const cells = columns.map((column, place) => cellHtml(call, column, index, place === 0));
    const classes = total !== undefined && row.key === total ? ' class="total"' : "";
    return `<tr${classes}>${cells.join("")}</tr>`;
  });
  return `<tbody>${lines.join("")}</tbody>`;
}

function cellHtml(call: Call, column: PrintedColumn, index: number, first: boolean): string {
  const { fact, print, padding } = at(column.cells, index);
  const content = printHtml(call.render, printed(cellPart(call, fact, print)));
  if (first) return `<th scope="row"${numberClass(column.column)}>${content}</th>`;
  if (column.column.kind !== "number") return `<td>${content}</td>`;
  if (print.missing) return `<td class="number missing">${content}</td>`;
  const style =
    padding === 0 ? "" : ` style="padding-right:calc(var(--cell-right, 0em) + ${padding}em)"`;
  return `<td class="number"${style}>${content}</td>`;
}

/** A missing value prints its marks alone, and its reason where it has none: never nothing. */
function cellPart(call: Call, fact: Fact, print: PrintedFact) {
  if (!print.missing) return factPart(fact, print, print.number);
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
  frame.column(textArgument(call), call.place, () => bodyOf(call)().trim());
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
        description: "Key of the row that is the total, set apart.",
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
    hash: [],
    block: "always",
    example:
      '{{#table products limit=1}}Growth{{#column "name"}}Product{{/column}}{{#column "growth"}}Change, {{unit}}{{/column}}{{/table}}',
    output: "Table 1 Growth Product Change, percent Raw coal 20.2",
    run: column,
  },
];
