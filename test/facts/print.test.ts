import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factsJson } from "../../src/facts/facts-json.ts";
import { comparePrinted, printFact } from "../../src/facts/print.ts";
import { publishedRows } from "../../src/facts/published-rows.ts";
import type { Fact } from "../../src/facts/types.ts";
import { english } from "../../src/language/en/english.ts";
import type { Quantity } from "../../src/language/types.ts";
import { result, table } from "./made.ts";

function fact(changes: Partial<Fact>): Fact {
  return {
    path: "t.v",
    table: "t",
    column: "v",
    kind: "text",
    value: null,
    status: [],
    computed: false,
    approximate: false,
    ...changes,
  };
}

function number(quantity: Quantity, changes: Partial<Fact> = {}): Fact {
  return fact({ kind: "number", value: quantity.value, quantity, ...changes });
}

/** The printed text with its no-break spaces made visible as plain ones. */
function plain(text: string): string {
  return text.replaceAll("\u00A0", " ");
}

describe("printFact", () => {
  it.each([
    [{ value: "12.1", unit: "percent", decimals: 1 }, "12.1 percent", "12.1", "percent", "12.1", 1],
    [
      { value: "68250000", unit: "tonne", precision: "10000" },
      "68.25 million tonnes",
      "68.25",
      "million tonnes",
      "68250000",
      1,
    ],
    [
      { value: "151000", unit: "tonne", precision: "1000" },
      "151,000 tonnes",
      "151,000",
      "tonnes",
      "151000",
      1,
    ],
    [{ value: "-0.04", unit: "percent", decimals: 1 }, "0.0 percent", "0.0", "percent", "0.0", 0],
    [
      { value: "-4.55", unit: "percentage_point", decimals: 1 },
      "−4.6 percentage points",
      "−4.6",
      "percentage points",
      "-4.6",
      -1,
    ],
    [
      { value: "3140000", unit: "USD", precision: "10000" },
      "$3.14 million",
      "3.14",
      "million US dollars",
      "3140000",
      1,
    ],
  ] as const)("prints %j", (quantity, text, digits, unit, value, sign) => {
    const printed = printFact(number(quantity), english);
    expect({ ...printed, text: plain(printed.text), unit: plain(printed.unit) }).toEqual({
      text,
      number: digits,
      unit,
      value,
      sign,
      missing: false,
      marks: [],
    });
  });

  it("says that a number is approximate, and marks what is computed or has a status", () => {
    const quantity: Quantity = { value: "229.946524064171", unit: "enterprise", decimals: 0 };
    const printed = printFact(
      number(quantity, { approximate: true, computed: true, status: ["p", "e"] }),
      english,
    );
    expect(plain(printed.text)).toBe("about 230 enterprises");
    expect(printed).toMatchObject({ number: "230", value: "230", marks: ["computed", "p", "e"] });
  });

  it("takes the scale of a column", () => {
    const printed = printFact(
      number({ value: "151000", unit: "tonne", precision: "1000" }),
      english,
      { scale: 6 },
    );
    expect(printed).toMatchObject({ number: "0.151", value: "151000" });
  });

  it.each([
    ...["missing", "missing_base", "zero_base", "negative_base", "x", "z", "c", undefined],
    "the mine was closed",
  ])("prints why a value is missing, in the language's words: %j", (reason) => {
    const text = english.missing(reason);
    expect(text.includes(" ") || reason === "c").toBe(true);
    expect(
      printFact(fact({ kind: "number", reason, computed: true, status: ["x"] }), english),
    ).toEqual({
      text,
      number: text,
      unit: "",
      value: "",
      sign: 0,
      missing: true,
      marks: ["x"],
    });
  });

  it.each([
    ["date", "2022-02-10", "10 February 2022"],
    ["date", "2022-02-10T23:30:00-05:00", "10 February 2022"],
    ["date", "2021", "2021"],
    ["date", "2021-H1", "the first half of 2021"],
    ["date", "2021-Q3", "the third quarter of 2021"],
    ["date", "2021-03", "March 2021"],
    ["date", "09:30:00", "09:30:00"],
    ["text", "Raw coal", "Raw coal"],
    ["text", "2022-02-10", "2022-02-10"],
    ["text", "<b>&", "<b>&"],
    ["boolean", "true", "true"],
  ] as const)("prints the %s %s", (kind, value, text) => {
    const printed = printFact(fact({ kind, value }), english);
    expect({ ...printed, text: plain(printed.text) }).toMatchObject({
      text,
      unit: "",
      value,
      sign: 0,
      missing: false,
    });
  });

  it("never shows more than is published", () => {
    const digits = fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n });
    fc.assert(
      fc.property(digits, fc.nat({ max: 12 }), fc.nat({ max: 6 }), (whole, places, decimals) => {
        const value = `${whole}e-${places}`;
        const printed = printFact(number({ value, unit: "percent", decimals }), english);
        expect((printed.value.split(".")[1] ?? "").length).toBe(decimals);
        expect(printed.value).not.toMatch(/^-0*\.?0*$/);
        expect(printed.sign === 0).toBe(/^0*\.?0*$/.test(printed.value));
      }),
    );
  });
});

