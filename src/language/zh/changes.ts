import type {
  ChangeForm,
  ChangeGrammar,
  ChangeVerb,
  NamedPeriod,
  PeriodType,
  Sign,
  Wording,
} from "../language.ts";
import { period } from "./periods.ts";
import { count } from "./whole.ts";

/**
 * Amounts grow (增长), rates and prices rise (上升), numbers of things increase (增加). A verb serves
 * as a noun, too, and there is no adverb.
 */
const changes: Readonly<Record<ChangeVerb, readonly [fell: string, rose: string]>> = {
  rise: ["下降", "上升"],
  grow: ["下降", "增长"],
  increase: ["减少", "增加"],
};

/** "增长", "下降", "持平". */
export function direction(sign: Sign, _form: ChangeForm, verb: ChangeVerb): string {
  return sign === 0 ? "持平" : changes[verb][sign < 0 ? 0 : 1];
}

/** "增长12.1%"; as a noun "12.1%的增长". */
export function change(sign: Sign, form: ChangeForm, verb: ChangeVerb): Wording {
  const words = direction(sign, form, verb);
  if (sign === 0) return { before: words, number: "none", after: "" };
  if (form === "noun") return { before: "", number: "absolute", after: `的${words}` };
  return { before: words, number: "absolute", after: "" };
}

/** 比 says more or less than the base, 与 the same as it: "比上年增长", "与上年持平". */
export function compared(wording: Wording, base: string): Wording {
  const preposition = wording.number === "none" ? "与" : "比";
  return { ...wording, before: `${preposition}${base}${wording.before}` };
}

/** "，2月增长2.4%", "，2月持平", "，与2月相同": what went before is said in full. */
export function after(
  _now: Sign,
  before: Sign,
  same: boolean,
  { form, verb }: ChangeGrammar,
  when?: NamedPeriod,
): Wording {
  const base = when === undefined ? "上期" : period(when.period, when.type, when.within);
  if (same) return { before: `，与${base}相同`, number: "none", after: "" };
  const words = `，${base}${direction(before, form, verb)}`;
  return { before: words, number: before === 0 ? "none" : "absolute", after: "" };
}

const measures: Readonly<Record<Exclude<PeriodType, "text">, string>> = {
  year: "年",
  half: "个半年",
  quarter: "个季度",
  month: "个月",
  day: "天",
};

/** What periods are counted in; texts have no order. */
function measure(type: PeriodType): string {
  if (type === "text") throw new Error("periods that are texts have no order");
  return measures[type];
}

/** "连续四个月", before the verb. */
export function streak(length: number | string, type: PeriodType): string {
  return `连续${count(length)}${measure(type)}`;
}

/** "五个月来首次增长". */
export function firstChange(
  sign: Sign,
  verb: ChangeVerb,
  type: PeriodType,
  periods: number | string | undefined,
): string {
  const unit = measure(type);
  const since = periods === undefined ? "有数据以" : `${count(periods)}${unit}`;
  return `${since}来首次${direction(sign, "verb", verb)}`;
}

/** "2003年3月以来最高"; of the whole series "2000年1月有数据以来最高". */
export function record(extreme: "high" | "low", since: NamedPeriod, ofSeries: boolean): string {
  measure(since.type);
  const begin = period(since.period, since.type, since.within);
  return `${begin}${ofSeries ? "有数据" : ""}以来最${extreme === "high" ? "高" : "低"}`;
}
