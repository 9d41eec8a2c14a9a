import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { german } from "../../src/language/de/german.ts";
import { compareDecimals, roundDecimal, shiftDecimal } from "../../src/language/decimal.ts";
import { english } from "../../src/language/en/english.ts";
import type { Quantity, Unit } from "../../src/language/types.ts";
import { chinese } from "../../src/language/zh/chinese.ts";

/** Printed text with its no-break spaces shown as "~". */
function printed(quantity: Quantity, scale?: number): string {
  return english.printQuantity(quantity, { scale }).text.replaceAll("\u00A0", "~");
}

describe("what the first bulletin prints", () => {
  it.each<[string, Unit, string, string]>([
    ["12.1", "percent", "0.1", "12.1~percent"],
    ["3", "percent", "0.1", "3.0~percent"],
    ["146.4", "percent", "0.1", "146.4~percent"],
    ["4.5", "percentage_point", "0.1", "4.5~percentage points"],
    ["68250000", "tonne", "10000", "68.25~million~tonnes"],
    ["21600000", "tonne", "10000", "21.60~million~tonnes"],
    ["1030000", "tonne", "10000", "1.03~million~tonnes"],
    ["151000", "tonne", "1000", "151,000~tonnes"],
    ["20000000", "CNY", "1000000", "20~million~yuan"],
    ["3140000", "USD", "10000", "$3.14~million"],
    ["50", "enterprise", "1", "50~enterprises"],
    ["86", "count", "1", "86"],
    ["7", "rank", "1", "7"],
  ])("%s %s to %s is %s", (value, unit, precision, expected) => {
    expect(printed({ value, unit, precision })).toBe(expected);
  });
});

describe("every unit, one and many", () => {
  it.each<[Unit, string, string, string]>([
    ["number", "1", "1,234", "1,234,000,000"],
    ["count", "1", "1,234", "1,234,000,000"],
    ["rank", "1", "1,234", "1,234,000,000"],
    ["index", "1", "1,234", "1,234,000,000"],
    ["percent", "1~percent", "1,234~percent", "1,234,000,000~percent"],
    [
      "percentage_point",
      "1~percentage point",
      "1,234~percentage points",
      "1,234,000,000~percentage points",
    ],
    ["tonne", "1~tonne", "1,234~tonnes", "1.234~billion~tonnes"],
    ["kilogram", "1~kilogram", "1,234~kilograms", "1.234~billion~kilograms"],
    ["person", "1~person", "1,234~people", "1.234~billion~people"],
    ["enterprise", "1~enterprise", "1,234~enterprises", "1.234~billion~enterprises"],
    ["household", "1~household", "1,234~households", "1.234~billion~households"],
    ["CNY", "1~yuan", "1,234~yuan", "1.234~billion~yuan"],
    ["USD", "$1", "$1,234", "$1.234~billion"],
    ["EUR", "€1", "€1,234", "€1.234~billion"],
    ["GBP", "£1", "£1,234", "£1.234~billion"],
    ["kilowatt_hour", "1~kilowatt hour", "1,234~kilowatt hours", "1.234~billion~kilowatt hours"],
    ["square_metre", "1~square metre", "1,234~square metres", "1.234~billion~square metres"],
    ["hectare", "1~hectare", "1,234~hectares", "1.234~billion~hectares"],
    ["kilometre", "1~kilometre", "1,234~kilometres", "1.234~billion~kilometres"],
    ["year", "1~year", "1,234~years", "1,234,000,000~years"],
    ["month", "1~month", "1,234~months", "1,234,000,000~months"],
    ["day", "1~day", "1,234~days", "1,234,000,000~days"],
  ])("%s", (unit, one, many, large) => {
    expect(printed({ value: "1", unit, decimals: 0 })).toBe(one);
    expect(printed({ value: "1234", unit, decimals: 0 })).toBe(many);
    expect(printed({ value: "1234000000", unit, precision: "1000000" })).toBe(large);
    expect(english.printQuantity({ value: "1", unit }).unit.length > 0).toBe(
      !["number", "count", "rank", "index"].includes(unit),
    );
  });

  it.each<[Unit, number, string]>([
    ["tonne", 0, "tonnes"],
    ["tonne", 6, "million tonnes"],
    ["tonne", 3, "thousand tonnes"],
    ["tonne", 9, "billion tonnes"],
    ["CNY", 12, "trillion yuan"],
    ["USD", 6, "million US dollars"],
    ["EUR", 0, "euros"],
    ["GBP", 6, "million pounds sterling"],
    ["person", 6, "million people"],
    ["percent", 0, "percent"],
    ["percentage_point", 0, "percentage points"],
    ["count", 0, ""],
    ["number", 6, "million"],
  ])("a head says %s at scale %d as %j", (unit, scale, expected) => {
    expect(english.unitWords(unit, scale)).toBe(expected);
  });

  it("names as Intl does the units that Intl knows", () => {
    const known = { kilogram: "kilogram", kilometre: "kilometer", hectare: "hectare", day: "day" };
    for (const [unit, intl] of Object.entries(known)) {
      for (const value of [1, 2]) {
        const options = { style: "unit", unit: intl, unitDisplay: "long" } as const;
        const expected = new Intl.NumberFormat("en-GB", options).format(value);
        expect(printed({ value: `${value}`, unit: unit as Unit }).replace("~", " ")).toBe(
          expected.replace("\u00A0", " "),
        );
      }
    }
  });
});

