import type { NumberWord } from "../number-words.ts";

/** German cardinals from zero to twelve: the index is the value. */
export const cardinals = [
  "null",
  "eins",
  "zwei",
  "drei",
  "vier",
  "fünf",
  "sechs",
  "sieben",
  "acht",
  "neun",
  "zehn",
  "elf",
  "zwölf",
] as const;

const ones = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];
const teens = ["dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"];
const tens = [
  "zwanzig",
  "dreißig",
  "vierzig",
  "fünfzig",
  "sechzig",
  "siebzig",
  "achtzig",
  "neunzig",
];

/** What one word below a hundred says: "sieben", "einundzwanzig". */
const belowHundred = new Map<string, number>([
  ...cardinals.map((word, value): [string, number] => [word, value]),
  ...teens.map((word, index): [string, number] => [word, index + 13]),
  ...tens.flatMap((word, index): [string, number][] => [
    [word, (index + 2) * 10],
    ...ones.map((one, at): [string, number] => [`${one}und${word}`, (index + 2) * 10 + at + 1]),
  ]),
]);

/** Ordinals that are not cardinal and -te: "erste", "dritte", "siebte", "achte". */
const irregular = new Map([
  ["ers", 1],
  ["drit", 3],
  ["sieb", 7],
  ["ach", 8],
]);

const powers = new Map([
  ["million", 1e6],
  ["millionen", 1e6],
  ["milliarde", 1e9],
  ["milliarden", 1e9],
  ["billion", 1e12],
  ["billionen", 1e12],
]);

const denominators = new Map([
  ["drittel", 3],
  ["viertel", 4],
  ["fünftel", 5],
  ["sechstel", 6],
  ["siebtel", 7],
  ["achtel", 8],
  ["neuntel", 9],
  ["zehntel", 10],
]);

/** "hundert" is one of them; "ein" before it is, too: "einhundert". */
function multiple(word: string): number | undefined {
  if (word === "" || word === "ein") return 1;
  return belowThousand(word);
}

/** The value of a word in two parts round a power: "zweihundertfünf"; undefined where it is none. */
function split(
  word: string,
  power: string,
  value: number,
  rest: (part: string) => number | undefined,
): number | undefined {
  const at = word.indexOf(power);
  if (at < 0) return undefined;
  const before = multiple(word.slice(0, at));
  const behind = word.slice(at + power.length).replace(/^und/, "");
  const after = behind === "" ? 0 : rest(behind);
  return before === undefined || after === undefined ? undefined : before * value + after;
}

function belowThousand(word: string): number | undefined {
  return belowHundred.get(word) ?? split(word, "hundert", 100, (part) => belowHundred.get(part));
}

/** What one word says as a cardinal: "dreitausendfünfhundert". */
function cardinal(word: string): number | undefined {
  return belowThousand(word) ?? split(word, "tausend", 1000, belowThousand);
}

/** What one word says as an ordinal, in any case: "siebte", "einundzwanzigsten". */
function ordinal(word: string): number | undefined {
  const stem = /^(.+?)te[nmrs]?$/.exec(word)?.[1];
  if (stem === undefined) return undefined;
  const found = irregular.get(stem) ?? cardinal(stem);
  if (found !== undefined) return found < 20 && found > 0 ? found : undefined;
  const long = stem.endsWith("s") ? cardinal(stem.slice(0, -1)) : undefined;
  return long !== undefined && long % 100 >= 20 ? long : undefined;
}

/** What the words from a place on say, and how many of them. */
interface Reading {
  readonly kind: NumberWord["kind"];
  readonly value: string;
  readonly length: number;
}

const article = /^ein(?:e[nmrs]?)?$/;

/** "ein Drittel", "zwei Drittel", "die Hälfte", "eine halbe". */
function readFraction(first: string, second: string): Reading | undefined {
  if (first === "hälfte" || /^halb(?:e[nmrs]?)?$/.test(first)) {
    return { kind: "fraction", value: "1/2", length: 1 };
  }
  const of = denominators.get(second);
  const parts = article.test(first) ? 1 : cardinal(first);
  if (of === undefined || parts === undefined || parts < 1 || parts >= of) return undefined;
  return { kind: "fraction", value: `${parts}/${of}`, length: 2 };
}

/** "sieben", "zwei Millionen", "eine Milliarde", "siebte". An article alone is no number. */
function readWhole(first: string, second: string): Reading | undefined {
  const power = powers.get(second);
  const value = article.test(first) ? undefined : cardinal(first);
  if (power !== undefined && (value !== undefined || article.test(first))) {
    return { kind: "cardinal", value: String((value ?? 1) * power), length: 2 };
  }
  if (value !== undefined) return { kind: "cardinal", value: String(value), length: 1 };
  const position = ordinal(first);
  return position === undefined
    ? undefined
    : { kind: "ordinal", value: String(position), length: 1 };
}

/**
 * The numbers that a German text says in words, in its order: cardinals ("drei", "einundzwanzig",
 * "zwei Millionen"), ordinals in every case ("siebte", "siebten") and fractions ("die Hälfte", "zwei
 * Drittel"). "Ein" is an article before it is a number, so only "eins" is one.
 */
export function germanNumberWords(text: string): NumberWord[] {
  const words = [...text.matchAll(/\p{L}+/gu)];
  const found: NumberWord[] = [];
  for (let at = 0; at < words.length; ) {
    const [first, second] = [words[at], words[at + 1]];
    if (first === undefined) break;
    const joined =
      second !== undefined && /^\s+$/.test(text.slice(endOf(first), second.index))
        ? second[0].toLowerCase()
        : "";
    const word = first[0].toLowerCase();
    const reading = readFraction(word, joined) ?? readWhole(word, joined);
    const last = reading?.length === 2 ? second : first;
    if (reading !== undefined && last !== undefined) {
      const { kind, value } = reading;
      found.push({ index: first.index, text: text.slice(first.index, endOf(last)), kind, value });
    }
    at += reading?.length ?? 1;
  }
  return found;
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}
