import type { Fact, FactTable } from "./types.ts";

/** The facts of a table that are texts, row by row: most facts are numbers, which needn't be looked at. */
export function tableTexts({ columns, rows }: FactTable): Fact[] {
  const names = columns.filter(({ kind }) => kind === "text").map(({ name }) => name);
  if (names.length === 0) return [];
  const texts: Fact[] = [];
  for (const { facts } of rows)
    for (const name of names) {
      const fact = facts.get(name);
      if (fact !== undefined) texts.push(fact);
    }
  return texts;
}
