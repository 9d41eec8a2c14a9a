import type { FactTables } from "../facts/types.ts";
import type { Language } from "../language/language.ts";
import type { CompiledChart } from "./compile.ts";
import type { JsonObject } from "./record.ts";
import { chartRows } from "./rows.ts";

/**
 * The specification with its data and our theme inside: it opens in any editor for Vega-Lite and
 * shows what was printed, at published precision.
 */
export function selfContained(
  { specification, tables: names }: CompiledChart,
  tables: FactTables,
  language: Language,
): JsonObject {
  const datasets = names.flatMap((name) => {
    const table = tables.get(name);
    return table === undefined ? [] : [[name, chartRows(table, language)] as const];
  });
  return { ...specification, datasets: Object.fromEntries(datasets) };
}
