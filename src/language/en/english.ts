import type { Language } from "../language.ts";
import { listSeparators } from "../lists.ts";
import { numberPrinter } from "../number.ts";
import { pluralCategories, pluralPicker } from "../plural.ts";
import { axes } from "./axes.ts";
import { after, change, direction, firstChange, record, streak } from "./changes.ts";
import { chartWords } from "./chart-words.ts";
import { correction } from "./corrections.ts";
import { fraction } from "./fractions.ts";
import { labels } from "./labels.ts";
import { englishNumberWords } from "./number-words.ts";
import { englishNumbers } from "./numbers.ts";
import { date, period, yearToDate } from "./periods.ts";
import { statuses } from "./statuses.ts";
import { count, ordinal, rank } from "./whole.ts";

const { tag } = englishNumbers;

/** English, as British offices write it, but "percent" in one word as the first bulletin has it. */
export const english: Language = {
  code: "en",
  tag,
  script: "Latn",
  ...numberPrinter(englishNumbers),
  change,
  direction,
  usualVerb: "rise",
  compared: (wording, base) => ({ ...wording, after: `${wording.after} on ${base}` }),
  after,
  streak,
  firstChange,
  record,
  rank,
  ordinal,
  count,
  pluralForms: pluralCategories(tag),
  plural: pluralPicker(tag),
  listSeparators: listSeparators(", ", " and "),
  fraction,
  about: "about ",
  date,
  period,
  yearToDate,
  ...statuses,
  labels,
  axes,
  chartWords,
  correction,
  comparison: (later, earlier) => `${later} on ${earlier}`,
  numberWords: englishNumberWords,
};
