import { describe, expect, it } from "vitest";
import { sheetLimitFindings } from "../../src/check/sheet-limits.ts";
import type { Fact, FactTable } from "../../src/facts/types.ts";
import { uniqueHeads } from "../../src/spreadsheet/layout.ts";
import { lines } from "../facts/made.ts";

const text = (value: string, table: string, column: string): Fact => ({
  ...{ path: `${table}.1.${column}`, table, column, kind: "text", value },
  ...{ status: [], computed: false, approximate: false },
});

function table(name: string, rows: number, columns: number, value = "x"): FactTable {
  const names = Array.from({ length: columns }, (_, at) => `c${at}`);
  const row = { facts: new Map(names.map((column) => [column, text(value, name, column)])) };
  return {
    ...{ name, one: false, declared: true, file: `facts/${name}.sql`, byKey: new Map(), reads: {} },
    columns: names.map((column) => ({
      ...{ name: column, kind: "text" as const, computed: false, approximate: false },
    })),
    rows: Array.from({ length: rows }, () => row),
  };
}

function said(...tables: readonly FactTable[]): string[] {
  return lines(sheetLimitFindings(tables));
}

describe("what no spreadsheet holds", () => {
  it.each([
    ["rows", table("t", 1_048_477, 1), '"t" has 1048477 rows, but a sheet holds 1048476'],
    ["columns", table("t", 1, 8193), '"t" has 8193 columns, but a sheet holds 8192'],
    [
      "characters",
      table("t", 1, 1, "x".repeat(32_768)),
      "t.1.c0 has 32768 characters, but a cell of a spreadsheet holds 32767",
    ],
  ])("is an error: too many %s", (_, made, message) => {
    expect(said(made)).toEqual([expect.stringContaining(`facts/t.sql: ${message}. `)]);
  });

  it.each([
    ["t", "T"],
    ["a-b", "a_b"],
  ])("is an error: two tables of one name, %s and %s", (one, other) => {
    expect(said(table(one, 1, 1), table(other, 1, 1))).toEqual([
      `facts/${other}.sql: the fact tables "${one}" and "${other}" have one name in a spreadsheet, and as files on some disks. Rename one of them. [data/spreadsheet]`,
    ]);
  });

  it("is nothing up to the limit", () => {
    expect(said(table("t", 2, 8192), table("u", 1, 1, "x".repeat(32_767)))).toEqual([]);
  });

  it("are heads of more than 255 characters: they are cut, and stay unlike each other", () => {
    const columns = ["a", "A"].map((letter) => ({
      head: letter.repeat(300),
      kind: "text" as const,
    }));
    const heads = uniqueHeads({ name: "t", columns, rows: [] });
    expect(heads.map((head) => head.length)).toEqual([255, 255]);
    expect(heads[1]).toMatch(/^A+… \(2\)$/);
  });
});
