import { markBehind, printFact } from "../facts/print.ts";
import type { Fact, FactRow, FactTable, PrintedFact } from "../facts/types.ts";
import type { Language } from "../language/language.ts";
import type { Scale } from "../language/types.ts";

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
 */
export function chartRows(table: FactTable, language: Language): ChartRow[] {
  const scales = columnScales(table, language);
  return table.rows.map((row) => chartRow(table, row, scales, language));
}

/** The names that chartRows gives, in its order. */
export function chartColumns(table: Pick<FactTable, "columns">): string[] {
  return table.columns.flatMap(({ name }) => [name, ...COMPANIONS.map((end) => name + end)]);
}

function columnScales(table: FactTable, language: Language): ReadonlyMap<string, Scale> {
  return new Map(
    table.columns.map(({ name }) => {
      const quantities = table.rows.flatMap((row) => row.facts.get(name)?.quantity ?? []);
      return [name, language.commonScale(quantities)];
    }),
  );
}

function chartRow(
  table: FactTable,
  { facts, key }: FactRow,
  scales: ReadonlyMap<string, Scale>,
  language: Language,
): ChartRow {
  const row: Record<string, ChartValue> = {};
  for (const { name } of table.columns) {
    const fact = facts.get(name);
    if (fact === undefined) throw new Error(`a row lacks the fact of its column "${name}"`);
    Object.assign(row, chartCells(fact, scales.get(name), language));
  }
  if (table.keyColumn !== undefined && key !== undefined) row[table.keyColumn] ??= key;
  return row;
}

function chartCells(fact: Fact, scale: Scale | undefined, language: Language): ChartRow {
  const alone = printFact(fact, language);
  const beside = printFact(fact, language, { scale });
  const marks = marksText(alone, language);
  return {
    [fact.column]: chartValue(fact, beside),
    [`${fact.column}_text`]: alone.missing ? marks.trim() : beside.number + marks,
    [`${fact.column}_full`]: alone.text + marks,
    [`${fact.column}_status`]: fact.status.length > 0 ? fact.status.join(",") : null,
  };
}

function chartValue(fact: Fact, printed: PrintedFact): ChartValue {
  if (fact.value === null) return null;
  if (fact.kind === "number") return Number(printed.value);
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