describe("comparePrinted", () => {
  const of = (value: string, decimals: number) =>
    printFact(number({ value, unit: "percent", decimals }), english);
  const text = (value: string | null) => printFact(fact({ value }), english);

  it.each([
    ["12.14", "12.06", 1, 0],
    ["12.14", "12.04", 1, 1],
    ["-1", "0", 0, -1],
    ["0.04", "-0.04", 1, 0],
    ["9", "10", 0, -1],
  ])("compares what is printed of %s and %s", (a, b, decimals, order) => {
    expect(comparePrinted(of(a, decimals), of(b, decimals))).toBe(order);
  });

  it("takes no notice of trailing zeros", () => {
    expect(comparePrinted(of("12.1", 1), of("12.1", 3))).toBe(0);
  });

  it("compares texts by their characters and what is missing not at all", () => {
    expect(comparePrinted(text("a"), text("b"))).toBe(-1);
    expect(comparePrinted(text("b"), text("b"))).toBe(0);
    expect(comparePrinted(text(null), text("b"))).toBeUndefined();
    expect(comparePrinted(of("1", 0), text(null))).toBeUndefined();
  });
});

const published = table(
  result(
    [
      "k text",
      "output integer",
      "output_precision integer",
      "output_status text",
      "share double",
      "ok boolean",
    ],
    [
      ["coal", "68254999", "10000", "p", "83.8491", true],
      ["gas", "4711", "1", "c", "0.04", false],
      ["peat", null, null, "x,r", null, null],
    ],
    { products: ["output", "share"] },
  ),
  {
    key: "k",
    columns: { output: { unit: "tonne" }, share: { unit: "percent", decimals: 1, computed: true } },
  },
);

describe("publishedRows", () => {
  it("gives machine values at published precision, a status column where there is one", () => {
    expect(publishedRows(published, english)).toEqual({
      columns: ["k", "output", "output_status", "share", "ok"],
      rows: [
        ["coal", "68250000", "p", "83.8", "true"],
        ["gas", "", "c", "0.0", "false"],
        ["peat", "", "r,x", "", ""],
      ],
    });
  });
});

describe("factsJson", () => {
  it("lists facts at published precision, with provenance and without what is withheld", () => {
    const { tables, facts: records } = factsJson(new Map([["t", published]]), english);
    expect(records.map(({ path, value }) => [path, value])).toEqual([
      ["t.coal.k", "coal"],
      ["t.coal.output", "68250000"],
      ["t.coal.share", "83.8"],
      ["t.coal.ok", "true"],
      ["t.gas.k", "gas"],
      ["t.gas.output", null],
      ["t.gas.share", "0.0"],
      ["t.gas.ok", "false"],
      ["t.peat.k", "peat"],
      ["t.peat.output", null],
      ["t.peat.share", null],
      ["t.peat.ok", null],
    ]);
    expect(records[5]).toEqual({
      path: "t.gas.output",
      table: "t",
      key: "gas",
      column: "output",
      kind: "number",
      value: null,
      unit: "tonne",
      text: "confidential",
      status: ["c"],
      reason: "c",
      computed: false,
      approximate: false,
      cell: undefined,
    });
    expect(tables).toEqual({
      t: { file: "templates/b/facts/t.sql", read: { products: ["output", "share"] } },
    });
    expect(JSON.stringify(records)).not.toMatch(/4711|68254999|83\.8491/);
  });

  it("leaves out resources that the definition doesn't name, unless they are used", () => {
    const readers = table(result(["mail text"], [["a@example.test"]]), {}, { declared: false });
    const tables = new Map([["t", readers]]);
    expect(factsJson(tables, english)).toEqual({ tables: {}, facts: [] });
    expect(factsJson(tables, english, (name) => name === "t").facts.length).toBe(1);
  });
});