describe("sign", () => {
  it.each<[string, Unit, number, string, -1 | 0 | 1]>([
    ["-0.5", "percent", 1, "−0.5~percent", -1],
    ["-0.04", "percent", 1, "0.0~percent", 0],
    ["0.04", "percent", 1, "0.0~percent", 0],
    ["-0.05", "percent", 1, "−0.1~percent", -1],
    ["0.05", "percent", 1, "0.1~percent", 1],
    ["-0.0", "percent", 1, "0.0~percent", 0],
    ["-1234.5", "USD", 2, "−$1,234.50", -1],
    ["-0.001", "USD", 2, "$0.00", 0],
    ["-1", "percentage_point", 0, "−1~percentage point", -1],
    ["1", "percentage_point", 1, "1.0~percentage points", 1],
    ["0", "tonne", 0, "0~tonnes", 0],
    ["0.5", "tonne", 1, "0.5~tonnes", 1],
  ])("%s %s at %d decimals is %s", (value, unit, decimals, text, sign) => {
    expect(printed({ value, unit, decimals })).toBe(text);
    expect(english.printQuantity({ value, unit, decimals }).sign).toBe(sign);
  });
});

describe("scale", () => {
  it.each<[string, string | undefined, string]>([
    ["999999.6", "1", "1,000,000~tonnes"],
    ["999999.6", "1000", "1.000~million~tonnes"],
    ["999999999.6", "1000000", "1.000~billion~tonnes"],
    ["999994", "10", "999,990~tonnes"],
    ["12345678", "1", "12,345,678~tonnes"],
    ["12345678", "1000", "12.346~million~tonnes"],
    ["12345678", "100", "12,345,700~tonnes"],
    ["1234567890", "10000", "1,234.57~million~tonnes"],
    ["-68250000", "10000", "−68.25~million~tonnes"],
    ["1e30", "1", "1,000,000,000,000,000,000,000,000,000,000~tonnes"],
    ["2e12", "1e12", "2~trillion~tonnes"],
    ["0.0000001", "0.0000001", "0.0000001~tonnes"],
    ["1e-25", "1e-25", "0.0000000000000000000000001~tonnes"],
    ["4e6", "1e7", "0~tonnes"],
    ["6e6", "1e7", "10~million~tonnes"],
    ["68250000", undefined, "68.25~million~tonnes"],
    ["12345678", undefined, "12,345,678~tonnes"],
    ["12.100", undefined, "12.1~tonnes"],
  ])("%s to %s is %s", (value, precision, expected) => {
    expect(printed({ value, unit: "tonne", precision })).toBe(expected);
  });

  it.each<[string, string, number, string, string]>([
    ["151000", "1000", 6, "0.151", "0.151~million~tonnes"],
    ["68250000", "10000", 6, "68.25", "68.25~million~tonnes"],
    ["68250000", "10000", 0, "68,250,000", "68,250,000~tonnes"],
    ["12345678", "1", 6, "12.345678", "12.345678~million~tonnes"],
    ["151000", "1000", 3, "151", "151~thousand~tonnes"],
    ["-151000", "1000", 9, "−0.000151", "−0.000151~billion~tonnes"],
    ["1000000", "1000000", 6, "1", "1~million~tonnes"],
    ["0", "1000", 6, "0.000", "0.000~million~tonnes"],
  ])("%s to %s at scale %d is %s", (value, precision, scale, number, text) => {
    const quantity = { value, unit: "tonne", precision } as const;
    expect(english.printQuantity(quantity, { scale }).number).toBe(number);
    expect(printed(quantity, scale)).toBe(text);
  });

  it("takes a column's scale from its largest number", () => {
    const column = (...rows: [string, string][]) =>
      rows.map(([value, precision]): Quantity => ({ value, precision, unit: "tonne" }));
    expect(english.commonScale([])).toBe(0);
    expect(english.commonScale(column(["68250000", "10000"], ["151000", "1000"]))).toBe(6);
    expect(english.commonScale(column(["151000", "1000"], ["68250000", "10000"]))).toBe(6);
    expect(english.commonScale(column(["151000", "1000"], ["99", "1"]))).toBe(0);
    expect(english.commonScale(column(["-5e9", "1e6"], ["1e6", "1e5"]))).toBe(9);
    expect(english.commonScale([{ value: "1e9", unit: "percent", decimals: 1 }])).toBe(0);
  });

  it("refuses what it can't print", () => {
    expect(() => printed({ value: "abc", unit: "tonne" })).toThrow('"abc" is not a decimal');
    expect(() => printed({ value: "NaN", unit: "tonne", decimals: 1 })).toThrow("NaN");
    expect(() => printed({ value: "1", unit: "tonne", precision: "3" })).toThrow("power of ten");
    expect(() => printed({ value: "1", unit: "tonne" }, 4)).toThrow("no word for ten to the 4");
  });
});

