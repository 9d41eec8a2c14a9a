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
import { chineseNumberWords } from "./number-words.ts";
import { chineseNumbers } from "./numbers.ts";
import { date, period, yearToDate } from "./periods.ts";
import { statuses } from "./statuses.ts";
import { count, ordinal, rank } from "./whole.ts";

const { tag } = chineseNumbers;

/** Chinese in simplified characters, as statistics offices of mainland China write it. */
export const chinese: Language = {
  code: "zh",
  tag,
  script: "Hans",
  ...numberPrinter(chineseNumbers),
  change,
  direction,
  usualVerb: "grow",
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
  listSeparators: listSeparators("、", "和"),
  fraction,
  about: "约",
  date,
  period,
  yearToDate,
  ...statuses,
  labels,
  axes,
  chartWords,
  correction,
  comparison: (later, earlier) => `${later}比${earlier}`,
  numberWords: chineseNumberWords,
};
