import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartColumns, chartRows } from "../../src/charts/rows.ts";
import { english } from "../../src/language/en/english.ts";
import { factTable } from "./fact-table.ts";
import { tables } from "./kinds.ts";

const products = tables.get("products") ?? factTable("none", [], []);

describe("chartRows", () => {
  test("texts beside others have the scale of their column, texts alone their own", () => {
    const texts = chartRows(products, english).map((row) => [row.output_text, row.output_full]);
    expect(texts.map((pair) => pair.map((text) => String(text).replaceAll("\u00a0", " ")))).toEqual(
      [
        ["1.030", "1.030 million tonnes"],
        ["21.600", "21.600 million tonnes"],
        ["68.250", "68.250 million tonnes"],
        ["0.151", "151,000 tonnes"],
      ],
    );
  });

  test("a row has key, values, texts and status", () => {
    const [row] = chartRows(
      factTable(
        "t",
        [
          { name: "k" },
          { name: "when", kind: "date" },
          { name: "yes", kind: "boolean" },
          { name: "v", unit: "percent", decimals: 1, computed: true },
        ],
        [["a", "2021-03-31", "true", ["8.9056", "p", "r"]]],
      ),
      english,
    );
    expect(row).toEqual({
      ...{ k: "a", k_text: "a", k_full: "a", k_status: null },
      ...{
        when: "2021-03-31",
        when_text: english.date("2021-03-31"),
        when_full: english.date("2021-03-31"),
        when_status: null,
      },
      ...{ yes: true, yes_text: "true", yes_full: "true", yes_status: null },
      v: 8.9,
      v_text: "8.9*\u00a0[p]\u00a0[r]",
      v_full: "8.9\u00a0percent*\u00a0[p]\u00a0[r]",
      v_status: "p,r",
    });
  });

  test.each([
    [["12.15"], 12.2, "12.2"],
    [["-0.04"], 0, "0.0"],
    [["-0.5"], -0.5, "\u22120.5"],
    [[null], null, "[x]"],
    [[null, "x"], null, "[x]"],
    [[null, "c"], null, "[c]"],
    [[null, "z"], null, "[z]"],
  ] as const)("%j is drawn as %j and printed as %s", (cell, value, text) => {
    const [given, ...status] = cell;
    const table = factTable(
      "t",
      [{ name: "k" }, { name: "v", unit: "percent", decimals: 1 }],
      [["a", [given, ...status]]],
    );
    const [row] = chartRows(table, english);
    expect([row?.v, row?.v_text]).toEqual([value, text]);
  });

  test("the number drawn is the number printed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.integer({ min: 0, max: 4 }),
        (units, decimals) => {
          const value = (units / 1000).toFixed(3);
          const table = factTable(
            "t",
            [{ name: "k" }, { name: "v", unit: "percent", decimals }],
            [["a", value]],
          );
          const [row] = chartRows(table, english);
          const printed = String(row?.v_text).replace("\u2212", "-").replaceAll(",", "");
          // A common scale shortens the text of large numbers only; these have none.
          expect(Number(printed)).toBe(row?.v);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("chartColumns names what the rows have", () => {
    const [row] = chartRows(products, english);
    expect(Object.keys(row ?? {})).toEqual(chartColumns(products));
  });
});
