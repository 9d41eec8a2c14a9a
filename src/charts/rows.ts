import { markBehind, printFact } from "../facts/print.ts";
import type { Fact, FactRow, FactTable, PrintedFact } from "../facts/types.ts";
import type { Language } from "../language/language.ts";
import type { Scale } from "../language/types.ts";
import type { FieldTest } from "./named-fields.ts";
import { remembered } from "./remembered.ts";

type ChartValue = string | number | boolean | null;

/** One row of a chart's data. */
export type ChartRow = Readonly<Record<string, ChartValue>>;

/** What a chart can use of a fact column besides itself. */
export const COMPANIONS = ["_text", "_full", "_status"] as const;

/**
 * A fact table as a chart's data, in its order. For each column `c`:
 * - `c`: a number at published precision (what is drawn is what is printed), a text in the
 *   edition's language, an ISO date, true or false; null where the value is missing;
 * - `c_text`: as it is printed beside others of its column, without unit words, in the column's
 *   common scale, with its marks: "8.9*", "0.151", "12.1 [p]"; where missing the mark alone, "[x]";
 * - `c_full`: as it is printed alone: "151,000 tonnes", "about 230 enterprises*", where missing the reason
 *   in words and the mark: "not available [x]";
 * - `c_status`: status codes, "p" or "p,r"; null where there is none.
 *
 * Numbers are binary doubles, which is what Vega draws with: beyond 15 digits the place of a mark,
 * never a text, is off by less than a pixel can show.
 *
 * @param reads the names that are wanted; all by default
 */
export function chartRows(
  table: FactTable,
  language: Language,
  reads: FieldTest = () => true,
): ChartRow[] {
  const makers = table.columns.flatMap(({ name }) => cellMakers(table, name, language, reads));
  const { keyColumn } = table;
  const keyed = keyColumn !== undefined && reads(keyColumn) ? keyColumn : undefined;
  return table.rows.map((row) => chartRow(row, makers, keyed));
}

/** The names that chartRows gives, in its order. */
export function chartColumns(table: Pick<FactTable, "columns">): string[] {
  return table.columns.flatMap(({ name }) => [name, ...COMPANIONS.map((end) => name + end)]);
}

/** How a field of a row is made from the fact of a column. */
interface CellMaker {
  readonly column: string;
  readonly field: string;
  readonly make: (fact: Fact) => ChartValue;
}

function cellMakers(
  table: FactTable,
  column: string,
  language: Language,
  reads: FieldTest,
): CellMaker[] {
  const [text, full, status] = COMPANIONS.map((end) => column + end);
  const beside = besideOthers(table, column, language);
  const makers: [string | undefined, (fact: Fact) => ChartValue][] = [
    [column, (fact) => chartValue(fact, beside)],
    [text, (fact) => textBeside(beside(fact), language)],
    [
      full,
      (fact) => printFact(fact, language).text + marksText(printFact(fact, language), language),
    ],
    [status, (fact) => (fact.status.length > 0 ? fact.status.join(",") : null)],
  ];
  return makers.flatMap(([field, make]) =>
    field !== undefined && reads(field) ? [{ column, field, make }] : [],
  );
}

/** Prints a fact in the scale that its column has in common, once for its place and its label. */
function besideOthers(
  table: FactTable,
  column: string,
  language: Language,
): (fact: Fact) => PrintedFact {
  let scale: Scale | undefined;
  return remembered((fact: Fact) => {
    scale ??= language.commonScale(
      table.rows.flatMap((row) => row.facts.get(column)?.quantity ?? []),
    );
    return printFact(fact, language, { scale });
  });
}

function chartRow(
  { facts, key }: FactRow,
  makers: readonly CellMaker[],
  keyColumn: string | undefined,
): ChartRow {
  const row: Record<string, ChartValue> = {};
  for (const { column, field, make } of makers) {
    const fact = facts.get(column);
    if (fact === undefined) throw new Error(`a row lacks the fact of its column "${column}"`);
    row[field] = make(fact);
  }
  if (keyColumn !== undefined && key !== undefined) row[keyColumn] ??= key;
  return row;
}

function textBeside(beside: PrintedFact, language: Language): string {
  const marks = marksText(beside, language);
  return beside.missing ? marks.trim() : beside.number + marks;
}

function chartValue(fact: Fact, beside: (fact: Fact) => PrintedFact): ChartValue {
  if (fact.value === null) return null;
  if (fact.kind === "number") return Number(beside(fact).value);
  return fact.kind === "boolean" ? fact.value === "true" : fact.value;
}

/** The marks that a chart prints with a fact: where nothing says why it is missing, that of x. */
export function chartMarks(printed: PrintedFact): readonly string[] {
  return printed.missing && printed.marks.length === 0 ? ["x"] : printed.marks;
}

function marksText(printed: PrintedFact, language: Language): string {
  return chartMarks(printed)
    .map((mark) => markBehind(mark, language))
    .join("");
}
