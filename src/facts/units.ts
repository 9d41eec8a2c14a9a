import type { Unit } from "../language/types.ts";

/** Every unit, and whether it counts whole things, so that it needs no declared decimals. */
const table: Readonly<Record<Unit, { readonly whole: boolean }>> = {
  number: { whole: false },
  count: { whole: true },
  percent: { whole: false },
  percentage_point: { whole: false },
  rank: { whole: true },
  index: { whole: false },
  tonne: { whole: false },
  kilogram: { whole: false },
  person: { whole: true },
  enterprise: { whole: true },
  household: { whole: true },
  CNY: { whole: false },
  USD: { whole: false },
  EUR: { whole: false },
  GBP: { whole: false },
  kilowatt_hour: { whole: false },
  square_metre: { whole: false },
  hectare: { whole: false },
  kilometre: { whole: false },
  year: { whole: false },
  month: { whole: false },
  day: { whole: false },
};

/** The names of all units, sorted. */
export const unitNames: readonly string[] = Object.keys(table).sort();

/** Whether the text names a unit that the languages can print. */
export function isUnit(text: string): text is Unit {
  return Object.hasOwn(table, text);
}

/** Whether the unit counts things: persons, enterprises, ranks. */
export function countsThings(unit: Unit): boolean {
  return table[unit].whole;
}
