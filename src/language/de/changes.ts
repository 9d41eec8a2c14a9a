import type {
  ChangeForm,
  ChangeGrammar,
  ChangeVerb,
  NamedPeriod,
  PeriodType,
  Sign,
  Subject,
  Wording,
} from "../language.ts";
import { positionNumber } from "../whole.ts";
import { inPeriod, sincePeriod } from "./periods.ts";
import { count } from "./whole.ts";

/** A verb in the past: what stands before the number, in both numbers, and what behind it. */
interface Verb {
  readonly singular: string;
  readonly plural: string;
  /** Of a verb that comes apart: "nahm um 3 Prozent zu". */
  readonly behind: string;
}

type Gender = "m" | "f" | "n";

interface Noun {
  readonly word: string;
  readonly gender: Gender;
}

interface ChangeWords {
  readonly verb: Verb;
  readonly noun: Noun;
}

const whole = (singular: string, plural: string): Verb => ({ singular, plural, behind: "" });
const took = (behind: string): Verb => ({ singular: "nahm", plural: "nahmen", behind });

const changes: Readonly<Record<ChangeVerb, readonly [down: ChangeWords, up: ChangeWords]>> = {
  rise: [
    { verb: whole("sank", "sanken"), noun: { word: "Rückgang", gender: "m" } },
    { verb: whole("stieg", "stiegen"), noun: { word: "Anstieg", gender: "m" } },
  ],
  grow: [
    { verb: whole("schrumpfte", "schrumpften"), noun: { word: "Rückgang", gender: "m" } },
    { verb: whole("wuchs", "wuchsen"), noun: { word: "Wachstum", gender: "n" } },
  ],
  increase: [
    { verb: took("ab"), noun: { word: "Abnahme", gender: "f" } },
    { verb: took("zu"), noun: { word: "Zunahme", gender: "f" } },
  ],
};

const articles = {
  a: { m: "ein", f: "eine", n: "ein" },
  toA: { m: "einem", f: "einer", n: "einem" },
  theFirst: { m: "der erste", f: "die erste", n: "das erste" },
} as const;

function wordsFor(sign: Sign, verb: ChangeVerb): ChangeWords {
  return changes[verb][sign < 0 ? 0 : 1];
}

function verbFor({ verb }: ChangeWords, subject: Subject): string {
  return verb[subject];
}

/** "stieg", "nahm zu", "plus", "ein Anstieg"; "blieb unverändert". */
export function direction(
  sign: Sign,
  form: ChangeForm,
  verb: ChangeVerb,
  subject: Subject = "singular",
): string {
  if (sign === 0) return unchanged(form, subject);
  if (form === "adverb") return sign < 0 ? "minus" : "plus";
  const words = wordsFor(sign, verb);
  if (form === "noun") return `${articles.a[words.noun.gender]} ${words.noun.word}`;
  return [verbFor(words, subject), words.verb.behind].filter((word) => word !== "").join(" ");
}

function unchanged(form: ChangeForm, subject: Subject): string {
  if (form === "noun") return "keine Veränderung";
  if (form === "adverb") return "unverändert";
  return subject === "plural" ? "blieben unverändert" : "blieb unverändert";
}

/**
 * "stieg um 12,1 Prozent", "nahm um 12,1 Prozent zu", "plus 12,1 Prozent", "ein Anstieg um 12,1
 * Prozent". Always with um, which leaves the unit as it is, where von would bend it.
 */
export function change(
  sign: Sign,
  form: ChangeForm,
  verb: ChangeVerb,
  subject: Subject = "singular",
): Wording {
  const said = direction(sign, form, verb, subject);
  if (sign === 0) return { before: said, number: "none", after: "" };
  if (form === "adverb") return { before: `${said} `, number: "absolute", after: "" };
  if (form === "noun") return { before: `${said} um `, number: "absolute", after: "" };
  const words = wordsFor(sign, verb);
  const { behind } = words.verb;
  const after = behind === "" ? "" : ` ${behind}`;
  return { before: `${verbFor(words, subject)} um `, number: "absolute", after };
}

/** "stieg um 12,1 Prozent gegenüber 2020", "nahm um 12,1 Prozent gegenüber 2020 zu". */
export function compared(wording: Wording, base: string): Wording {
  return { ...wording, after: ` gegenüber ${base}${wording.after}` };
}

/**
 * ", im Februar waren es 2,4 Prozent", ", nach einem Rückgang um 2,4 Prozent im Februar", ", nach
 * keiner Veränderung im Februar", ", wie im Februar".
 */
export function after(
  now: Sign,
  before: Sign,
  same: boolean,
  { verb }: ChangeGrammar,
  when?: NamedPeriod,
): Wording {
  const period = when && inPeriod(when);
  const tail = period === undefined ? " zuvor" : ` ${period}`;
  if (same) return { before: `, wie${tail}`, number: "none", after: "" };
  if (before === 0)
    return { before: `, nach keiner Veränderung${tail}`, number: "none", after: "" };
  if (now === before) return { before: `,${tail} waren es `, number: "absolute", after: "" };
  const { word, gender } = wordsFor(before, verb).noun;
  const words = `, nach ${articles.toA[gender]} ${word} um `;
  return { before: words, number: "absolute", after: tail };
}

interface PeriodNoun extends Noun {
  /** "seit fünf Monaten". */
  readonly dativePlural: string;
}

const periodNouns: Readonly<Record<Exclude<PeriodType, "text">, PeriodNoun>> = {
  year: { word: "Jahr", gender: "n", dativePlural: "Jahren" },
  half: { word: "Halbjahr", gender: "n", dativePlural: "Halbjahren" },
  quarter: { word: "Quartal", gender: "n", dativePlural: "Quartalen" },
  month: { word: "Monat", gender: "m", dativePlural: "Monaten" },
  day: { word: "Tag", gender: "m", dativePlural: "Tagen" },
};

/** What a period is called; a text is none that others follow. */
function periodNoun(type: PeriodType): PeriodNoun {
  if (type === "text") throw new Error("periods that are texts have no order");
  return periodNouns[type];
}

/** "im 4. Monat in Folge". */
export function streak(length: number | string, type: PeriodType): string {
  const { word } = periodNoun(type);
  return `${type === "day" ? "am" : "im"} ${positionNumber(length)}.\u00A0${word} in Folge`;
}

/** "der erste Anstieg seit fünf Monaten". */
export function firstChange(
  sign: Sign,
  verb: ChangeVerb,
  type: PeriodType,
  periods: number | string | undefined,
): string {
  const unit = periodNoun(type);
  const { word, gender } = sign === 0 ? unit : wordsFor(sign, verb).noun;
  const first = `${articles.theFirst[gender]} ${word}${sign === 0 ? " ohne Veränderung" : ""}`;
  if (periods === undefined) return `${first} seit Beginn der Reihe`;
  return `${first} seit ${count(periods)} ${unit.dativePlural}`;
}

/** "der höchste Wert seit März 2003". */
export function record(extreme: "high" | "low", since: NamedPeriod, ofSeries: boolean): string {
  periodNoun(since.type);
  const highest = `der ${extreme === "high" ? "höchste" : "niedrigste"} Wert`;
  if (ofSeries) return `${highest} seit Beginn der Reihe ${inPeriod(since)}`;
  return `${highest} ${sincePeriod(since)}`;
}