describe("printed numbers", () => {
  const quantities = fc.record({
    value: fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
      .map(([digits, places]) => shiftDecimal(digits.toString(), -places)),
    power: fc.integer({ min: -6, max: 9 }),
    unit: fc.constantFrom<Unit>("tonne", "USD", "percent", "count", "person"),
    scale: fc.constantFrom(undefined, 0, 3, 6, 9, 12),
  });
  const words = new Map([
    ["thousand", 3],
    ["million", 6],
    ["billion", 9],
    ["trillion", 12],
  ]);

  /** Reads a printed text as a reader would. */
  function readBack(text: string): string {
    const digits = /[\d,.]+/.exec(text)?.[0].replaceAll(",", "") ?? "";
    const scale = text
      .split("\u00A0")
      .map((word) => words.get(word))
      .find(Number.isInteger);
    return shiftDecimal(`${text.startsWith("−") ? "-" : ""}${digits}`, scale ?? 0);
  }

  it("read back as the value that was published, and no other", () => {
    fc.assert(
      fc.property(quantities, ({ value, power, unit, scale }) => {
        const { text, ...rest } = english.printQuantity(
          { value, unit, precision: `1e${power}` },
          { scale },
        );
        expect(compareDecimals(readBack(text), rest.value)).toBe(0);
        expect(rest.value).toBe(roundDecimal(value, -power));
        expect(rest.number.replace(/^[^.]*\.?/, "").length).toBe(rest.decimals);
        expect(text).not.toMatch(/-|−\$?[0.]+(?!\d)(?![\d,.])|NaN|undefined| million/);
      }),
    );
  });

  it("keep their order", () => {
    fc.assert(
      fc.property(quantities, quantities, (a, b) => {
        const print = (value: string) =>
          readBack(english.printQuantity({ value, unit: "tonne", precision: `1e${a.power}` }).text);
        expect([0, compareDecimals(a.value, b.value)]).toContain(
          compareDecimals(print(a.value), print(b.value)),
        );
      }),
    );
  });

  it("write any decimal with grouping and the true minus", () => {
    expect(english.digits("-1200.50")).toBe("−1,200.50");
    expect(english.digits("0")).toBe("0");
    expect(english.digits("1e-22")).toBe("0.0000000000000000000001");
  });
});

it.each([english, chinese, german])(
  "the decimal point is that of the language: $code",
  (language) => {
    const parts = new Intl.NumberFormat(language.tag).formatToParts(1.5);
    const point = parts.find(({ type }) => type === "decimal")?.value;
    expect(language.digits("1.5")).toBe(`1${point}5`);
  },
);
