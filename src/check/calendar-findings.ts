import { type Finding, problem } from "../finding/finding.ts";
import type { PeriodType } from "../language/language.ts";
import { parseDate, parsePeriod, periodExample } from "../language/period.ts";
import type { CalendarRow } from "./calendar.ts";
import { PERIOD } from "./parameters.ts";

/** What is wrong in a calendar's rows, in their order, whichever period an edition is for. */
export function calendarFindings(rows: readonly CalendarRow[], type: PeriodType): Finding[] {
  const first = new Map<string, CalendarRow>();
  return rows.flatMap((row) => {
    const before = first.get(row.period);
    if (before === undefined) first.set(row.period, row);
    return [
      ...periodFindings(row, type),
      ...(before === undefined || row.period === "" ? [] : [twice(row, before)]),
      ...instantFindings(row, "release", row.release),
      ...instantFindings(row, "next_release", row.nextRelease),
      ...orderFindings(row),
    ];
  });
}

function periodFindings(row: CalendarRow, type: PeriodType): Finding[] {
  const { period, place } = row;
  if (period !== "" && (type === "text" || parsePeriod(period, type) !== undefined)) return [];
  const message =
    period === ""
      ? "a row of the calendar has no period"
      : `"${period}" is no ${type}, which the parameter "${PERIOD}" is`;
  const remedy = `Write it like ${periodExample(type)}.`;
  return [problem("calendar/period", place(PERIOD), message, remedy)];
}

function twice(row: CalendarRow, before: CalendarRow): Finding {
  const { file, line } = before.place(PERIOD);
  const where = file === row.place(PERIOD).file ? `on line ${line}` : `in ${file}`;
  return problem(
    "calendar/twice",
    row.place(PERIOD),
    `the period ${row.period} stands twice in the calendar, first ${where}`,
    "Keep one row for each period.",
  );
}

/** RFC 3339: seconds and zone are needed. */
const INSTANT = /T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function isInstant(text: string): boolean {
  return INSTANT.test(text) && parseDate(text) !== undefined;
}

function instantFindings(row: CalendarRow, column: string, instant: string | undefined): Finding[] {
  if (instant === undefined || isInstant(instant)) return [];
  const said = `${column} "${instant}"`;
  const message =
    parseDate(instant.slice(0, 10)) === undefined
      ? `${said} is no date`
      : `${said} is no instant with a zone`;
  return [
    problem(
      "calendar/instant",
      row.place(column),
      message,
      "Write it like 2022-02-10T09:00:00+08:00.",
    ),
  ];
}

function orderFindings({ release, nextRelease, place }: CalendarRow): Finding[] {
  if (release === undefined || nextRelease === undefined) return [];
  if (!isInstant(release) || !isInstant(nextRelease)) return [];
  if (Date.parse(nextRelease) > Date.parse(release)) return [];
  return [
    problem(
      "calendar/order",
      place("next_release"),
      `next_release ${nextRelease} is not after release ${release}`,
      "Correct one of them, or leave next_release empty.",
    ),
  ];
}

/** Where each period's next release is that of the next row, releases come in the order of periods. */
export function sequenceFindings(sorted: readonly CalendarRow[]): Finding[] {
  return sorted.flatMap((row, index) => {
    const before = sorted[index - 1];
    if (before?.release === undefined || row.release === undefined) return [];
    if (Date.parse(row.release) > Date.parse(before.release)) return [];
    return [
      problem(
        "calendar/order",
        row.place("release"),
        `release ${row.release} of ${row.period} is not after release ${before.release} of ${before.period}`,
        "Correct one of them, or say in a column next_release what comes next.",
      ),
    ];
  });
}
