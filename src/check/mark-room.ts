import { keepCharts } from "../charts/kept.ts";
import { withRevised } from "../facts/revised.ts";
import type { FactTables } from "../facts/types.ts";
import { type Finding, warning } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { drawCharts } from "./draw.ts";
import type { PreparedEdition } from "./types.ts";

/**
 * Warnings of charts that could not be drawn if their numbers were revised: the mark makes each label
 * longer, and a correction is wanted at an hour at which nobody wants to move bars.
 */
export async function markRoomFindings(
  edition: Pick<PreparedEdition, "bulletin" | "tables" | "language">,
): Promise<readonly Finding[]> {
  const { bulletin, language } = edition;
  const tables = withRevised(edition.tables, numbersOf(edition.tables));
  const charts = keepCharts();
  try {
    await drawCharts({ bulletin, record: () => {} }, { tables, language }, charts);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const mark = language.mark("r");
    return error.findings.map(({ file, message, remedy }) =>
      warning(
        "chart/mark-room",
        { file },
        `with the mark ${mark} behind its numbers, as a correction prints them, the chart can't be drawn: ${message}`,
        remedy,
      ),
    );
  } finally {
    charts.close();
  }
}

function numbersOf(tables: FactTables): ReadonlySet<string> {
  const facts = [...tables.values()].flatMap(({ rows }) =>
    rows.flatMap((row) => [...row.facts.values()]),
  );
  return new Set(facts.flatMap(({ kind, path }) => (kind === "number" ? [path] : [])));
}
