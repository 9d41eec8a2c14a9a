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
 * each of a language, for as long as the database keeps the result. Of one that is dealt out only the
 * plan of its columns is kept.
 */
export function keepFacts(): KeptFacts {
  const tables = keptBy<ResultTable, MadeTable>();
  const plans = keptBy<ResultTable["columns"], ColumnPlan>();
  return (result, name, declaration, source) => {
    const key = `${name} ${source.languageCode}`;
    const make = (): MadeTable => {
      const plan = plans(result.columns, key, () => planColumns(name, result, declaration, source));
      const withheld: [string, string][] = [];
      const onWithheld = (path: string, value: string): unknown => withheld.push([path, value]);
      const table = factTable(name, result, declaration, { ...source, onWithheld }, plan);
      return { table, withheld };
    };
    return declaration.by === undefined ? tables(result, key, make) : make();
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
