import type { PeriodType } from "./language.ts";

/**
 * Periods as text that sorts by itself: "2021", "2021-H1", "2021-Q3", "2021-03", "2021-03-31",
 * all in the Gregorian calendar, years 0001 to 9999. A period of type "text" is any text; it has
 * no order and no last day.
 */

/** A day of the Gregorian calendar. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A period taken apart. `part` is the 1-based half, quarter or month of its year; 1 for a year. */
interface Period {
  readonly type: Exclude<PeriodType, "text">;
  readonly year: number;
  readonly part: number;
  /** For a day: the day of its month. */
  readonly day?: number;
}

type SteppedType = Exclude<PeriodType, "text" | "day">;

/** How many periods of a type a year has. */
export const partsInYear: Readonly<Record<SteppedType, number>> = {
  year: 1,
  half: 2,
  quarter: 4,
  month: 12,
};

const shapes: Readonly<Record<SteppedType, RegExp>> = {
  year: /^(\d{4})$/,
  half: /^(\d{4})-H(\d)$/,
  quarter: /^(\d{4})-Q(\d)$/,
  month: /^(\d{4})-(\d{2})$/,
};

const dateShape =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/;

function padded(number: number, length: number): string {
  return String(number).padStart(length, "0");
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The day of an ISO date ("2022-02-10") or RFC 3339 instant ("2022-02-10T09:00:00+08:00"), in the
 * zone in which it is written. Undefined for anything else, 31 February among it.
 */
export function parseDate(iso: string): CalendarDate | undefined {
  const match = dateShape.exec(iso);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return undefined;
  return day > daysInMonth(year, month) ? undefined : { year, month, day };
}

/** The ISO text of a day: "2022-02-10". */
function dateText({ year, month, day }: CalendarDate): string {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function parseDay(text: string): Period | undefined {
  const date = text.length === "2021-03-31".length ? parseDate(text) : undefined;
  return date && { type: "day", year: date.year, part: date.month, day: date.day };
}

/** Takes a period apart; undefined where the text is no period of that type (or the type is "text"). */
export function parsePeriod(text: string, type: PeriodType): Period | undefined {
  if (type === "text") return undefined;
  if (type === "day") return parseDay(text);
  const match = shapes[type].exec(text);
  if (match === null) return undefined;
  const [year, part] = [Number(match[1]), Number(match[2] ?? "1")];
  if (year < 1 || part < 1 || part > partsInYear[type]) return undefined;
  return { type, year, part };
}

/** How a period of the type is written, for messages: "2021-Q3". */
export function periodExample(type: PeriodType): string {
  const examples = {
    year: "2021",
    half: "2021-H1",
    quarter: "2021-Q3",
    month: "2021-03",
    day: "2021-03-31",
    text: "any text",
  };
  return examples[type];
}

/** As parseDate, but a plain Error for what is no date. */
export function knownDate(iso: string): CalendarDate {
  const date = parseDate(iso);
  if (date === undefined) throw new Error(`"${iso}" is not a date`);
  return date;
}

/** As parsePeriod, but a plain Error for what is no such period. */
export function knownPeriod(text: string, type: PeriodType): Period {
  const period = parsePeriod(text, type);
  if (period === undefined) throw new Error(`"${text}" is not a period of type ${type}`);
  return period;
}

function write(type: SteppedType, year: number, part: number): string {
  const separators = { year: "", half: "-H", quarter: "-Q", month: "-" };
  const number = type === "year" ? "" : padded(part, type === "month" ? 2 : 1);
  return `${padded(year, 4)}${separators[type]}${number}`;
}

/** Days since 1 January 1970, and back: plain UTC arithmetic, years below 100 included. */
function dayNumber({ year, month, day }: CalendarDate): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000;
}

function dayOf(number: number): CalendarDate {
  const date = new Date(number * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * The period `steps` later (earlier if negative): ("2021-Q1", "quarter", -1) → "2020-Q4".
 * Throws a plain Error for a text that is no such period, for the type "text", and beyond the
 * years 0001 to 9999.
 */
export function offsetPeriod(text: string, type: PeriodType, steps: number): string {
  if (!Number.isSafeInteger(steps)) throw new Error(`${steps} is not a whole number of steps`);
  const period = knownPeriod(text, type);
  const moved =
    period.type === "day" ? offsetDay(period, steps) : offsetPart(period, period.type, steps);
  if (parsePeriod(moved, type) === undefined) {
    throw new Error(`${steps} from ${text} leaves the years 0001 to 9999`);
  }
  return moved;
}

function offsetPart({ year, part }: Period, type: SteppedType, steps: number): string {
  const parts = partsInYear[type];
  const index = year * parts + (part - 1) + steps;
  return write(type, Math.floor(index / parts), (((index % parts) + parts) % parts) + 1);
}

function offsetDay({ year, part, day = 1 }: Period, steps: number): string {
  return dateText(dayOf(dayNumber({ year, month: part, day }) + steps));
}

/**
 * How many steps lead from one period to another, negative to an earlier one: ("2020-Q4", "2021-Q1",
 * "quarter") → 1. Undefined where either is no period of the type, or the type is "text".
 */
export function stepsBetween(from: string, to: string, type: PeriodType): number | undefined {
  const [start, end] = [parsePeriod(from, type), parsePeriod(to, type)];
  return start === undefined || end === undefined ? undefined : indexOf(end) - indexOf(start);
}

/** The number of a period in the row of all periods of its type. */
function indexOf({ type, year, part, day = 1 }: Period): number {
  if (type === "day") return dayNumber({ year, month: part, day });
  return year * partsInYear[type] + part;
}

/** The last day of a period, ISO: ("2021-Q1", "quarter") → "2021-03-31"; undefined for type "text". */
export function lastDay(text: string, type: PeriodType): string | undefined {
  if (type === "text") return undefined;
  const { type: kind, year, part, day } = knownPeriod(text, type);
  if (kind === "day") return dateText({ year, month: part, day: day ?? 1 });
  const month = (part * 12) / partsInYear[kind];
  return dateText({ year, month, day: daysInMonth(year, month) });
}
