import type { Place } from "../finding/finding.ts";
import type { Language } from "../language/language.ts";
import type { Unit } from "../language/types.ts";
import { printFact } from "./print.ts";
import type { Fact, FactColumn, FactTable, FactTables, Status } from "./types.ts";

/** A fact as `facts.json` lists it: at published precision, never more. */
export interface FactRecord {
  readonly path: string;
  readonly table: string;
  readonly key?: string | undefined;
  readonly column: string;
  /** What the column is called, where the definition says it. */
  readonly label?: string | undefined;
  readonly kind: Fact["kind"];
  /** Decimal text at published precision, text, ISO date, "true"/"false"; null where missing. */
  readonly value: string | null;
  readonly unit?: Unit | undefined;
  /** As it is printed, without marks. */
  readonly text: string;
  readonly status: readonly Status[];
  /** Why there is no value. */
  readonly reason?: string | undefined;
  readonly computed: boolean;
  readonly approximate: boolean;
  /** The input cell that the fact is, where the row carries it unaggregated. */
  readonly cell?: Place | undefined;
}

/** Where the facts of a table come from, as `facts.json` says it once for all of them. */
export interface TableRecord {
  /** The query or data file that the table is made from. */
  readonly file: string;
  /** Columns that the query reads, by resource. */
  readonly read: FactTable["reads"];
}

/** The tables whose facts are listed, and these facts in the order of tables, rows and columns. */
interface ListedFacts {
  readonly tables: Readonly<Record<string, TableRecord>>;
  readonly facts: readonly FactRecord[];
}

/**
 * The facts of all declared tables, and of those others of which `used` is true (none by default),
 * as plain records.
 */
export function factsJson(
  tables: FactTables,
  language: Language,
  used: (table: string) => boolean = () => false,
): ListedFacts {
  const listed = [...tables.values()].filter((table) => table.declared || used(table.name));
  return {
    tables: Object.fromEntries(
      listed.map(({ name, file, reads }) => [name, { file, read: reads }]),
    ),
    facts: listed.flatMap((table) => tableRecords(table, language)),
  };
}

function tableRecords(table: FactTable, language: Language): FactRecord[] {
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  return table.rows.flatMap((row) =>
    [...row.facts.values()].map((fact) => factRecord(fact, columns.get(fact.column), language)),
  );
}

function factRecord(fact: Fact, column: FactColumn | undefined, language: Language): FactRecord {
  const printed = printFact(fact, language);
  return {
    path: fact.path,
    table: fact.table,
    key: fact.key,
    column: fact.column,
    label: column?.label,
    kind: fact.kind,
    value: printed.missing ? null : printed.value,
    unit: column?.unit,
    text: printed.text,
    status: fact.status,
    reason: fact.reason,
    computed: fact.computed,
    approximate: fact.approximate,
    cell: fact.cell,
  };
}
