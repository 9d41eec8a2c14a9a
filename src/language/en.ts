import { isWhole, normaliseDecimal, roundDecimal } from "./decimal.ts";
import { cardinals, englishNumberWords, ordinals } from "./en-number-words.ts";
import { englishNumbers } from "./en-numbers.ts";
import { type FractionName, type FractionRelation, nearFraction } from "./fraction.ts";
import type { ChangeForm, ChangeVerb, Language, PeriodType, Subject, Wording } from "./language.ts";
import { numberPrinter } from "./number.ts";
import { type CalendarDate, parseDate, parsePeriod } from "./period.ts";
import { type PluralForms, pluralCategories, pluralPicker } from "./plural.ts";

const { tag } = englishNumbers;
const noBreak = "\u00A0";

/** Up, down and the nouns with their articles. */
interface ChangeWords {
  readonly verb: readonly [fell: string, rose: string];
  readonly noun: readonly [fall: string, rise: string];
}

const changes: Readonly<Record<ChangeVerb, ChangeWords>> = {
  rise: { verb: ["fell", "rose"], noun: ["a fall", "a rise"] },
  grow: { verb: ["shrank", "grew"], noun: ["a contraction", "growth"] },
  increase: { verb: ["decreased", "increased"], noun: ["a decrease", "an increase"] },
};

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

const ordinalEndings: PluralForms = { one: "st", two: "nd", few: "rd", other: "th" };

const missingReasons: ReadonlyMap<string, string> = new Map([
  ["missing", "not available"],
  ["missing_base", "not defined, as the base is missing"],
  ["zero_base", "not defined, as the base is zero"],
  ["negative_base", "not defined, as the base is negative"],
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
  continued: "continued",
  photo: "Photo",
  symbols: "Symbols",
  data: "Data",
  back_to_text: "Back to the text",
  key_numbers: "Key numbers",
  numbers_in_text: "Numbers in the text",
  contents: "Contents",
  cover: "Cover",
  sheet: "Sheet",
  one_table: "This sheet holds one table",
  what: "What",
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
const ordinalRules = new Intl.PluralRules(tag, { type: "ordinal" });

function direction(
  sign: -1 | 0 | 1,
  form: ChangeForm,
  verb: ChangeVerb,
  subject: Subject = "singular",
): string {
  const which = sign < 0 ? 0 : 1;
  if (form === "adverb") return sign === 0 ? "unchanged" : (["down", "up"] as const)[which];
  if (sign !== 0) return changes[verb][form][which];
  if (form === "noun") return "no change";
  return subject === "plural" ? "were unchanged" : "was unchanged";
}

function change(sign: -1 | 0 | 1, form: ChangeForm, verb: ChangeVerb, subject?: Subject): Wording {
  const words = direction(sign, form, verb, subject);
  if (sign === 0) return { before: words, number: "none", after: "" };
  return { before: form === "noun" ? `${words} of ` : `${words} `, number: "absolute", after: "" };
}

/** A whole number as a bigint; a plain Error for any other. */
function wholeNumber(given: number | string): bigint {
  const text = normaliseDecimal(String(given));
  if (text === undefined || !isWhole(text)) throw new Error(`${given} is not a whole number`);
  return BigInt(roundDecimal(text, 0));
}

function positionNumber(given: number | string): bigint {
  const position = wholeNumber(given);
  if (position < 1n) throw new Error(`${given} is not a position: they count from one`);
  return position;
}

function ordinal(given: number | string): string {
  const position = positionNumber(given);
  // The last two digits decide: 21st, but 111th.
  const ending = ordinalEndings[ordinalRules.select(Number(position % 100n))];
  return `${printer.digits(position.toString())}${ending ?? ordinalEndings.other}`;
}

function rank(given: number | string): string {
  return ordinals[Number(positionNumber(given)) - 1] ?? ordinal(given);
}

function count(given: number | string): string {
  const whole = wholeNumber(given);
  const word = whole >= 0n && whole < 10n ? cardinals[Number(whole)] : undefined;
  return word ?? printer.digits(whole.toString());
}

function listSeparators(length: number): readonly string[] {
  return Array.from({ length: Math.max(0, length - 1) }, (_, index) =>
    index === length - 2 ? " and " : ", ",
  );
}

function fraction(percent: string): string | undefined {
  const near = nearFraction(percent);
  return near && fractionRelations[near.relation] + fractionWords[near.name];
}

function monthName(month: number): string {
  return englishMonths[month - 1] ?? "";
}

function dateWords({ year, month, day }: CalendarDate): string {
  return `${day}${noBreak}${monthName(month)} ${year}`;
}

function date(iso: string): string {
  const parsed = parseDate(iso);
  if (parsed === undefined) throw new Error(`"${iso}" is not a date`);
  return dateWords(parsed);
}

function period(text: string, type: PeriodType): string {
  if (type === "text") return text;
  const parsed = parsePeriod(text, type);
  if (parsed === undefined) throw new Error(`"${text}" is not a period of type ${type}`);
  const { year, part, day = 1 } = parsed;
  if (parsed.type === "year") return String(year);
  if (parsed.type === "month") return `${monthName(part)} ${year}`;
  if (parsed.type === "day") return dateWords({ year, month: part, day });
  return `the ${rank(part)} ${parsed.type} of ${year}`;
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
  ...printer,
  change,
  direction,
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
  missing: (reason = "x") => missingReasons.get(reason) ?? reason,
  legend: (mark) => markOf(mark).legend,
  mark: (mark) => markOf(mark).mark,
  labels,
  comparison: (later, earlier) => `${later} on ${earlier}`,
  numberWords: englishNumberWords,
};
