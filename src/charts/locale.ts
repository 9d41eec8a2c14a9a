import { germanMonths } from "../language/de/periods.ts";
import { englishMonths } from "../language/en/periods.ts";
import type { Language } from "../language/language.ts";

/** Number and time formats of d3, which Vega's axes and legends print with. */
export interface ChartLocale {
  readonly number: {
    readonly decimal: string;
    readonly thousands: string;
    readonly grouping: readonly number[];
    readonly currency: readonly [before: string, after: string];
    readonly minus: string;
  };
  readonly time: {
    /** Patterns of a moment, a day, a time of day. */
    readonly dateTime: string;
    readonly date: string;
    readonly time: string;
    readonly periods: readonly [morning: string, afternoon: string];
    /** From Sunday on. */
    readonly days: readonly string[];
    readonly shortDays: readonly string[];
    readonly months: readonly string[];
    readonly shortMonths: readonly string[];
  };
}

const english: ChartLocale = {
  number: { decimal: ".", thousands: ",", grouping: [3], currency: ["", ""], minus: "\u2212" },
  time: {
    dateTime: "%-d %B %Y, %H:%M",
    date: "%-d %B %Y",
    time: "%H:%M",
    periods: ["am", "pm"],
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    shortDays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    months: englishMonths,
    shortMonths: englishMonths.map((month) => month.slice(0, 3)),
  },
};

const chineseMonths = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);
const chineseDays = [..."日一二三四五六"];

const chinese: ChartLocale = {
  number: { decimal: ".", thousands: "", grouping: [3], currency: ["", ""], minus: "\u2212" },
  time: {
    dateTime: "%Y年%-m月%-d日%H:%M",
    date: "%Y年%-m月%-d日",
    time: "%H:%M",
    periods: ["上午", "下午"],
    days: chineseDays.map((day) => `星期${day}`),
    shortDays: chineseDays.map((day) => `周${day}`),
    months: chineseMonths,
    shortMonths: chineseMonths,
  },
};

const germanDays = [
  "Sonntag",
  "Montag",
  "Dienstag",
  "Mittwoch",
  "Donnerstag",
  "Freitag",
  "Samstag",
];

const german: ChartLocale = {
  number: { decimal: ",", thousands: "\u202F", grouping: [3], currency: ["", ""], minus: "\u2212" },
  time: {
    dateTime: "%-d. %B %Y, %H:%M",
    date: "%-d. %B %Y",
    time: "%H:%M",
    periods: ["vormittags", "nachmittags"],
    days: germanDays,
    shortDays: germanDays.map((day) => day.slice(0, 2)),
    months: germanMonths,
    shortMonths: germanMonths.map((month) => month.slice(0, 3)),
  },
};

/** A language joins here. */
const locales: ReadonlyMap<string, ChartLocale> = new Map([
  ["en", english],
  ["zh", chinese],
  ["de", german],
]);

/**
 * The formats of a language. They are handed to each View: Vega's default locale is one for the
 * process, and editions of two languages may be drawn side by side.
 */
export function chartLocale({ code }: Pick<Language, "code">): ChartLocale {
  const locale = locales.get(code);
  if (locale === undefined) throw new Error(`charts have no number and time formats for "${code}"`);
  return locale;
}
