import type { FactTable, FactTables } from "../facts/types.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Language } from "../language/language.ts";
import { tableRemedy } from "./check/data.ts";
import type { CompiledChart } from "./compile.ts";
import { type ChartRow, chartRows } from "./rows.ts";

/** Rows by the name of their table. */
export type ChartData = ReadonlyMap<string, readonly ChartRow[]>;

/**
 * The rows of the tables that a chart names, with the fields that it may read. Throws an InputError where a table is unknown or empty,
 * and where a number is too large to be drawn.
 */
export function chartData(
  { tables: names, source, reads }: Pick<CompiledChart, "tables" | "source" | "reads">,
  tables: FactTables,
  language: Language,
): ChartData {
  const data = new Map<string, readonly ChartRow[]>();
  const findings: Finding[] = [];
  for (const name of names) {
    const table = tables.get(name);
    if (table === undefined) findings.push(unknownTable(source.file, name, tables));
    else if (table.rows.length === 0) findings.push(emptyTable(source.file, name));
    else {
      const rows = chartRows(table, language, reads);
      data.set(name, rows);
      findings.push(...hugeNumbers(source.file, table, rows));
    }
  }
  if (findings.length > 0) throw new InputError(findings);
  return data;
}

function unknownTable(file: string, name: string, tables: FactTables): Finding {
  return problem(
    "chart/unknown-table",
    { file },
    `the chart's data "${name}" is no fact table`,
    tableRemedy(name, tables.keys()),
  );
}

function emptyTable(file: string, name: string): Finding {
  return problem(
    "chart/empty",
    { file },
    `the fact table "${name}" has no row, so the chart would be empty`,
    "Give it rows, or leave the chart out of the page for this edition.",
  );
}

function hugeNumbers(file: string, table: FactTable, rows: readonly ChartRow[]): Finding[] {
  return rows.flatMap((row, index) =>
    Object.entries(row)
      .filter(([, value]) => typeof value === "number" && !Number.isFinite(value))
      .map(([column]) =>
        problem(
          "chart/not-finite",
          { file },
          `row ${index + 1} of "${table.name}" has a ${column} that is too large to be drawn`,
          "Correct the value in the data or the query.",
        ),
      ),
  );
}
