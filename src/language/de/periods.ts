import type { NamedPeriod, PeriodType } from "../language.ts";
import { knownDate, knownPeriod, partsInYear } from "../period.ts";

const noBreak = "\u00A0";

/** Months in words, January first. */
export const germanMonths = [
  "Januar",
  "Februar",
  "März",
  "April",
  "Mai",
  "Juni",
  "Juli",
  "August",
  "September",
  "Oktober",
  "November",
  "Dezember",
] as const;

function monthName(month: number): string {
  return germanMonths[month - 1] ?? "";
}

/** "10. Februar 2022". */
export function date(iso: string): string {
  const { year, month, day } = knownDate(iso);
  return `${day}.${noBreak}${monthName(month)} ${year}`;
}

/** "Februar 2009", "1. Quartal 2009"; within its year without it. Names that no case changes. */
export function period(text: string, type: PeriodType, within?: string): string {
  if (type === "text") return text;
  const { type: kind, year, part, day = 1 } = knownPeriod(text, type);
  if (kind === "year") return String(year);
  const parts = {
    half: `${part}.${noBreak}Halbjahr`,
    quarter: `${part}.${noBreak}Quartal`,
    month: monthName(part),
    day: `${day}.${noBreak}${monthName(part)}`,
  };
  return parts[kind] + yearBehind(year, type, within);
}

/** "Januar bis März 2009", "1. bis 3. Quartal 2009". */
export function yearToDate(text: string, type: PeriodType, within?: string): string {
  if (type === "day" || type === "text") throw new Error(`a ${type} has no year to date`);
  const { year, part } = knownPeriod(text, type);
  if (part === partsInYear[type]) return String(year);
  if (part === 1) return period(text, type, within);
  const first = type === "month" ? "Januar" : "1.";
  return `${first} bis ${period(text, type, within)}`;
}

/** The year, but not within itself. */
function yearBehind(year: number, type: PeriodType, within: string | undefined): string {
  return within !== undefined && knownPeriod(within, type).year === year ? "" : ` ${year}`;
}

/** "im Februar", "im Jahr 2009", "am 3. Februar". */
export function inPeriod({ period: text, type, within }: NamedPeriod): string {
  const said = period(text, type, within);
  if (type === "year") return `im Jahr ${said}`;
  return type === "text" ? said : `${type === "day" ? "am" : "im"} ${said}`;
}

/** "seit März 2003", "seit dem 1. Quartal 2003". */
export function sincePeriod({ period: text, type, within }: NamedPeriod): string {
  const bare = type === "year" || type === "month" || type === "text";
  return `seit ${bare ? "" : "dem "}${period(text, type, within)}`;
}
