import type { Finding } from "../../finding/finding.ts";
import type { ChartSource } from "../source.ts";
import { colourFindings } from "./colours.ts";
import { type ChartTables, dataFindings } from "./data.ts";
import { partFindings } from "./parts.ts";
import { styleFindings } from "./styles.ts";
import { textFindings } from "./texts.ts";

/**
 * All that can be found in a chart without drawing it, each with line and column, in the order of
 * the file: data that are no fact table, unknown tables, fields and keys, links and pictures, titles
 * and typed digits, expressions that can't be read, what can't be printed.
 *
 * @param tables the bulletin's fact tables, e.g. the edition's `FactTables`
 * @param literals digits that the definition declares as names
 */
export function checkChart(
  source: ChartSource,
  tables: ChartTables,
  literals: readonly string[],
): Finding[] {
  const findings = [
    ...partFindings(source),
    ...styleFindings(source),
    ...colourFindings(source),
    ...dataFindings(source, tables),
    ...textFindings(source, literals),
  ];
  return findings.sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
