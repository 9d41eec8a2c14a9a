import { describe, expect, it } from "vitest";
import { languageFor, languages } from "../../src/language/languages.ts";
import { type NumberTable, numberPrinter } from "../../src/language/number.ts";
import { pluralPicker } from "../../src/language/plural.ts";
import type { Unit } from "../../src/language/types.ts";

describe("languageFor", () => {
  it("knows the languages that there are", () => {
    expect(languages).toEqual(["en", "zh"]);
    for (const code of languages) expect(languageFor(code)?.code).toBe(code);
  });

  it.each(["", "EN", "en-GB", "zh-CN", "constructor"])("has none for %j", (code) => {
    expect(languageFor(code)).toBeUndefined();
  });
});

/** The table that German would bring, enough of it to prove that it fits. */
const none = { forms: { other: "" }, scaled: false };
const bare: Readonly<Record<Unit, typeof none>> = {
  number: none,
  count: none,
  percent: none,
  percentage_point: none,
  rank: none,
  index: none,
  tonne: none,
  kilogram: none,
  person: none,
  enterprise: none,
  household: none,
  CNY: none,
  USD: none,
  EUR: none,
  GBP: none,
  kilowatt_hour: none,
  square_metre: none,
  hectare: none,
  kilometre: none,
  year: none,
  month: none,
  day: none,
};

const german: NumberTable = {
  tag: "de-DE",
  grouping: true,
  gap: "\u00A0",
  space: " ",
  scales: [{ power: 6, forms: { one: "Million", other: "Millionen" }, chosen: true }],
  units: {
    ...bare,
    percent: { forms: { other: "Prozent" }, scaled: false },
    tonne: { forms: { one: "Tonne", other: "Tonnen" }, scaled: true },
  },
};

describe("a language joins with one table", () => {
  it.each<[Unit, string, string, string]>([
    ["tonne", "68250000", "10000", "68,25~Millionen~Tonnen"],
    ["tonne", "1000000", "1000000", "1~Million~Tonnen"],
    ["tonne", "1", "1", "1~Tonne"],
    ["tonne", "151000", "1000", "151.000~Tonnen"],
    ["percent", "12.1", "0.1", "12,1~Prozent"],
  ])("German prints %s %s to %s as %s", (unit, value, precision, expected) => {
    const { text } = numberPrinter(german).printQuantity({ unit, value, precision });
    expect(text.replaceAll("\u00A0", "~")).toBe(expected);
  });

  it("plural forms follow the language", () => {
    expect(pluralPicker("zh-CN")("1", ["企业"])).toBe("企业");
    const polish = ["zakład", "zakłady", "zakładów", "zakładu"];
    const picked = ["1", "2", "5", "1.5"].map((n) => pluralPicker("pl")(n, polish));
    expect(picked).toEqual(polish);
  });
});
