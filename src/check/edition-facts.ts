import { sayingNoSecrets, withoutExcerpts } from "../data/confidential.ts";
import type { PackageNotes } from "../data/types.ts";
import { runChecks } from "../facts/checks.ts";
import { type LoadedFacts, loadFacts } from "../facts/load.ts";
import type { Language } from "../language/language.ts";
import { withData } from "./ahead.ts";
import { type CalendarEntry, calendarEntry } from "./calendar-entry.ts";
import { knownLanguage } from "./known-language.ts";
import type { OpenBulletin } from "./open.ts";
import { type Parameters, resolveParameters } from "./parameters.ts";
import { reviseFacts } from "./revisions.ts";
import type { Sources } from "./sources.ts";
import type { EditionRequest } from "./types.ts";

/** What the data say of an edition. */
export interface EditionFacts extends LoadedFacts {
  readonly parameters: Parameters;
  readonly language: Language;
  readonly calendar: CalendarEntry;
  /** What the data packages say of themselves. */
  readonly packages: readonly PackageNotes[];
}

/**
 * Everything that needs the database: parameters, calendar, facts with the marks of what has been
 * revised, and what the checks say of them. What is found on a line of data with a confidential value
 * is said without showing the line.
 */
export async function editionFacts(
  open: OpenBulletin,
  sources: Sources,
  request: EditionRequest,
): Promise<EditionFacts> {
  const facts = await sayingNoSecrets(open.database, () => askDatabase(open, sources, request));
  return { ...facts, findings: withoutExcerpts(facts.findings, open.database.confidential) };
}

async function askDatabase(
  { bulletin, database, calendar, facts: kept, released }: OpenBulletin,
  sources: Sources,
  { set = {}, onStage }: EditionRequest,
): Promise<EditionFacts> {
  const periods = calendar?.rows.map(({ period }) => period);
  const parameters = await resolveParameters(bulletin, set, database, periods);
  const language = knownLanguage(bulletin, parameters.language ?? "");
  const entry = calendarEntry(bulletin, calendar, parameters, sources.setAside);
  onStage?.("calculating facts");
  const facts = await withData({ bulletin, database, calendar, parameters, set }, () =>
    loadFacts(database, { bulletin, parameters, languageCode: language.code, kept }),
  );
  const { tables, findings } = await reviseFacts({
    ...{ ...sources, database, parameters, language, kept, released },
    tables: facts.tables,
  });
  const failures = await runChecks(database, bulletin.checks, parameters);
  return {
    ...{ parameters, language, calendar: entry, tables },
    ...{ packages: database.packages, withheld: facts.withheld, others: facts.others },
    findings: [...database.warnings, ...facts.findings, ...findings, ...failures],
  };
}
