import { checkChart } from "../charts/check.ts";
import { compileChart } from "../charts/compile.ts";
import { drawChart } from "../charts/draw.ts";
import { type ChartSource, readChart } from "../charts/source.ts";
import { readTheme } from "../charts/theme.ts";
import type { Drawing } from "../charts/types.ts";
import type { FactTables } from "../facts/types.ts";
import type { Finding } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { loadFonts } from "../fonts/measure.ts";
import type { Language } from "../language/language.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { RecordInput } from "../workspace/workspace.ts";

/** What can be found in a bulletin's charts without drawing them. */
export function chartFindings({ charts, definition }: Bulletin, tables: FactTables): Finding[] {
  return [...charts.values()].flatMap(({ file, text }) => {
    const read = attempt(() => readChart(file, text));
    return "findings" in read ? read.findings : checkChart(read.made, tables, definition.literals);
  });
}

/**
 * Draws all charts of a bulletin, by name, in which chartFindings has found nothing. Throws an
 * InputError with the findings of all of them.
 */
export async function drawCharts(
  { charts, definition }: Bulletin,
  tables: FactTables,
  language: Language,
  record: RecordInput,
): Promise<ReadonlyMap<string, Drawing>> {
  const theme = await readTheme(record, language.script);
  const fonts = loadFonts();
  const drawings = new Map<string, Drawing>();
  const findings: Finding[] = [];
  const draw = (source: ChartSource): Promise<Drawing> =>
    drawChart(compileChart(source, theme, definition.literals, tables), tables, language, fonts);
  for (const [name, { file, text }] of charts) {
    try {
      drawings.set(name, await draw(readChart(file, text)));
    } catch (error) {
      findings.push(...findingsOf(error));
    }
  }
  if (findings.length > 0) throw new InputError(findings);
  return drawings;
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
