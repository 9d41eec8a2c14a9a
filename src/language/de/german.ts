import type { Language } from "../language.ts";
import { listSeparators } from "../lists.ts";
import { numberPrinter } from "../number.ts";
import { pluralCategories, pluralPicker } from "../plural.ts";
import { axes } from "./axes.ts";
import { after, change, compared, direction, firstChange, record, streak } from "./changes.ts";
import { chartWords } from "./chart-words.ts";
import { correction } from "./corrections.ts";
import { fraction } from "./fractions.ts";
import { labels } from "./labels.ts";
import { germanNumberWords } from "./number-words.ts";
import { germanNumbers } from "./numbers.ts";
import { date, period, yearToDate } from "./periods.ts";
import { statuses } from "./statuses.ts";
import { count, ordinal, rank } from "./whole.ts";

const { tag } = germanNumbers;

/**
 * German, as the federal office of statistics writes it. Its words are chosen so that no case changes
 * them: "1. Quartal 2021" and not "das erste Quartal", "um" and not "von" before a number.
 */
export const german: Language = {
  code: "de",
  tag,
  script: "Latn",
  ...numberPrinter(germanNumbers),
  change,
  direction,
  usualVerb: "rise",
  compared,
  after,
  streak,
  firstChange,
  record,
  rank,
  ordinal,
  count,
  pluralForms: pluralCategories(tag),
  plural: pluralPicker(tag),
  listSeparators: listSeparators(", ", " und "),
  fraction,
  about: "rund ",
  date,
  period,
  yearToDate,
  ...statuses,
  labels,
  axes,
  chartWords,
  correction,
  comparison: (later, earlier) => `${later} gegenüber ${earlier}`,
  numberWords: germanNumberWords,
};
