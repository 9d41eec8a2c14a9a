import { ROW_COLUMN } from "../data/resource.ts";
import type { Database, Resource, ResultTable } from "../data/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import { calendarFindings, sequenceFindings } from "./calendar-findings.ts";
import { PERIOD } from "./parameters.ts";

/** One row of a calendar. What the calendar does not say stays undefined: nothing is invented. */
export interface CalendarRow {
  readonly period: string;
  /** RFC 3339, in the office's own zone. */
  readonly release?: string | undefined;
  readonly nextRelease?: string | undefined;
  readonly number?: string | undefined;
  /** Where a column of the row stands in its file. */
  readonly place: (column: string) => Place;
}

/** A bulletin's releases. */
export interface Calendar {
  /** Name of the resource. */
  readonly name: string;
  /** By period; periods sort as their text does. */
  readonly rows: readonly CalendarRow[];
}

/**
 * The calendar that the definition names, every row of it checked: an office wants to know before the
 * day. Undefined where the definition names none. Throws an InputError with all findings: resource or
 * columns unknown, no parameter `period`, a period twice or of another type, a release that is no
 * instant with a zone, a next release that isn't later.
 */
export async function readCalendar(
  bulletin: Bulletin,
  database: Database,
): Promise<Calendar | undefined> {
  const { calendar: name } = bulletin.definition;
  if (name === undefined) return undefined;
  const resource = database.resources.get(name);
  throwIfErrors(unsuitable(bulletin, name, resource, database));
  if (resource === undefined) return undefined;
  const { file } = bulletin.locate(["calendar"]);
  const rows = rowsOf(await database.query(`select * from "${name}" order by all`, file), resource);
  const type = bulletin.definition.parameters[PERIOD]?.type ?? "text";
  throwIfErrors(calendarFindings(rows, type));
  const sorted = rows.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  if (resource.fields.some((field) => field.name === "next_release") || type === "text") {
    return { name, rows: sorted };
  }
  throwIfErrors(sequenceFindings(sorted));
  return { name, rows: withNext(sorted) };
}

/** A calendar without the column says of each period what the next row is to be. */
function withNext(rows: readonly CalendarRow[]): CalendarRow[] {
  return rows.map((row, index) => ({ ...row, nextRelease: rows[index + 1]?.release }));
}

function unsuitable(
  bulletin: Bulletin,
  name: string,
  resource: Resource | undefined,
  database: Database,
): Finding[] {
  const place = bulletin.locate(["calendar"]);
  if (resource === undefined) {
    const remedy = nameRemedy(name, database.resources.keys());
    return [problem("calendar/unknown", place, `there is no resource "${name}"`, remedy)];
  }
  const fields = resource.fields.map((field) => field.name);
  const lacking = [PERIOD, "release"].filter((column) => !fields.includes(column));
  const file = resource.files[0] ?? place.file;
  return [
    ...(Object.hasOwn(bulletin.definition.parameters, PERIOD) ? [] : [withoutPeriod(place)]),
    ...lacking.map((column) => columnLacking(column, { file, line: 1 })),
  ];
}

function withoutPeriod(place: Place): Finding {
  return problem(
    "calendar/parameter",
    place,
    'there is a calendar, but no parameter "period" that its rows could be for',
    "Declare it: period: { type: month, default: latest }.",
  );
}

function columnLacking(column: string, place: Place): Finding {
  const what =
    column === PERIOD ? "the period of each release" : "the instant of release, with its zone";
  return problem(
    "calendar/column",
    place,
    `the calendar has no column "${column}"`,
    `Add it: ${what}.`,
  );
}

/** The rows in the order of their files. */
function rowsOf({ columns, rows }: ResultTable, resource: Resource): CalendarRow[] {
  const index = new Map(columns.map(({ name }, at) => [name, at]));
  return rows
    .map((row) => {
      const cell = (name: string): string | undefined => {
        const value = row[index.get(name) ?? -1] ?? null;
        return value === null || value === "" ? undefined : String(value);
      };
      return {
        period: cell(PERIOD) ?? "",
        release: cell("release"),
        nextRelease: cell("next_release"),
        number: cell("number"),
        place: placesOf(cell(ROW_COLUMN) ?? "", resource),
      };
    })
    .sort((a, b) => byPlace(a.place(PERIOD), b.place(PERIOD)));
}

/** Places in the row that `_row` names, "data/x/releases.csv:12". */
function placesOf(row: string, resource: Resource): CalendarRow["place"] {
  const [, file = row, digits] = /^(.*):(\d+)$/.exec(row) ?? [];
  const line = digits === undefined ? undefined : Number(digits);
  return (column) => ({ file, line, column: resource.positions[file]?.[column] });
}

function byPlace(a: Place, b: Place): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}
