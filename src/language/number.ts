import {
  absoluteDecimal,
  decimalPlaces,
  lastPower,
  powerOfTen,
  roundDecimal,
  shiftDecimal,
  signOf,
} from "./decimal.ts";
import type { Language } from "./language.ts";
import { type PluralForms, pluralCategory, pluralForm } from "./plural.ts";
import type { PrintedQuantity, Quantity, Scale, Unit } from "./types.ts";

/** How a language names a unit. Numbers of a unit with empty forms stand alone. */
export interface UnitWords {
  readonly forms: PluralForms;
  /** A sign before the digits that takes the place of the words: "$". */
  readonly prefix?: string;
  /** Whether large numbers of it are printed as millions; false for percent, ranks, plain numbers. */
  readonly scaled: boolean;
}

/** A word for a power of ten: million, 万. */
interface ScaleWord {
  readonly power: Scale;
  readonly forms: PluralForms;
  /** Whether a number takes it by itself; else only where a table column or an axis asks for it. */
  readonly chosen: boolean;
}

/** How a language writes numbers: what `numberPrinter` has to know of it. */
export interface NumberTable {
  /** BCP 47, for the plural rules. */
  readonly tag: string;
  /** "." for 68.25. Intl knows it, too, but takes 10 ms of each start to say so. */
  readonly point: string;
  /** Between groups of three digits: "," for 151,000; "" where digits aren't grouped. */
  readonly grouping: string;
  /** Between number, scale word and unit in `text`: a no-break space, or nothing. */
  readonly gap: string;
  /** Between scale word and unit where they stand alone: a space, or nothing. */
  readonly space: string;
  readonly scales: readonly ScaleWord[];
  readonly units: Readonly<Record<Unit, UnitWords>>;
}

/** What a language's number table gives the language. */
type NumberPrinter = Pick<
  Language,
  "printQuantity" | "commonScale" | "scales" | "unitWords" | "digits"
>;

/**
 * A number is scaled only where it then has at most three decimals; else its digits say it better:
 * 12,345,678 rather than 12.345678 million.
 */
const mostDecimalsAfterScaling = 3;

const minusSign = "\u2212";

/** A quantity rounded to what is published: `power` is the power of ten of its last digit. */
interface Published {
  readonly value: string;
  readonly power: number;
}

/** Without decimals or precision a value is printed as it is, less its trailing zeros. */
function publish(quantity: Quantity): Published {
  const power = publishedPower(quantity);
  return { value: roundDecimal(quantity.value, -power), power };
}

function publishedPower({ value, decimals, precision }: Quantity): number {
  if (precision === undefined) return decimals === undefined ? lastPower(value) : -decimals;
  const power = powerOfTen(precision);
  if (power === undefined) throw new Error(`precision "${precision}" is not a power of ten`);
  return power;
}

/** The greatest scale that the rounded value reaches and that leaves few enough decimals; else 0. */
function chooseScale(table: NumberTable, unit: Unit, { value, power }: Published): Scale {
  if (!table.units[unit].scaled) return 0;
  // It reaches ten to the n where more than n digits stand before its point.
  const reached = wholePart(absoluteDecimal(value)).length - 1;
  let greatest = 0;
  for (const scale of table.scales) {
    const fits = scale.power <= reached && scale.power - power <= mostDecimalsAfterScaling;
    if (scale.chosen && fits && scale.power > greatest) greatest = scale.power;
  }
  return greatest;
}

/** What stands before the decimal point. */
function wholePart(decimal: string): string {
  const point = decimal.indexOf(".");
  return point < 0 ? decimal : decimal.slice(0, point);
}

function scaleForms(table: NumberTable, scale: Scale): PluralForms | undefined {
  if (scale === 0) return undefined;
  const word = table.scales.find(({ power }) => power === scale);
  if (word === undefined) throw new Error(`${table.tag} has no word for ten to the ${scale}`);
  return word.forms;
}

/** Scale word and unit, by plural category of the number before them; "" where there is none. */
function wordsFor(
  table: NumberTable,
  unit: Unit,
  scale: Scale,
  category: () => Intl.LDMLPluralRule,
): { scale: string; unit: string } {
  const forms = scaleForms(table, scale);
  const own = table.units[unit].forms;
  return {
    scale: forms === undefined ? "" : pluralForm(forms, category),
    // "1 million tonnes": behind a scale word the unit stands in the plural.
    unit: forms === undefined ? pluralForm(own, category) : own.other,
  };
}

function joined(parts: readonly string[], gap: string): string {
  return parts.filter((part) => part !== "").join(gap);
}

/** Writes a decimal with the language's digits: grouped, its decimal point, the true minus sign. */
function digitWriter({
  point,
  grouping,
}: Pick<NumberTable, "point" | "grouping">): (decimal: string) => string {
  return (decimal) => {
    const magnitude = absoluteDecimal(decimal);
    const integer = wholePart(magnitude);
    const sign = signOf(decimal) < 0 ? minusSign : "";
    const grouped = integer.length > 3 ? integer.replace(/\B(?=(?:\d{3})+$)/g, grouping) : integer;
    if (integer === magnitude) return sign + grouped;
    return `${sign}${grouped}${point}${magnitude.slice(integer.length + 1)}`;
  };
}

/** The number functions of a language, from its table. */
export function numberPrinter(table: NumberTable): NumberPrinter {
  const digits = digitWriter(table);
  const categoryOf = pluralCategory(table.tag);

  function printQuantity(
    quantity: Quantity,
    options?: { readonly scale?: Scale | undefined },
  ): PrintedQuantity {
    const published = publish(quantity);
    const scale = options?.scale ?? chooseScale(table, quantity.unit, published);
    const decimals = Math.max(0, scale - published.power);
    // Exact: the digits that fall away are zeros.
    const scaled =
      scale === 0 ? published.value : roundDecimal(shiftDecimal(published.value, -scale), decimals);
    const words = wordsFor(table, quantity.unit, scale, () => categoryOf(scaled));
    return {
      text: quantityText(quantity.unit, scaled, words),
      number: digits(scaled),
      unit: joined([words.scale, words.unit], table.space),
      value: published.value,
      sign: signOf(published.value),
      scale,
      decimals: decimalPlaces(scaled),
    };
  }

  function quantityText(
    unit: Unit,
    scaled: string,
    words: { scale: string; unit: string },
  ): string {
    const { prefix } = table.units[unit];
    if (prefix === undefined) return joined([digits(scaled), words.scale, words.unit], table.gap);
    const sign = signOf(scaled) < 0 ? minusSign : "";
    return joined([sign + prefix + digits(absoluteDecimal(scaled)), words.scale], table.gap);
  }

  function commonScale(quantities: readonly Quantity[]): Scale {
    const scales = quantities
      .filter(({ unit }) => table.units[unit].scaled)
      .map((quantity) => chooseScale(table, quantity.unit, publish(quantity)));
    return Math.max(0, ...scales);
  }

  function unitWords(unit: Unit, scale: Scale): string {
    const words = wordsFor(table, unit, scale, () => "other");
    return joined([words.scale, words.unit], table.space);
  }

  const scales = [0, ...table.scales.map(({ power }) => power)];
  return { printQuantity, commonScale, scales, unitWords, digits };
}
