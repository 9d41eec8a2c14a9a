import type { PeriodType } from "../language.ts";
import { knownDate, knownPeriod, partsInYear } from "../period.ts";
import { chineseNumerals } from "./number-words.ts";

/** "2022年2月10日". */
export function date(iso: string): string {
  const { year, month, day } = knownDate(iso);
  return `${year}年${month}月${day}日`;
}

/** "2009年2月", "2009年一季度", "2009年上半年"; within its year "2月". */
export function period(text: string, type: PeriodType, within?: string): string {
  if (type === "text") return text;
  const { type: kind, year, part, day = 1 } = knownPeriod(text, type);
  if (kind === "year") return `${year}年`;
  const parts = {
    half: part === 1 ? "上半年" : "下半年",
    quarter: `${chineseNumerals(part)}季度`,
    month: `${part}月`,
    day: `${part}月${day}日`,
  };
  return yearBefore(year, type, within) + parts[kind];
}

/** "2009年1—3月", "2009年上半年", "2009年前三季度". */
export function yearToDate(text: string, type: PeriodType, within?: string): string {
  if (type === "day" || type === "text") throw new Error(`a ${type} has no year to date`);
  const { year, part } = knownPeriod(text, type);
  if (part === partsInYear[type]) return `${year}年`;
  if (part === 1) return period(text, type, within);
  const first = part === 2 ? "上半年" : `前${chineseNumerals(part)}季度`;
  return yearBefore(year, type, within) + (type === "month" ? `1—${part}月` : first);
}

/** The year, but not within itself. */
function yearBefore(year: number, type: PeriodType, within: string | undefined): string {
  return within !== undefined && knownPeriod(within, type).year === year ? "" : `${year}年`;
}
