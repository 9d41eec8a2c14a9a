import { setImmediate } from "node:timers/promises";
import { checkChart } from "../charts/check/chart.ts";
import type { ChartTables } from "../charts/check/data.ts";
import { drawChart } from "../charts/draw.ts";
import type { KeptCharts } from "../charts/kept.ts";
import { readChart } from "../charts/source.ts";
import type { Drawing } from "../charts/types.ts";
import type { Finding } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { loadFonts } from "../fonts/measure.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { EditionFacts } from "./edition-facts.ts";
import type { Sources } from "./sources.ts";

/** What can be found in a bulletin's charts without drawing them. */
export function chartFindings({ charts, definition }: Bulletin, tables: ChartTables): Finding[] {
  return [...charts.values()].flatMap(({ file, text }) => {
    const read = attempt(() => readChart(file, text));
    return "findings" in read ? read.findings : checkChart(read.made, tables, definition.literals);
  });
}

/** The pictures of an edition, by the charts' names. */
export interface Drawings {
  readonly drawings: ReadonlyMap<string, Drawing>;
  /** Charts of which a table has no row in this edition: there is nothing to draw. */
  readonly emptyCharts: ReadonlySet<string>;
}

/**
 * Draws all charts of a bulletin in which chartFindings has found nothing. Throws an InputError with
 * the findings of all of them.
 */
export async function drawCharts(
  { bulletin: { charts, definition }, record }: Pick<Sources, "bulletin" | "record">,
  { tables, language }: Pick<EditionFacts, "tables" | "language">,
  kept: KeptCharts,
): Promise<Drawings> {
  const theme = await kept.theme(record, language.script);
  const fonts = loadFonts();
  const drawings = new Map<string, Drawing>();
  const emptyCharts = new Set<string>();
  const findings: Finding[] = [];
  for (const [name, { file, text }] of charts) {
    // A browser that is starting, or printing other editions, is answered in between.
    await setImmediate();
    try {
      const source = kept.read(file, text);
      const chart = await kept.compiled({ source, theme, literals: definition.literals, tables });
      const empty = chart.tables.some((table) => tables.get(table)?.rows.length === 0);
      if (empty) emptyCharts.add(name);
      else drawings.set(name, await drawChart(chart, tables, language, fonts, kept.views));
    } catch (error) {
      findings.push(...findingsOf(error));
    }
  }
  if (findings.length > 0) throw new InputError(findings);
  return { drawings, emptyCharts };
}

function attempt<Made>(make: () => Made): { made: Made } | { findings: readonly Finding[] } {
  try {
    return { made: make() };
  } catch (error) {
    return { findings: findingsOf(error) };
  }
}

/** The findings of an InputError; what is no InputError is our own fault and goes on its way. */
function findingsOf(error: unknown): readonly Finding[] {
  if (error instanceof InputError) return error.findings;
  throw error;
}
