import type { NamedPeriod, PeriodType } from "../language.ts";
import { type CalendarDate, knownDate, knownPeriod, partsInYear } from "../period.ts";
import { count, rank } from "./whole.ts";

const noBreak = "\u00A0";

/** Months in words, January first. */
export const englishMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

function monthName(month: number): string {
  return englishMonths[month - 1] ?? "";
}

function dateWords({ year, month, day }: CalendarDate): string {
  return `${dayWords(month, day)} ${year}`;
}

function dayWords(month: number, day: number): string {
  return `${day}${noBreak}${monthName(month)}`;
}

/** "10 February 2022". */
export function date(iso: string): string {
  return dateWords(knownDate(iso));
}

/** "February 2009", within its year "February". */
export function period(text: string, type: PeriodType, within?: string): string {
  if (type === "text") return text;
  const { year, part, day = 1, type: kind } = knownPeriod(text, type);
  if (kind === "year") return String(year);
  const bare = within !== undefined && knownPeriod(within, type).year === year;
  if (kind === "month") return bare ? monthName(part) : `${monthName(part)} ${year}`;
  if (kind === "day") return bare ? dayWords(part, day) : dateWords({ year, month: part, day });
  return `the ${rank(part)} ${kind}${bare ? "" : ` of ${year}`}`;
}

/** "January to March 2009". */
export function yearToDate(text: string, type: PeriodType, within?: string): string {
  if (type === "day" || type === "text") throw new Error(`a ${type} has no year to date`);
  const { year, part } = knownPeriod(text, type);
  if (part === partsInYear[type]) return String(year);
  if (part === 1) return period(text, type, within);
  const bare = within !== undefined && knownPeriod(within, type).year === year;
  const joint = part === 2 ? "and" : "to";
  if (type === "month") return `January ${joint} ${monthName(part)}${bare ? "" : ` ${year}`}`;
  return `the first ${count(part)} ${type}s${bare ? "" : ` of ${year}`}`;
}

/** "in February", "on 3 February". */
export function inPeriod({ period: text, type, within }: NamedPeriod): string {
  return `${type === "day" ? "on" : "in"} ${period(text, type, within)}`;
}
