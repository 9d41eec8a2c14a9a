import { markBehind } from "../../facts/print.ts";
import type { Fact, FactColumn, FactRow, FactTable, PrintedFact } from "../../facts/types.ts";
import { type Place, warning } from "../../finding/finding.ts";
import { nameRemedy } from "../../finding/near.ts";
import type { Scale } from "../../language/types.ts";
import { decimalPadding } from "../decimals.ts";
import { printOf } from "../fact-part.ts";
import { type Call, refuse } from "../helper.ts";
import type { Frame } from "../render.ts";

/** A column as it prints: its facts in row order, all at one scale. */
export interface PrintedColumn {
  readonly column: FactColumn;
  readonly head: string;
  readonly unit: string;
  /** Undefined for text. */
  readonly scale: Scale | undefined;
  readonly cells: readonly Cell[];
}

interface Cell {
  readonly fact: Fact;
  readonly print: PrintedFact;
  /** Right padding in em; 0 for text. */
  readonly padding: number;
}

/** A column as the author asks for it, within its table. */
interface ColumnRequest {
  readonly call: Call;
  readonly frame: Frame;
  readonly data: FactTable;
  readonly rows: readonly FactRow[];
  readonly name: string;
  readonly place: Place;
  /** Power of ten that all its numbers are divided by; by default that of its largest number. */
  readonly scale?: Scale | undefined;
  /** Prints the head, once the frame says the unit. */
  readonly head: () => string;
}

/** Prints a column: one scale, its unit told to the head, decimals aligned. */
export function printColumn(request: ColumnRequest): PrintedColumn {
  const { call, frame, rows, name } = request;
  const column = columnOf(request);
  const facts = rows.flatMap((row) => row.facts.get(name) ?? []);
  const scale = scaleOf(request, column, facts);
  const { language } = call.render.input;
  const { unit } = column;
  frame.unit =
    unit === undefined || scale === undefined ? undefined : language.unitWords(unit, scale);
  const head = request.head();
  return { column, head, unit: frame.unit ?? "", scale, cells: cellsOf(call, facts, scale) };
}

function columnOf({ call, data, name, place }: ColumnRequest): FactColumn {
  const column = data.columns.find((candidate) => candidate.name === name);
  if (column !== undefined) return column;
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

/** One scale for the whole column; undefined for text. */
function scaleOf(
  { call, scale, place }: ColumnRequest,
  column: FactColumn,
  facts: readonly Fact[],
): Scale | undefined {
  if (column.kind !== "number") return undefined;
  const quantities = facts.flatMap((fact) => fact.quantity ?? []);
  const { language } = call.render.input;
  if (scale === undefined) return language.commonScale(quantities);
  if (language.scales.includes(scale)) return scale;
  return refuse(
    { ...call, place },
    "argument",
    `${language.code} has no word for ten to the ${scale}`,
    `Take one of: ${language.scales.join(", ")}.`,
  );
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
  const marks = known.map((print) =>
    print.marks.map((mark) => markBehind(mark, language)).join(""),
  );
  const numbers = prints.map((print) => (print.missing ? "" : print.number));
  const paddings = decimalPadding(numbers, marks, language);
  return facts.map((fact, index) => {
    const print = at(prints, index);
    return { fact, print, padding: print.missing ? 0 : at(paddings, index) };
  });
}

/** A cell by its row; the columns of a table are equally long. */
export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`the column has no cell ${index}`);
  return item;
}

/** A head that doesn't say the unit leaves the reader guessing. */
export function checkUnit(call: Call, { column, head, unit }: PrintedColumn, around: string): void {
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
