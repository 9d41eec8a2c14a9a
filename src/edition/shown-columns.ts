import type { PreparedEdition } from "../check/types.ts";
import type { Fact, FactColumn, FactTable } from "../facts/types.ts";
import type { Scale } from "../language/types.ts";
import { printedFacts } from "./data-tables.ts";

/** A column of a fact table as a sheet shows it. */
export interface ShownColumn {
  readonly column: FactColumn;
  /** As the page prints it; undefined where it prints no head for it. */
  readonly head?: string | undefined;
  /** The scale of the printed head; 0 without. */
  readonly scale?: Scale | undefined;
}

/**
 * The columns of a table that the page prints, in their order, then others of which something is on
 * the page, but what only sets out a chart; before them what tells the rows apart, where they don't.
 */
export function shownColumns(table: FactTable, edition: PreparedEdition): ShownColumn[] {
  const printed = edition.page.tables
    .filter(({ of }) => of === table.name)
    .flatMap(({ columns }) => columns);
  const isOnPage = onPage(table, edition);
  const others = table.columns.filter(
    (column) => column.name !== table.keyColumn && column.helper !== true && isOnPage(column),
  );
  const names = new Set([...printed.map(({ name }) => name), ...others.map(({ name }) => name)]);
  const found = [...names].flatMap(
    (name) => table.columns.find((column) => column.name === name) ?? [],
  );
  const isNamed = printed.length > 0 && found.some(isWords);
  return (isNamed ? found : withNames(table, found)).map((column) => {
    const head = printed.find(({ name }) => name === column.name);
    return { column, head: head?.head, scale: head?.scale };
  });
}

/**
 * Of a table that no figure or table shows: the numbers that stand in the text and on no other sheet,
 * and what their rows are called. Words for sentences are no data.
 */
export function furtherColumns(
  table: FactTable,
  edition: PreparedEdition,
  known: ReadonlySet<string>,
): ShownColumn[] {
  const isOnPage = onPage(table, edition, (fact) => !known.has(identity(fact)));
  const numbers = table.columns.filter(
    (column) => !isWords(column) && column.helper !== true && isOnPage(column),
  );
  return numbers.length === 0 ? [] : withNames(table, numbers).map((column) => ({ column }));
}

/** The numbers of rows with a key that sheets show. */
export function knownNumbers(
  sheets: readonly { readonly table: FactTable; readonly columns: readonly ShownColumn[] }[],
): ReadonlySet<string> {
  return new Set(
    sheets.flatMap(({ table, columns }) =>
      columns.flatMap(({ column }) => factsOf(table, column).map(identity)),
    ),
  );
}

/** What makes facts of two tables the same number: key, column and value. */
function identity({ key, column, value, path }: Fact): string {
  return key === undefined ? path : JSON.stringify([key, column, value]);
}

function onPage(
  table: FactTable,
  { page }: PreparedEdition,
  counts: (fact: Fact) => boolean = () => true,
): (column: FactColumn) => boolean {
  const facts = printedFacts(page);
  return (column) => factsOf(table, column).some((fact) => facts.has(fact.path) && counts(fact));
}

/**
 * Columns, before them a text that tells the rows apart, or the key, unless their own words do. A
 * table of one row needs none.
 */
function withNames(table: FactTable, columns: readonly FactColumn[]): readonly FactColumn[] {
  const tellApart = (words: readonly FactColumn[]): boolean => {
    const names = table.rows.map((row) => words.map(({ name }) => row.facts.get(name)?.value));
    const isNamed = names.every((name) => name.some((value) => typeof value === "string"));
    return isNamed && new Set(names.map((name) => JSON.stringify(name))).size === table.rows.length;
  };
  const words = columns.filter(isWords);
  if (table.one || (words.length > 0 && tellApart(words))) return columns;
  const texts = table.columns.filter((column) => isWords(column) && column.helper !== true);
  const key = texts.find(({ name }) => name === table.keyColumn);
  const naming = texts.find((column) => column !== key && tellApart([column])) ?? key;
  return naming === undefined ? columns : [naming, ...columns.filter((one) => one !== naming)];
}

function isWords({ kind }: FactColumn): boolean {
  return kind !== "number";
}

function factsOf(table: FactTable, { name }: FactColumn): Fact[] {
  return table.rows.flatMap((row) => row.facts.get(name) ?? []);
}
