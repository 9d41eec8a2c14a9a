import type { NumberWord } from "../number-words.ts";

const digits = [..."零一二三四五六七八九"];

/** Digits as they are read: 〇 in years, 两 before measure words. */
const digitValues = new Map<string, number>([
  ...digits.map((word, value): [string, number] => [word, value]),
  ["〇", 0],
  ["两", 2],
]);

/** A whole number below a hundred in Chinese numerals: 七, 十, 二十一. */
export function chineseNumerals(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return digits[ones] ?? "";
  return `${tens === 1 ? "" : digits[tens]}十${ones === 0 ? "" : digits[ones]}`;
}

/** The places of a group of four digits; the ones have no word. */
const places = new Map([
  ["千", 1000],
  ["百", 100],
  ["十", 10],
]);

/** Groups of four digits, the greatest first. */
const groups: readonly (readonly [word: string, size: number])[] = [
  ["亿", 1e8],
  ["万", 1e4],
];

/** The value of numerals; undefined where they are none, as 千万 (by all means) or 三五 (a few). */
function numeralValue(numerals: string): number | undefined {
  if (numerals === "零" || numerals === "〇") return 0;
  for (const [word, size] of groups) {
    const at = numerals.lastIndexOf(word);
    if (at < 0) continue;
    const upper = numeralValue(numerals.slice(0, at));
    const lower = lowerValue(numerals.slice(at + 1));
    return upper && lower !== undefined ? upper * size + lower : undefined;
  }
  return smallValue(numerals);
}

/** What follows 万 or 亿: nothing, or a number that may begin with 零. */
function lowerValue(numerals: string): number | undefined {
  return numerals === "" ? 0 : numeralValue(numerals.replace(/^零/u, ""));
}

/** 三千零五, 一百二十, 十二: each place below the one before, 零 where one is left out. */
function smallValue(numerals: string): number | undefined {
  if (numerals.startsWith("零")) return undefined;
  let [sum, place, digit, skipped] = [0, 10_000, 0, false];
  for (const word of numerals) {
    const next = places.get(word);
    if (next === undefined) {
      if (digit !== 0) return undefined;
      digit = digitValues.get(word) ?? 0;
      skipped ||= digit === 0;
    } else {
      if (next >= place || (digit === 0 && (next > 10 || sum > 0))) return undefined;
      [sum, place, digit, skipped] = [sum + (digit || 1) * next, next, 0, false];
    }
  }
  // 一百五 is said of a hundred and fifty, 一百零五 of a hundred and five: the first is left alone.
  const isShort = digit !== 0 && sum > 0 && place > 10 && !skipped;
  return isShort ? undefined : sum + digit || undefined;
}

const numerals = "[零〇一二两三四五六七八九十百千万亿]+";

/** 第七; 三分之一, 百分之十二; 两成; 一季度; 二十一; 一半, 半数. */
const phrases = new RegExp(
  [
    `第(?<ordinal>${numerals})`,
    `(?<of>${numerals})分之(?<parts>${numerals})`,
    "(?<tenths>[一二两三四五六七八九])成",
    "(?<half>一半|半数)",
    `(?<quarter>[一二三四])季度`,
    `(?<cardinal>${numerals})`,
  ].join("|"),
  "gu",
);

/**
 * One numeral alone is a number only before what is counted: not in 统一, 进一步, 十分. Two and
 * more are one wherever they have a value.
 */
const measureWords = /^(?:[个家户人名位项种条类次倍年天周点元吨]|大类)/u;

/** What makes the numerals behind it vague, or the end of a number in digits: 数百, 上千, 6825万. */
const vague = /[\d数几上好近]$/u;

/** Fractions with a name of their own, by parts of ten: 两成 is a fifth. */
const tenths = new Map([
  [2, "1/5"],
  [4, "2/5"],
  [5, "1/2"],
  [6, "3/5"],
  [8, "4/5"],
]);

type Reading = Pick<NumberWord, "kind" | "value">;

/** 百分之十二 is the number that stands before "%". */
function read(match: RegExpMatchArray, text: string): Reading | undefined {
  const { ordinal, of, parts, tenths: tenth, half, quarter, cardinal } = match.groups ?? {};
  if (half !== undefined) return { kind: "fraction", value: "1/2" };
  if (tenth !== undefined) return readTenths(digitValues.get(tenth) ?? 0);
  if (of === "百") return reading("cardinal", numeralValue(parts ?? ""));
  if (of !== undefined) return readFraction(numeralValue(of), numeralValue(parts ?? ""));
  if (ordinal !== undefined) return reading("ordinal", numeralValue(ordinal));
  if (quarter !== undefined) return reading("ordinal", numeralValue(quarter));
  return readCardinal(cardinal ?? "", match.index ?? 0, text);
}

function reading(kind: NumberWord["kind"], value: number | undefined): Reading | undefined {
  return value === undefined ? undefined : { kind, value: String(value) };
}

function readTenths(parts: number): Reading {
  return { kind: "fraction", value: tenths.get(parts) ?? `${parts}/10` };
}

function readFraction(of: number | undefined, parts: number | undefined): Reading | undefined {
  if (of === undefined || parts === undefined) return undefined;
  return parts > 0 && parts < of ? { kind: "fraction", value: `${parts}/${of}` } : undefined;
}

function readCardinal(found: string, index: number, text: string): Reading | undefined {
  if (vague.test(text.slice(0, index))) return undefined;
  const isCounting = measureWords.test(text.slice(index + found.length));
  if (found.length === 1 && !isCounting) return undefined;
  return reading("cardinal", numeralValue(found));
}

/**
 * The numbers that a Chinese text says in numerals, in its order: cardinals (三, 两, 二十一),
 * ordinals (第七, 一季度) and fractions (三分之一, 一半, 九成). It reads words, not sense.
 */
export function chineseNumberWords(text: string): NumberWord[] {
  return [...text.matchAll(phrases)].flatMap((match) => {
    const said = read(match, text);
    return said === undefined ? [] : [{ index: match.index, text: match[0], ...said }];
  });
}
