import type { NumberTable, UnitWords } from "../number.ts";

/** A unit whose large numbers are printed as millions. */
function scaled(one: string, other = `${one}s`): UnitWords {
  return { forms: { one, other }, scaled: true };
}

/** A unit whose numbers are always printed in full. */
function plain(one: string, other = one === "" ? "" : `${one}s`): UnitWords {
  return { forms: { one, other }, scaled: false };
}

/**
 * English numbers and units. All names are our own, not those of Intl: it lacks the tonne, and its
 * words differ from version to version ("per cent"), while an edition must not.
 */
export const englishNumbers: NumberTable = {
  tag: "en-GB",
  point: ".",
  grouping: ",",
  gap: "\u00A0",
  space: " ",
  scales: [
    { power: 3, forms: { other: "thousand" }, chosen: false },
    { power: 6, forms: { other: "million" }, chosen: true },
    { power: 9, forms: { other: "billion" }, chosen: true },
    { power: 12, forms: { other: "trillion" }, chosen: true },
  ],
  units: {
    number: plain(""),
    count: plain(""),
    percent: plain("percent", "percent"),
    percentage_point: plain("percentage point"),
    rank: plain(""),
    index: plain(""),
    tonne: scaled("tonne"),
    kilogram: scaled("kilogram"),
    person: scaled("person", "people"),
    enterprise: scaled("enterprise"),
    household: scaled("household"),
    CNY: scaled("yuan", "yuan"),
    USD: { ...scaled("US dollar"), prefix: "$" },
    EUR: { ...scaled("euro"), prefix: "€" },
    GBP: { ...scaled("pound sterling", "pounds sterling"), prefix: "£" },
    kilowatt_hour: scaled("kilowatt hour"),
    square_metre: scaled("square metre"),
    hectare: scaled("hectare"),
    kilometre: scaled("kilometre"),
    year: plain("year"),
    month: plain("month"),
    day: plain("day"),
  },
};
