import type { NumberTable, UnitWords } from "../number.ts";

/** A unit whose large numbers are printed as millions. */
function scaled(one: string, other = one): UnitWords {
  return { forms: { one, other }, scaled: true };
}

/** A unit whose numbers are always printed in full. */
function plain(one: string, other = one): UnitWords {
  return { forms: { one, other }, scaled: false };
}

/**
 * German numbers and units as the federal office of statistics writes them: decimal comma, thousands
 * apart by a narrow no-break space, millions in words: 68,25 Millionen Tonnen, 151 000 Tonnen.
 */
export const germanNumbers: NumberTable = {
  tag: "de-DE",
  point: ",",
  grouping: "\u202F",
  gap: "\u00A0",
  space: " ",
  scales: [
    { power: 3, forms: { other: "Tausend" }, chosen: false },
    { power: 6, forms: { one: "Million", other: "Millionen" }, chosen: true },
    { power: 9, forms: { one: "Milliarde", other: "Milliarden" }, chosen: true },
    { power: 12, forms: { one: "Billion", other: "Billionen" }, chosen: true },
  ],
  units: {
    number: plain(""),
    count: plain(""),
    percent: plain("Prozent"),
    percentage_point: plain("Prozentpunkt", "Prozentpunkte"),
    rank: plain(""),
    index: plain(""),
    tonne: scaled("Tonne", "Tonnen"),
    kilogram: scaled("Kilogramm"),
    person: scaled("Person", "Personen"),
    enterprise: scaled("Unternehmen"),
    household: scaled("Haushalt", "Haushalte"),
    CNY: scaled("Yuan"),
    USD: scaled("US-Dollar"),
    EUR: scaled("Euro"),
    GBP: scaled("Pfund Sterling"),
    kilowatt_hour: scaled("Kilowattstunde", "Kilowattstunden"),
    square_metre: scaled("Quadratmeter"),
    hectare: scaled("Hektar"),
    kilometre: scaled("Kilometer"),
    year: plain("Jahr", "Jahre"),
    month: plain("Monat", "Monate"),
    day: plain("Tag", "Tage"),
  },
};
