import { labelOf } from "../facts/label.ts";
import { printFact } from "../facts/print.ts";
import type { Fact, FactColumn, FactTable } from "../facts/types.ts";
import { roundDecimal, shiftDecimal } from "../language/decimal.ts";
import { withLabel } from "../language/labels.ts";
import type { Language } from "../language/language.ts";
import type { Scale } from "../language/types.ts";
import type { Cell, SheetColumn } from "../spreadsheet/types.ts";
import type { ShownColumn } from "./shown-columns.ts";

interface FilledColumn extends SheetColumn {
  readonly cells: readonly Cell[];
}

/**
 * A column with its cells, and behind it one with the marks of each value where they differ from row
 * to row. Marks that all values have stand in the head; a number's cell holds the number alone.
 */
export function sheetColumns(
  table: FactTable,
  shown: ShownColumn,
  language: Language,
): FilledColumn[] {
  const { column, scale = 0 } = shown;
  const facts = table.rows.flatMap((row) => row.facts.get(column.name) ?? []);
  const marks = facts.map((fact) => marksOf(fact, language));
  const known = marks.filter((_, index) => facts[index]?.value !== null);
  const [first = ""] = known;
  const common = known.every((mark) => mark === first);
  const head = headOf(shown, language);
  const { labels } = language;
  const values: FilledColumn = {
    head: common && first !== "" ? `${head} ${first}` : head,
    kind: column.kind === "number" ? "number" : "text",
    cells: facts.map((fact) => cellOf(fact, language, scale)),
  };
  if (common) return [values];
  const symbols: FilledColumn = {
    head: withLabel(labels, head, labels.symbols),
    kind: "text",
    cells: marks.map((mark, index) => ({
      kind: "text",
      text: mark === "" || facts[index]?.value === null ? labels.no_mark : mark,
    })),
  };
  return [values, symbols];
}

/** The head as printed, else the column's label and its unit, which it may say itself: "Output (tonnes)". */
function headOf({ column, head }: ShownColumn, language: Language): string {
  if (head !== undefined && head !== "") return head;
  const label = labelOf(column);
  const unit = unitOf(column, language);
  const isSaid = label.toLowerCase().includes(unit.toLowerCase());
  return isSaid ? label : inBrackets(label, unit, language);
}

/** "Output (tonnes)", 产量（吨）. */
export function inBrackets(words: string, inner: string, { labels }: Language): string {
  return labels.space === "" ? `${words}（${inner}）` : `${words} (${inner})`;
}

/** The unit of a column in words, unscaled. */
export function unitOf({ unit }: FactColumn, language: Language): string {
  return unit === undefined ? "" : language.unitWords(unit, 0);
}

/** The marks of a fact as they print: "[p]", "* [r]"; "" where it has none. */
export function marksOf(fact: Fact, language: Language): string {
  return printFact(fact, language)
    .marks.map((mark) => language.mark(mark))
    .join(" ");
}

/** A number at published precision as a number; what is missing as its mark or its reason. */
export function cellOf(fact: Fact, language: Language, scale: Scale): Cell {
  const print = printFact(fact, language);
  if (print.missing) {
    const marks = marksOf(fact, language);
    return { kind: "text", text: marks === "" ? print.text : marks };
  }
  if (fact.quantity === undefined) return { kind: "text", text: print.text };
  const { decimals } = language.printQuantity(fact.quantity, { scale });
  return {
    kind: "number",
    value: roundDecimal(shiftDecimal(print.value, -scale), decimals),
    decimals,
  };
}
