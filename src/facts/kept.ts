import type { ResultTable } from "../data/types.ts";
import type { FactSource } from "./source.ts";
import { factTable } from "./table.ts";
import type { FactTable, FactTableDeclaration } from "./types.ts";

/** A fact table, and the confidential values that were dropped, by the paths of their facts. */
export interface MadeTable {
  readonly table: FactTable;
  readonly withheld: readonly (readonly [path: string, value: string])[];
}

/** Makes the fact table of a result; throws an InputError as `factTable` does. */
export type KeptFacts = (
  result: ResultTable,
  name: string,
  declaration: FactTableDeclaration,
  source: FactSource,
) => MadeTable;

/**
 * Makes the fact tables of one bulletin. A result that several editions share gives the same table in
 * each of a language, for as long as the database keeps the result; one of an edition alone is gone
 * with it.
 */
export function keepFacts(): KeptFacts {
  const made = new WeakMap<ResultTable, Map<string, MadeTable>>();
  return (result, name, declaration, source) => {
    const tables = made.get(result) ?? new Map<string, MadeTable>();
    made.set(result, tables);
    const key = `${name} ${source.languageCode}`;
    const table = tables.get(key) ?? makeTable(result, name, declaration, source);
    tables.set(key, table);
    return table;
  };
}

function makeTable(...[result, name, declaration, source]: Parameters<KeptFacts>): MadeTable {
  const withheld: [string, string][] = [];
  const onWithheld = (path: string, value: string): unknown => withheld.push([path, value]);
  return { table: factTable(name, result, declaration, { ...source, onWithheld }), withheld };
}
