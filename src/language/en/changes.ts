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
import { inPeriod, period } from "./periods.ts";
import { count, rank } from "./whole.ts";

/** Down and up: the verb, the noun with its article, the participle behind "after". */
interface ChangeWords {
  readonly verb: readonly [fell: string, rose: string];
  readonly noun: readonly [fall: string, rise: string];
  readonly participle: readonly [falling: string, rising: string];
}

const changes: Readonly<Record<ChangeVerb, ChangeWords>> = {
  rise: { verb: ["fell", "rose"], noun: ["a fall", "a rise"], participle: ["falling", "rising"] },
  grow: {
    verb: ["shrank", "grew"],
    noun: ["a contraction", "growth"],
    participle: ["shrinking", "growing"],
  },
  increase: {
    verb: ["decreased", "increased"],
    noun: ["a decrease", "an increase"],
    participle: ["decreasing", "increasing"],
  },
};

/** "rose", "up", "a rise"; "was unchanged". */
export function direction(
  sign: Sign,
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

/** The same with the place of its number: "rose " 3.1 percent. */
export function change(sign: Sign, form: ChangeForm, verb: ChangeVerb, subject?: Subject): Wording {
  const words = direction(sign, form, verb, subject);
  if (sign === 0) return { before: words, number: "none", after: "" };
  return { before: form === "noun" ? `${words} of ` : `${words} `, number: "absolute", after: "" };
}

/** ", after falling ": the direction is said where it was another. */
export function after(
  now: Sign,
  before: Sign,
  same: boolean,
  { form, verb }: ChangeGrammar,
  when?: NamedPeriod,
): Wording {
  const tail = when === undefined ? "" : ` ${inPeriod(when)}`;
  if (same) return { before: `, as${tail || " before"}`, number: "none", after: "" };
  if (before === 0) return { before: `, after no change${tail}`, number: "none", after: "" };
  if (now === before) return { before: ", after ", number: "absolute", after: tail };
  const which = before < 0 ? 0 : 1;
  const words =
    form === "noun" ? `${changes[verb].noun[which]} of` : changes[verb].participle[which];
  return { before: `, after ${words} `, number: "absolute", after: tail };
}

/** What a period is called; a text is none that others follow. */
function stepped(type: PeriodType): string {
  if (type === "text") throw new Error("periods that are texts have no order");
  return type === "half" ? "half-year" : type;
}

/** "for the fourth month in a row". */
export function streak(length: number | string, type: PeriodType): string {
  return `for the ${rank(length)} ${stepped(type)} in a row`;
}

/** "the first rise in five months". */
export function firstChange(
  sign: Sign,
  verb: ChangeVerb,
  type: PeriodType,
  periods: number | string | undefined,
): string {
  const unit = stepped(type);
  // "a fall" is "the first fall".
  const noun = changes[verb].noun[sign < 0 ? 0 : 1].replace(/^an? /, "");
  const first = sign === 0 ? `the first ${unit} without change` : `the first ${noun}`;
  if (periods === undefined) return `${first} in the series`;
  return `${first} in ${count(periods)} ${unit}s`;
}

/** "the highest since March 2003". */
export function record(extreme: "high" | "low", since: NamedPeriod, ofSeries: boolean): string {
  stepped(since.type);
  const highest = extreme === "high" ? "the highest" : "the lowest";
  if (ofSeries) return `${highest} since the series began ${inPeriod(since)}`;
  return `${highest} since ${period(since.period, since.type, since.within)}`;
}
