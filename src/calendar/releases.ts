import { type CalendarRow, readCalendar } from "../check/calendar.ts";
import { knownLanguage } from "../check/known-language.ts";
import { localisedText } from "../check/localised.ts";
import { refuseUnknownPackages } from "../check/packages.ts";
import { PERIOD } from "../check/parameters.ts";
import { openDatabase } from "../data/database.ts";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Language } from "../language/language.ts";
import { type Bulletin, readBulletin } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { releaseTitle } from "./release-title.ts";

/** One release of a bulletin, as its calendar has it; in the bulletin's first language. */
export interface PlannedRelease {
  readonly bulletin: string;
  /** As it is written: "2021-03". */
  readonly period: string;
  /** In words: "March 2021". */
  readonly period_words: string;
  readonly title: string;
  readonly number?: string | undefined;
  /** "Number 7", where there is one. */
  readonly number_words?: string | undefined;
  /** RFC 3339 with its zone; undefined as long as it isn't fixed. */
  readonly release?: string | undefined;
  readonly next_release?: string | undefined;
  readonly office?: string | undefined;
}

/**
 * The releases of a bulletin, by period; undefined where its definition names no calendar. Throws an
 * InputError for what is wrong in definition, data or calendar.
 */
export async function releasesOf(
  workspace: Workspace,
  name: string,
): Promise<readonly PlannedRelease[] | undefined> {
  const bulletin = await readBulletin(workspace, name, () => {});
  if (bulletin.definition.calendar === undefined) return undefined;
  await refuseUnknownPackages(workspace, bulletin);
  const language = knownLanguage(bulletin, bulletin.definition.languages[0] ?? "");
  const database = await openDatabase(workspace, bulletin.definition.data, () => {});
  const calendar = await readCalendar(bulletin, database).finally(() => database.close());
  return calendar?.rows.map((row) => releaseOf(bulletin, language, row));
}

/** The releases of a bulletin that must have a calendar: an InputError where it has none. */
export async function releasesOfCalendar(
  workspace: Workspace,
  name: string,
): Promise<readonly PlannedRelease[]> {
  const releases = await releasesOf(workspace, name);
  if (releases !== undefined) return releases;
  throw new InputError([
    problem(
      "calendar/none",
      { file: `templates/${name}/bulletin.yaml` },
      "the bulletin has no calendar",
      "Name a resource with its periods and releases: calendar: releases.",
    ),
  ]);
}

function releaseOf(bulletin: Bulletin, language: Language, row: CalendarRow): PlannedRelease {
  const { period, release, nextRelease, number } = row;
  const type = bulletin.definition.parameters[PERIOD]?.type ?? "text";
  return {
    bulletin: bulletin.name,
    period,
    period_words: language.period(period, type),
    title: releaseTitle(bulletin, language, period),
    number,
    number_words:
      number === undefined
        ? undefined
        : `${language.labels.number}${language.labels.space}${number}`,
    release,
    next_release: nextRelease,
    office: localisedText(bulletin, "office", language.code)?.text,
  };
}
