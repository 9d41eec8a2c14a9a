import type { ResultTable } from "../data/types.ts";
import { type ColumnPlan, planColumns } from "./columns.ts";
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
 * with it, and has only the plan of its columns in common with other rows of the same query.
 */
export function keepFacts(): KeptFacts {
  const tables = keptBy<ResultTable, MadeTable>();
  const plans = keptBy<ResultTable["columns"], ColumnPlan>();
  return (result, name, declaration, source) => {
    const key = `${name} ${source.languageCode}`;
    return tables(result, key, () => {
      const plan = plans(result.columns, key, () => planColumns(name, result, declaration, source));
      const withheld: [string, string][] = [];
      const told = {
        ...source,
        onWithheld: (path: string, value: string) => withheld.push([path, value]),
      };
      return { table: factTable(name, result, declaration, told, plan), withheld };
    });
  };
}

/** Keeps what was made of something for as long as that is kept by others. */
function keptBy<Of extends object, Made>(): (of: Of, key: string, make: () => Made) => Made {
  const kept = new WeakMap<Of, Map<string, Made>>();
  return (of, key, make) => {
    const known = kept.get(of) ?? new Map<string, Made>();
    kept.set(of, known);
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made;
  };
}
