import { type FractionName, type FractionRelation, nearFraction } from "../fraction.ts";
import type { Language } from "../language.ts";
import { numberPrinter } from "../number.ts";
import { pluralCategories, pluralPicker } from "../plural.ts";
import { after, change, direction, firstChange, record, streak } from "./changes.ts";
import { correction } from "./corrections.ts";
import { englishNumberWords } from "./number-words.ts";
import { englishNumbers } from "./numbers.ts";
import { date, period, yearToDate } from "./periods.ts";
import { count, ordinal, rank } from "./whole.ts";

const { tag } = englishNumbers;

const fractionWords: Readonly<Record<FractionName, string>> = {
  "1/10": "a tenth",
  "1/6": "a sixth",
  "1/5": "a fifth",
  "1/4": "a quarter",
  "1/3": "a third",
  "1/2": "half",
  "2/3": "two thirds",
  "3/4": "three quarters",
  "4/5": "four fifths",
  "9/10": "nine tenths",
};

const fractionRelations: Readonly<Record<FractionRelation, string>> = {
  exactly: "",
  just_over: "just over ",
  over: "over ",
  nearly: "nearly ",
  under: "under ",
};

const missingReasons: ReadonlyMap<string, string> = new Map([
  ["missing", "not available"],
  ["missing_base", "not defined, as the base is missing"],
  ["zero_base", "not defined, as the base is zero"],
  ["negative_base", "not defined, as the base is negative"],
  ["incomplete", "not known, as earlier values are missing"],
  ["x", "not available"],
  ["z", "not applicable"],
  ["c", "confidential"],
]);

/** Marks and what the legend says of them. */
const marks: ReadonlyMap<string, { readonly mark: string; readonly legend: string }> = new Map([
  ["computed", { mark: "*", legend: "computed from published figures" }],
  ["p", { mark: "[p]", legend: "provisional" }],
  ["r", { mark: "[r]", legend: "revised" }],
  ["e", { mark: "[e]", legend: "estimated" }],
  ["b", { mark: "[b]", legend: "break in series" }],
  ["c", { mark: "[c]", legend: "confidential" }],
  ["x", { mark: "[x]", legend: "not available" }],
  ["z", { mark: "[z]", legend: "not applicable" }],
]);

const labels: Language["labels"] = {
  page_before: "Page ",
  page_between: " of ",
  page_after: "",
  colon: ":",
  comma: ",",
  semicolon: ";",
  stop: ".",
  space: " ",
  figure: "Figure",
  table: "Table",
  source: "Source",
  note: "Note",
  notes: "Notes",
  main_points: "Main points",
  place: "Place",
  period: "Period",
  released: "Released",
  next_release: "Next release",
  number: "Number",
  contact: "Contact",
  draft: "Draft",
  correction: "Correction",
  continued: "continued",
  photo: "Photo",
  symbols: "Symbols",
  data: "Data",
  dashed: "Dashed",
  open: "Open",
  gap: "Gap",
  commentary: "Commentary",
  release_calendar: "Release calendar",
  unfinished: "Unfinished",
  back_to_text: "Back to the text",
  key_numbers: "Key numbers",
  numbers_in_text: "Numbers in the text",
  contents: "Contents",
  cover: "Cover",
  sheet: "Sheet",
  one_table: "This sheet holds one table",
  what: "What",
  revisions: "Revisions to published figures",
  as_published: "As published",
  revised: "Revised",
  difference: "Difference",
  value: "Value",
  unit: "Unit",
  meaning: "Meaning",
  no_mark: "none",
  title: "Title",
  publisher: "Publisher",
  licence: "Licence",
  language: "Language",
  this_language: "English",
};

const printer = numberPrinter(englishNumbers);

function listSeparators(length: number): readonly string[] {
  return Array.from({ length: Math.max(0, length - 1) }, (_, index) =>
    index === length - 2 ? " and " : ", ",
  );
}

function fraction(percent: string): string | undefined {
  const near = nearFraction(percent);
  return near && fractionRelations[near.relation] + fractionWords[near.name];
}

function markOf(mark: string): { readonly mark: string; readonly legend: string } {
  const known = marks.get(mark);
  if (known === undefined) throw new Error(`no mark is called "${mark}"`);
  return known;
}

/** English, as British offices write it, but "percent" in one word as the first bulletin has it. */
export const english: Language = {
  code: "en",
  tag,
  script: "Latn",
  ...printer,
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
  listSeparators,
  fraction,
  about: "about ",
  date,
  period,
  yearToDate,
  missing: (reason = "x") => missingReasons.get(reason) ?? reason,
  legend: (mark) => markOf(mark).legend,
  mark: (mark) => markOf(mark).mark,
  labels,
  correction,
  comparison: (later, earlier) => `${later} on ${earlier}`,
  numberWords: englishNumberWords,
};
