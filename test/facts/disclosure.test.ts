import { describe, expect, it } from "vitest";
import { disclosureFindings } from "../../src/facts/disclosure.ts";
import type { FactTable } from "../../src/facts/types.ts";
import { factTable, type TestCell } from "../charts/fact-table.ts";
import { lines } from "./made.ts";

const tonnes = { name: "output", unit: "tonne", decimals: 0 } as const;
const shares = { name: "share", unit: "percent", decimals: 1 } as const;

/** A table of regions; the values given apart are those that the data have, and the table withholds. */
function regions(
  cells: readonly (readonly [string, TestCell])[],
  column: typeof tonnes | typeof shares = tonnes,
): FactTable {
  return factTable("t", [{ name: "region" }, column], cells);
}

function said(
  table: FactTable,
  secrets: Readonly<Record<string, string>>,
  { total, others = [] }: { total?: string | undefined; others?: readonly FactTable[] } = {},
): string[] {
  const withheld = new Map(
    Object.entries(secrets).map(([key, value]) => [`t.${key}.${table.columns[1]?.name}`, value]),
  );
  const totals = new Map(total === undefined ? [] : [["t", total]]);
  return lines(disclosureFindings([table, ...others], { totals, withheld }));
}

const one = regions([
  ["north", "700"],
  ["south", [null, "c"]],
  ["west", "45"],
  ["all", "1000"],
]);
const two = regions([
  ["north", "700"],
  ["south", [null, "c"]],
  ["west", [null, "c"]],
  ["all", "1000"],
]);

describe("a suppressed value", () => {
  it("follows from a total, where it is the only one", () => {
    expect(said(one, { south: "255" }, { total: "all" })).toEqual([
      'templates/test/facts/t.sql: the confidential t.south.output follows by subtraction: it is t.all.output less the other 2 parts. Suppress a second value of the column "output", or the total. [fact/disclosure]',
    ]);
  });

  it("follows from the definition's total as well", () => {
    expect(said({ ...one, total: "all" }, { south: "255" })).toHaveLength(1);
  });

  it("follows even where the data don't have it", () => {
    expect(said(one, {}, { total: "all" })).toHaveLength(1);
    const negative = regions([
      ["north", "700"],
      ["south", [null, "c"]],
      ["all", "500"],
    ]);
    expect(said(negative, {}, { total: "all" })).toEqual([]);
  });

  it("follows from what another fact sums up", () => {
    const withoutTotal = regions([
      ["north", "700"],
      ["south", [null, "c"]],
      ["west", "45"],
    ]);
    const headline = factTable(
      "headline",
      [{ name: "k" }, { ...tonnes, name: "all" }],
      [["k", "1000"]],
    );
    expect(said(withoutTotal, { south: "255" }, { others: [headline] })).toEqual([
      expect.stringContaining("it is headline.k.all less the other 2 parts"),
    ]);
    expect(said(withoutTotal, { south: "256" }, { others: [headline] })).toHaveLength(1);
    expect(said(withoutTotal, { south: "300" }, { others: [headline] })).toEqual([]);
  });

  it("follows from shares that make a whole", () => {
    const table = regions(
      [
        ["north", "55.1"],
        ["south", [null, "c"]],
        ["west", "30.2"],
      ],
      shares,
    );
    expect(said(table, { south: "14.72" })).toEqual([
      'templates/test/facts/t.sql: the confidential t.south.share follows by subtraction: 100 percent less the other 2 parts, as the shares make a whole. Suppress a second value of the column "share", or another share. [fact/disclosure]',
    ]);
    expect(said(table, { south: "12.7" })).toEqual([]);
  });

  it("follows where a second one stands in another table", () => {
    const elsewhere = factTable("u", [{ name: "region" }, tonnes], [["west", "45"]]);
    expect(
      said(two, { south: "255", west: "45" }, { total: "all", others: [elsewhere] }),
    ).toHaveLength(1);
  });

  it("counts what is not applicable as nothing", () => {
    const table = regions([
      ["north", "745"],
      ["south", [null, "c"]],
      ["east", [null, "z"]],
      ["all", "1000"],
    ]);
    expect(said(table, { south: "255" }, { total: "all" })).toHaveLength(1);
  });
});

describe("no alarm is given", () => {
  it.each<[string, FactTable, Record<string, string>]>([
    ["where two are suppressed", two, { south: "255", west: "45" }],
    [
      "where another is not available",
      regions([
        ["north", "700"],
        ["south", [null, "c"]],
        ["west", [null, "x"]],
        ["all", "1000"],
      ]),
      { south: "255" },
    ],
    [
      "of rates, which don't add up",
      regions(
        [
          ["north", "3.1"],
          ["south", [null, "c"]],
          ["all", "5.2"],
        ],
        shares,
      ),
      { south: "7.4" },
    ],
    [
      "of rates without the value",
      regions(
        [
          ["north", "3.1"],
          ["south", [null, "c"]],
          ["all", "5.2"],
        ],
        shares,
      ),
      {},
    ],
    [
      "where the total is suppressed too",
      regions([
        ["north", "700"],
        ["south", [null, "c"]],
        ["all", [null, "c"]],
      ]),
      { south: "255", all: "955" },
    ],
  ])("%s", (_, table, secrets) => {
    expect(said(table, secrets, { total: "all" })).toEqual([]);
  });
});

it("tells so beside a part that is missing for another reason, too", () => {
  const coast = factTable("u", [{ name: "region" }, tonnes], [["coast", "300"]]);
  const lacking = regions([
    ["north", [null, "x"]],
    ["south", [null, "c"]],
    ["west", [null, "c"]],
  ]);
  expect(said(lacking, { south: "255", west: "45" }, { others: [coast] })).toHaveLength(1);
});

it("tells that the sum of two suppressed values is published", () => {
  const coast = factTable("u", [{ name: "region" }, tonnes], [["coast", "300"]]);
  expect(said(two, { south: "255", west: "45" }, { total: "all", others: [coast] })).toEqual([
    'templates/test/facts/t.sql: u.coast.output is the sum of the confidential t.south.output and t.west.output: who knows one of them knows the other. Suppress a third value of the column "output", or u.coast.output. [fact/disclosure]',
  ]);
});
