import { compileChart } from "../charts/compile.ts";
import { drawChart } from "../charts/draw.ts";
import { readChart } from "../charts/source.ts";
import { readTheme } from "../charts/theme.ts";
import type { Drawing } from "../charts/types.ts";
import type { FactTables } from "../facts/types.ts";
import type { Finding } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { loadFonts } from "../fonts/measure.ts";
import type { Language } from "../language/language.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { RecordInput } from "../workspace/workspace.ts";

/** Draws all charts of a bulletin, by name. Throws an InputError with the findings of all of them. */
export async function drawCharts(
  bulletin: Bulletin,
  tables: FactTables,
  language: Language,
  record: RecordInput,
): Promise<ReadonlyMap<string, Drawing>> {
  const theme = await readTheme(record);
  const fonts = await loadFonts();
  const drawings = new Map<string, Drawing>();
  const findings: Finding[] = [];
  for (const [name, { file, text }] of bulletin.charts) {
    try {
      const chart = compileChart(readChart(file, text), theme, bulletin.definition.literals);
      drawings.set(name, await drawChart(chart, tables, language, fonts));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      findings.push(...error.findings);
    }
  }
  if (findings.length > 0) throw new InputError(findings);
  return drawings;
}
