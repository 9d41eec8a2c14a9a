import type { CompiledChart } from "./compile.ts";
import type { JsonObject } from "./record.ts";
import type { ChartRow } from "./rows.ts";

/**
 * The specification with its data and our theme inside: it opens in any editor for Vega-Lite and
 * shows what was printed, at published precision.
 */
export function selfContained(
  { specification }: CompiledChart,
  data: ReadonlyMap<string, readonly ChartRow[]>,
): JsonObject {
  return { ...specification, datasets: Object.fromEntries(data) };
}
