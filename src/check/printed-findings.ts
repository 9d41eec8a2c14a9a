import { disclosureFindings, publishedTables } from "../facts/disclosure.ts";
import type { Finding } from "../finding/finding.ts";
import type { Page } from "../page/compose.ts";
import type { EditionValues } from "../page/context.ts";
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
  return [
    ...glyphFindings(texts, file),
    ...formulaFindings(facts.tables, page.occurrences),
    ...sheetLimitFindings(facts.tables, page.occurrences),
    ...noticeFindings(correction, page.texts, file),
    ...suppressionFindings(page, facts),
  ];
}

/** Suppressed values that follow from what the edition publishes. */
function suppressionFindings(
  { occurrences, totals }: Page,
  { tables, withheld }: EditionFacts,
): Finding[] {
  const printed = new Set(occurrences.map(({ fact }) => fact.split(".")[0]));
  const published = publishedTables(tables, (table) => printed.has(table));
  return disclosureFindings(published, { totals, withheld });
}
