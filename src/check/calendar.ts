import type { Database, ResultTable } from "../data/types.ts";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { lastDay, parseDate } from "../language/period.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import { type Parameters, PERIOD } from "./parameters.ts";

/** What the calendar says of one period. What it does not say stays undefined: nothing is invented. */
export interface CalendarEntry {
  /** RFC 3339, in the office's own zone. */
  readonly release?: string | undefined;
  readonly nextRelease?: string | undefined;
  readonly number?: string | undefined;
}

/**
 * The row of the calendar for the edition's period; an empty entry where the definition names no
 * calendar. Throws an InputError where the resource or its columns are unknown, where the period
 * has no row or several, and where a release is no instant with a zone.
 */
export async function calendarEntry(
  bulletin: Bulletin,
  parameters: Parameters,
  database: Database,
): Promise<CalendarEntry> {
  const { calendar } = bulletin.definition;
  if (calendar === undefined) return {};
  refuseUnsuitable(bulletin, calendar, database);
  const { file } = bulletin.locate(["calendar"]);
  const period = parameters[PERIOD] ?? "";
  const result = await database.query(
    `select * from "${calendar}" where cast(period as varchar) = $period order by all`,
    file,
    { period },
  );
  return entryOf(bulletin, calendar, period, result);
}

/**
 * The instant that dates the PDF (RFC 3339): the release; without a calendar the end of the period,
 * midnight UTC of its last day; undefined for an edition of no period.
 */
export function editionInstant(
  bulletin: Bulletin,
  parameters: Parameters,
  entry: CalendarEntry,
): string | undefined {
  if (entry.release !== undefined) return entry.release;
  const declaration = bulletin.definition.parameters[PERIOD];
  const period = parameters[PERIOD];
  if (declaration === undefined || period === undefined) return undefined;
  const day = lastDay(period, declaration.type);
  return day === undefined ? undefined : `${day}T00:00:00Z`;
}

function refuseUnsuitable(bulletin: Bulletin, calendar: string, database: Database): void {
  const place = bulletin.locate(["calendar"]);
  const resource = database.resources.get(calendar);
  if (resource === undefined) {
    throw new InputError([
      problem(
        "calendar/unknown",
        place,
        `there is no resource "${calendar}"`,
        nameRemedy(calendar, database.resources.keys()),
      ),
    ]);
  }
  const fields = resource.fields.map((field) => field.name);
  const lacking = ["period", "release"].filter((name) => !fields.includes(name));
  if (lacking.length === 0) return;
  throw new InputError(
    lacking.map((name) =>
      problem(
        "calendar/column",
        { file: resource.files[0] ?? place.file, line: 1 },
        `the calendar has no column "${name}"`,
        `Add it: ${name === "period" ? "the period of each release" : "the instant of release, with its zone"}.`,
      ),
    ),
  );
}

function entryOf(
  bulletin: Bulletin,
  calendar: string,
  period: string,
  result: ResultTable,
): CalendarEntry {
  const [row, second] = result.rows;
  if (row === undefined || second !== undefined) {
    throw new InputError([
      problem(
        "calendar/period",
        bulletin.locate(["calendar"]),
        `the calendar "${calendar}" has ${row === undefined ? "no row" : "several rows"} for the period ${period}`,
        row === undefined
          ? "Add the row, or build another period."
          : "Keep one row for each period.",
      ),
    ]);
  }
  const cell = (name: string): string | undefined => {
    const value = row[result.columns.findIndex((column) => column.name === name)];
    return value === undefined || value === null ? undefined : String(value);
  };
  const entry = {
    release: cell("release"),
    nextRelease: cell("next_release"),
    number: cell("number"),
  };
  refuseZoneless(cell("_row") ?? "", "release", entry.release);
  refuseZoneless(cell("_row") ?? "", "next_release", entry.nextRelease);
  return entry;
}

/** RFC 3339: seconds and zone are needed. */
const INSTANT = /T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function refuseZoneless(row: string, column: string, instant: string | undefined): void {
  if (instant === undefined) return;
  if (INSTANT.test(instant) && parseDate(instant) !== undefined) return;
  const [, file = "", line] = /^(.*):(\d+)$/.exec(row) ?? [];
  throw new InputError([
    problem(
      "calendar/instant",
      { file, line: line === undefined ? undefined : Number(line) },
      `${column} "${instant}" is no instant with a zone`,
      "Write it like 2022-02-10T09:00:00+08:00.",
    ),
  ]);
}
