import type { Language } from "../language/language.ts";
import { printFact } from "./print.ts";
import type { Fact, FactRow, FactTable } from "./types.ts";

/** A fact table as the edition's data file has it: machine-readable texts. */
interface PublishedRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A table at published precision: a column for each column of facts, and behind it `<column>_status`
 * where any of its facts has a status ("p", "p,r"). What is missing is empty; a confidential value
 * is empty with the status c.
 */
export function publishedRows(table: FactTable, language: Language): PublishedRows {
  const columns = table.columns.map(({ name }) => ({ name, status: hasStatus(table, name) }));
  return {
    columns: columns.flatMap(({ name, status }) => (status ? [name, `${name}_status`] : [name])),
    rows: table.rows.map((row) =>
      columns.flatMap(({ name, status }) => publishedCells(factOf(row, name), status, language)),
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

function publishedCells(fact: Fact, status: boolean, language: Language): string[] {
  const { value } = printFact(fact, language);
  return status ? [value, fact.status.join(",")] : [value];
}
