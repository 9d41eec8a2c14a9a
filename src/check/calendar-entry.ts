import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { type SetAside, type Unfinished, unfinishedFinding } from "../finding/unfinished.ts";
import { lastDay } from "../language/period.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { Calendar, CalendarRow } from "./calendar.ts";
import { type Parameters, PERIOD } from "./parameters.ts";

/** What the calendar says of one period; empty where there is no calendar. */
export type CalendarEntry = Pick<CalendarRow, "release" | "nextRelease" | "number">;

/**
 * The calendar's row for the edition's period. One that is missing, or that has no release yet, goes
 * to `setAside` where a draft is made; for any other edition it is an InputError.
 */
export function calendarEntry(
  bulletin: Bulletin,
  calendar: Calendar | undefined,
  parameters: Parameters,
  setAside: SetAside | undefined,
): CalendarEntry {
  if (calendar === undefined) return {};
  const period = parameters[PERIOD] ?? "";
  const row = calendar.rows.find((candidate) => candidate.period === period);
  if (row?.release === undefined) {
    const lack = row === undefined ? noRow(bulletin, calendar, period) : noRelease(row);
    if (setAside === undefined) throw new InputError([unfinishedFinding(lack)]);
    setAside(lack);
  }
  return { release: row?.release, nextRelease: row?.nextRelease, number: row?.number };
}

function noRow(bulletin: Bulletin, { name, rows }: Calendar, period: string): Unfinished {
  const known = rows.map((row) => row.period).toReversed();
  return {
    kind: "calendar",
    ...bulletin.locate(["calendar"]),
    text: period,
    message: `the calendar "${name}" has no row for the period ${period}`,
    remedy: `Add the row, or build another period. ${nameRemedy(period, known, "")}`.trim(),
  };
}

function noRelease(row: CalendarRow): Unfinished {
  return {
    kind: "calendar",
    ...row.place("release"),
    text: row.period,
    message: `the calendar has no release for the period ${row.period}`,
    remedy: "Fill it in: an instant like 2022-02-10T09:00:00+08:00.",
  };
}

/**
 * The instant that dates the PDF (RFC 3339): the release; without one the end of the period,
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
