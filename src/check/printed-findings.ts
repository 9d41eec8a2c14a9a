import { disclosureFindings, publishedTables } from "../facts/disclosure.ts";
import type { Finding } from "../finding/finding.ts";
import type { Page } from "../page/compose.ts";
import type { EditionValues } from "../page/context.ts";
import type { Occurrence } from "../page/occurrence.ts";
import { noticeFindings } from "./correction-notice.ts";
import { glyphFindings } from "./coverage.ts";
import type { EditionFacts } from "./edition-facts.ts";
import type { EditionPage } from "./edition-page.ts";
import { formulaFindings } from "./formulas.ts";
import { sheetLimitFindings } from "./sheet-limits.ts";

/** What shows only where it is known what is printed. */
export function printedFindings(
  { page, texts, file }: EditionPage,
  facts: EditionFacts,
  { correction }: EditionValues,
): Finding[] {
  const names = new Set(page.occurrences.map(tableOf));
  const printed = [...facts.tables.values()].filter(({ name }) => names.has(name));
  return [
    ...glyphFindings(texts, file),
    ...formulaFindings(printed),
    ...sheetLimitFindings(printed),
    ...noticeFindings(correction, page.texts, file),
    ...suppressionFindings(page, facts, names),
  ];
}

/** The fact table that a fact's path begins with. */
function tableOf({ fact }: Occurrence): string {
  return fact.slice(0, fact.indexOf("."));
}

/** Suppressed values that follow from what the edition publishes. */
function suppressionFindings(
  { totals }: Page,
  { tables, withheld }: EditionFacts,
  printed: ReadonlySet<string>,
): Finding[] {
  const published = publishedTables(tables, (table) => printed.has(table));
  return disclosureFindings(published, { totals, withheld });
}
