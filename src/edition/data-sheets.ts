import type { PreparedEdition } from "../check/prepare.ts";
import { columnLabel, tableLabel } from "../facts/label.ts";
import type { Fact, FactColumn, FactTable } from "../facts/types.ts";
import type { PrintedFigure } from "../page/captions.ts";
import type { Cell, SheetColumn, SheetTable } from "../spreadsheet/types.ts";
import { dataTables, shownBy } from "./data-tables.ts";
import { cellOf, marksOf, type ShownColumn, sheetColumns, unitOf } from "./sheet-columns.ts";

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

/**
 * The data behind the page as sheets: those of its tables, those of its charts, then what stands in
 * the text alone, tables of one row together. A column is there where something of it is printed.
 */
export function dataSheets(edition: PreparedEdition): DataSheet[] {
  const shown = dataTables(edition).map((table) => ({ table, by: shownBy(table, edition) }));
  const seen = shown.filter(({ by }) => by.length > 0).sort((a, b) => order(a) - order(b));
  const others = shown.filter(({ by }) => by.length === 0);
  const single = others.filter(({ table }) => table.one).map(({ table }) => table);
  const several = others.filter(({ table }) => !table.one);
  return [
    ...[...seen, ...several].map((item) => tableSheet(item, edition)),
    ...(single.length === 0 ? [] : [textSheet(single, edition)]),
  ];
}

/** Tables first, then figures, each by number. */
function order({ by: [first] }: Shown): number {
  return first === undefined ? 0 : first.number + ("of" in first ? 0 : 100_000);
}

function tableSheet({ table, by }: Shown, edition: PreparedEdition): DataSheet {
  const { language } = edition;
  const [first, ...further] = by;
  const titled = (figure: PrintedFigure): string =>
    `${figure.label}${language.labels.colon}${language.labels.space}${figure.title}`;
  const columns = shownColumns(table, edition).flatMap((column) =>
    sheetColumns(table, column, language),
  );
  return {
    wanted: first?.label ?? tableLabel(table),
    title: first === undefined ? tableLabel(table) : titled(first),
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

/**
 * The printed columns of a table in their order, then others of which something is on the page; the
 * key only where no other text says what a row is.
 */
function shownColumns(table: FactTable, edition: PreparedEdition): ShownColumn[] {
  const { page } = edition;
  const printed = page.tables
    .filter(({ of }) => of === table.name)
    .flatMap(({ columns }) => columns);
  const facts = new Set(page.occurrences.map(({ fact }) => fact));
  const isOnPage = ({ name }: FactColumn): boolean =>
    table.rows.some((row) => facts.has(row.facts.get(name)?.path ?? ""));
  const others = table.columns.filter(
    (column) => column.name !== table.keyColumn && isOnPage(column),
  );
  const names = [...printed.map(({ name }) => name), ...others.map(({ name }) => name)];
  const columns = withNames(table, new Set(names)).map((column) => {
    const head = printed.find(({ name }) => name === column.name);
    return { column, head: head?.head, scale: head?.scale };
  });
  return columns;
}

/** Columns by name; where none of them is a text, the rows' names come first. */
function withNames(table: FactTable, names: ReadonlySet<string>): FactColumn[] {
  const found = [...names].flatMap(
    (name) => table.columns.find((column) => column.name === name) ?? [],
  );
  if (table.one || found.some(({ kind }) => kind !== "number")) return found;
  const texts = table.columns.filter(({ kind }) => kind !== "number");
  const naming = texts.find(({ name }) => name !== table.keyColumn) ?? texts[0];
  return naming === undefined ? found : [naming, ...found];
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
    const called = isShared ? `${tableLabel(table)}${labels.colon}${labels.space}${name}` : name;
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
  return columnLabel(column ?? { name: fact.column });
}

/** A name that Excel takes for a table: no sign but letters, digits, underscores, and no cell's name. */
function safeTableName(name: string): string {
  return `data_${name.replace(/[^\p{L}\p{N}_]/gu, "_")}`;
}
