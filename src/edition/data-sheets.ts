import type { PreparedEdition } from "../check/types.ts";
import { labelOf } from "../facts/label.ts";
import type { Fact, FactTable } from "../facts/types.ts";
import { withLabel } from "../language/labels.ts";
import type { PrintedFigure } from "../page/captions.ts";
import type { Cell, SheetColumn, SheetTable } from "../spreadsheet/types.ts";
import { dataTables, shownBy } from "./data-tables.ts";
import { cellOf, inBrackets, marksOf, sheetColumns, unitOf } from "./sheet-columns.ts";
import { furtherColumns, knownNumbers, type ShownColumn, shownColumns } from "./shown-columns.ts";

/** A sheet of data before its name is made safe and its links are known. */
export interface DataSheet {
  /** What it would be called: "Table 1", "Figure 2". */
  readonly wanted: string;
  readonly title: string;
  /** What is shown, source, in lines. */
  readonly lines: readonly string[];
  readonly table: SheetTable;
}

/** The figures and tables of the page that show a fact table. */
interface Shown {
  readonly table: FactTable;
  readonly by: readonly PrintedFigure[];
}

/** With what a sheet shows of it. */
interface Filled extends Shown {
  readonly columns: readonly ShownColumn[];
}

/**
 * The data behind the page as sheets: those of its tables, those of its charts, then what stands in
 * the text alone, tables of one row together.
 */
export function dataSheets(edition: PreparedEdition): DataSheet[] {
  const shown = dataTables(edition).map((table) => ({ table, by: shownBy(table, edition) }));
  const seen = shown.filter(({ by }) => by.length > 0).sort((a, b) => order(a) - order(b));
  const others = shown.filter(({ by }) => by.length === 0);
  const single = others.filter(({ table }) => table.one).map(({ table }) => table);
  const several = others.filter(({ table }) => !table.one);
  const columnsSeen = seen.map((item) => ({ ...item, columns: shownColumns(item.table, edition) }));
  const known = knownNumbers(columnsSeen);
  const further = several.map((item) => ({
    ...item,
    columns: furtherColumns(item.table, edition, known),
  }));
  return [
    ...[...columnsSeen, ...further]
      .filter(({ columns }) => columns.length > 0)
      .map((item) => tableSheet(item, seen, edition)),
    ...(single.length === 0 ? [] : [textSheet(single, edition)]),
  ];
}

/** Tables first, then figures, each by number. */
function order({ by: [first] }: Shown): number {
  return first === undefined ? 0 : first.number + ("of" in first ? 0 : 100_000);
}

function tableSheet(
  { table, by, columns: shown }: Filled,
  seen: readonly Shown[],
  edition: PreparedEdition,
): DataSheet {
  const { language } = edition;
  const [first, ...further] = by;
  const isShared = seen.filter((other) => other.by[0] === first).length > 1;
  const titled = (figure: PrintedFigure): string =>
    withLabel(language.labels, figure.label, figure.title);
  const columns = shown.flatMap((column) => sheetColumns(table, column, language));
  const title = first === undefined ? labelOf(table) : titled(first);
  return {
    wanted: first?.label ?? labelOf(table),
    title: isShared ? inBrackets(title, labelOf(table), language) : title,
    lines: [
      ...((first?.shows ?? "") ? [first?.shows ?? ""] : []),
      ...further.map(titled),
      ...(first?.source ? [first.source] : []),
    ],
    table: { name: safeTableName(table.name), columns, rows: rowsOf(columns, table.rows.length) },
  };
}

function rowsOf(
  columns: readonly (SheetColumn & { readonly cells: readonly Cell[] })[],
  count: number,
): Cell[][] {
  return Array.from({ length: count }, (_, index) =>
    columns.flatMap(({ cells }) => cells[index] ?? []),
  );
}

/** Numbers of tables of one row, one below the other: what, value, unit, symbols. */
function textSheet(tables: readonly FactTable[], edition: PreparedEdition): DataSheet {
  const { language } = edition;
  const { labels } = language;
  const facts = tables.flatMap((table) => numbersOf(table, edition));
  const marks = facts.map(({ fact }) => marksOf(fact, language));
  const hasMarks = marks.some((mark) => mark !== "");
  const names = facts.map(({ table, fact }) => calledOf(table, fact));
  const rows = facts.map(({ table, fact, unit }, index): Cell[] => {
    const name = names[index] ?? "";
    const isShared = names.filter((other) => other === name).length > 1;
    const called = isShared ? withLabel(labels, labelOf(table), name) : name;
    const mark = fact.value === null ? "" : (marks[index] ?? "");
    return [
      { kind: "text", text: called },
      cellOf(fact, language, 0),
      { kind: "text", text: unit === "" ? labels.no_mark : unit },
      ...(hasMarks ? [{ kind: "text" as const, text: mark === "" ? labels.no_mark : mark }] : []),
    ];
  });
  const columns: SheetColumn[] = [
    { head: labels.what, kind: "text" },
    { head: labels.value, kind: "number" },
    { head: labels.unit, kind: "text" },
    ...(hasMarks ? [{ head: labels.symbols, kind: "text" as const }] : []),
  ];
  const title = labels.numbers_in_text;
  return { wanted: title, title, lines: [], table: { name: "text_numbers", columns, rows } };
}

function numbersOf(table: FactTable, edition: PreparedEdition) {
  return shownColumns(table, edition).flatMap(({ column }) => {
    const fact = table.rows[0]?.facts.get(column.name);
    if (fact === undefined || column.kind !== "number") return [];
    return [{ table, fact, unit: unitOf(column, edition.language) }];
  });
}

function calledOf(table: FactTable, fact: Fact): string {
  const column = table.columns.find(({ name }) => name === fact.column);
  return labelOf(column ?? { name: fact.column });
}

/** A name that Excel takes for a table: no sign but letters, digits, underscores, and no cell's name. */
function safeTableName(name: string): string {
  return `data_${name.replace(/[^\p{L}\p{N}_]/gu, "_")}`;
}
