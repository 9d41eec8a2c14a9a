import type { Fact, FactTables } from "./types.ts";

/** All facts of the tables: by table, row and column, each in its order. */
export function allFacts(tables: FactTables): Fact[] {
  return [...tables.values()].flatMap((table) =>
    table.rows.flatMap((row) => [...row.facts.values()]),
  );
}

/** The fact of a path such as "headline.growth" or "products.raw_coal.output"; undefined where there is none. */
export function findFact(tables: FactTables, path: string): Fact | undefined {
  return allFacts(tables).find((fact) => fact.path === path);
}
