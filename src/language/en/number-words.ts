import type { NumberWord } from "../number-words.ts";

/** English cardinals from zero to nineteen: the index is the value. */
export const cardinals = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
] as const;

/** English ordinals from first to twentieth: the index is the value less one. */
export const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
  "twentieth",
] as const;

const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const powers = new Map([
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
]);
const denominators = new Map([
  ["half", 2],
  ["third", 3],
  ["quarter", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
]);

/** Values below a hundred that one word says. */
const cardinalValues = new Map<string, number>([
  ...cardinals.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);
const ordinalValues = new Map<string, number>([
  ...ordinals.map((word, index): [string, number] => [word, index + 1]),
  ...tens.map((word, index): [string, number] => [word.replace(/y$/, "ieth"), (index + 2) * 10]),
]);

/** A word of the text; `joined` if only spaces or a hyphen stand between it and the one before. */
interface Word {
  readonly text: string;
  readonly index: number;
  readonly end: number;
  readonly joined: boolean;
}

/** What the words from a place on say, and how many of them. */
interface Reading {
  readonly kind: NumberWord["kind"];
  readonly value: string;
  readonly length: number;
}

function wordsOf(text: string): Word[] {
  let end = -1;
  return [...text.matchAll(/\p{L}+/gu)].map((match) => {
    const between = text.slice(Math.max(end, 0), match.index);
    const joined = end >= 0 && /^(?:\s+|\s*[-‐‑]\s*)$/u.test(between);
    end = match.index + match[0].length;
    return { text: match[0].toLowerCase(), index: match.index, end, joined };
  });
}

/** No number takes more words than this. */
const longestPhrase = 30;

/** The words from `start` on that no punctuation parts. */
function phraseFrom(words: readonly Word[], start: number): string[] {
  const rest = words.slice(start, start + longestPhrase);
  const stop = rest.findIndex((word, index) => index > 0 && !word.joined);
  return rest.slice(0, stop === -1 ? undefined : stop).map(({ text }) => text);
}

function singular(word: string): string {
  return word === "halves" ? "half" : word.replace(/s$/, "");
}

/** "half", "a third", "two thirds", "three-quarters"; "half a million" is a whole number. */
function readFraction([first = "", second = "", third = ""]: readonly string[]):
  | Reading
  | undefined {
  if (first === "half") {
    const power = second === "a" ? powers.get(third) : undefined;
    return power === undefined
      ? { kind: "fraction", value: "1/2", length: 1 }
      : { kind: "cardinal", value: String(power / 2), length: 3 };
  }
  const one = first === "a" || first === "an" || first === "one";
  const parts = one ? 1 : (cardinalValues.get(first) ?? 0);
  const of = denominators.get(one ? second : singular(second));
  if (of === undefined || parts === 0 || parts >= of || (!one && singular(second) === second)) {
    return undefined;
  }
  return { kind: "fraction", value: `${parts}/${of}`, length: 2 };
}

/** Whether a value continues a number: after "twenty" one to nine, after "hundred" all below it. */
function follows(value: number, rest: number): boolean {
  if (value === 0) return false;
  const below = rest % 100;
  return below === 0 || (below >= 20 && below % 10 === 0 && value < 10);
}

/** A number under way: millions and thousands done, what is below them, and what may still come. */
interface Sum {
  readonly total: number;
  readonly rest: number;
  /** The next power must be below this one: "two thousand three million" is two numbers. */
  readonly limit: number;
}

/** The sum with one more cardinal word; undefined where the word doesn't continue the number. */
function addWord({ total, rest, limit }: Sum, word: string): Sum | undefined {
  const cardinal = cardinalValues.get(word);
  if (cardinal !== undefined) {
    return follows(cardinal, rest) ? { total, rest: rest + cardinal, limit } : undefined;
  }
  const power = powers.get(word);
  if (power === undefined || rest === 0 || power >= limit) return undefined;
  if (power > 100) return { total: total + rest * power, rest: 0, limit: power };
  return rest < 20 ? { total, rest: rest * 100, limit } : undefined;
}

/** "seven", "twenty-one", "a hundred and five", "three million"; "seventh", "twenty-first". */
function readWhole(phrase: readonly string[]): Reading | undefined {
  if (phrase[0] === "zero") return { kind: "cardinal", value: "0", length: 1 };
  const start = phrase[0] === "a" && powers.has(phrase[1] ?? "") ? 1 : 0;
  let sum: Sum = { total: 0, rest: start, limit: Number.POSITIVE_INFINITY };
  let length = 0;
  for (let at = start; at < phrase.length; at += 1) {
    const word = phrase[at] ?? "";
    if (word === "and" && (sum.rest >= 100 || sum.total > 0)) continue;
    const ordinal = ordinalValues.get(word);
    if (ordinal !== undefined && follows(ordinal, sum.rest)) {
      return { kind: "ordinal", value: String(sum.total + sum.rest + ordinal), length: at + 1 };
    }
    const more: Sum | undefined = addWord(sum, word);
    if (more === undefined) break;
    sum = more;
    length = at + 1;
  }
  const value = String(sum.total + sum.rest);
  return length === 0 ? undefined : { kind: "cardinal", value, length };
}

/**
 * The numbers that an English text says in words, in its order: cardinals ("three", "twenty-one",
 * "two million"), ordinals ("seventh") and fractions ("half", "a third", "two thirds"). It reads
 * words, not sense: "one of them" and "a second later" are numbers here.
 */
export function englishNumberWords(text: string): NumberWord[] {
  const words = wordsOf(text);
  const found: NumberWord[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = phraseFrom(words, at);
    const reading = readFraction(phrase) ?? readWhole(phrase);
    const [first, last] = [words[at], words[at + (reading?.length ?? 1) - 1]];
    if (reading !== undefined && first !== undefined && last !== undefined) {
      const { kind, value } = reading;
      found.push({ index: first.index, text: text.slice(first.index, last.end), kind, value });
    }
    at += reading?.length ?? 1;
  }
  return found;
}
