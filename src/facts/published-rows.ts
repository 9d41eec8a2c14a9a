import type { Language } from "../language/language.ts";
import { printFact } from "./print.ts";
import type { Fact, FactColumn, FactRow, FactTable } from "./types.ts";

/** A fact table as the edition's data file has it: machine-readable texts. */
interface PublishedRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A column of a data file: that of a value, or that of the status of the values before it. */
interface PublishedField {
  readonly column: FactColumn;
  readonly isStatus: boolean;
}

/** The columns of a table's data file: behind a column of which any fact has a status, its status. */
export function publishedFields(table: FactTable): PublishedField[] {
  return table.columns.flatMap((column) => [
    { column, isStatus: false },
    ...(hasStatus(table, column.name) ? [{ column, isStatus: true }] : []),
  ]);
}

/**
 * A table at published precision: a column for each column of facts, and behind it `<column>_status`
 * where any of its facts has a status ("p", "p,r"). What is missing is empty; a confidential value
 * is empty with the status c.
 */
export function publishedRows(table: FactTable, language: Language): PublishedRows {
  const fields = publishedFields(table);
  return {
    columns: fields.map(({ column, isStatus }) =>
      isStatus ? `${column.name}_status` : column.name,
    ),
    rows: table.rows.map((row) =>
      fields.map(({ column, isStatus }) => {
        const fact = factOf(row, column.name);
        return isStatus ? fact.status.join(",") : printFact(fact, language).value;
      }),
    ),
  };
}

function hasStatus(table: FactTable, column: string): boolean {
  return table.rows.some((row) => factOf(row, column).status.length > 0);
}

function factOf(row: FactRow, column: string): Fact {
  const fact = row.facts.get(column);
  if (fact === undefined) throw new Error(`a row lacks the fact of its column "${column}"`);
  return fact;
}
