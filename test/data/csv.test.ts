import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../src/data/csv.ts";
import { dialectSchema } from "../../src/data/dialect.ts";
import { findingLines } from "./workspace.ts";

function read(text: string, dialect: object = {}) {
  return readCsv(text, "t.csv", dialectSchema.parse(dialect));
}

const cell = fc.string({ unit: fc.constantFrom(..."ab,;\"'\n\r 1é阳") });
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2 }),
  );

test("quoted cells come back as they were, each row with the line it begins on", () => {
  const terminators = fc.constantFrom("\n", "\r\n");
  fc.assert(
    fc.property(table, terminators, fc.constantFrom(",", ";", "\t"), (rows, end, delimiter) => {
      const lines = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`));
      const records = lines.map((row) => row.join(delimiter));
      const raw = read(records.join(end) + end, { delimiter });
      expect([raw.labels, ...raw.rows]).toEqual(rows);
      const begins = records.map((_, at) => lineCount(records.slice(0, at).join(end) + end));
      expect(raw.lines).toEqual(begins.slice(1));
    }),
  );
});

function lineCount(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}

describe("dialects", () => {
  const cases: [string, object, unknown, unknown, number[]][] = [
    ["a,b\r\n1,2\r\n", {}, ["a", "b"], [["1", "2"]], [2]],
    ["a;b\n1;2\n", { delimiter: ";" }, ["a", "b"], [["1", "2"]], [2]],
    ["a, b\n1, 2\n", { skipInitialSpace: true }, ["a", "b"], [["1", "2"]], [2]],
    ["1,2\n", { header: false }, undefined, [["1", "2"]], [1]],
    ["x\nu,v\na,b\n1,2\n", { headerRows: [2, 3] }, ["u a", "v b"], [["1", "2"]], [4]],
    ["a,b\nunit,t\n1,2\n", { commentRows: [2] }, ["a", "b"], [["1", "2"]], [3]],
    ["#x\na,b\n#y\n1,2\n", { commentChar: "#" }, ["a", "b"], [["1", "2"]], [4]],
    ['#x\na\n#y\n"1\n2"\n3\n', { commentChar: "#" }, ["a"], [["1\n2"], ["3"]], [4, 6]],
    ["a,b\n'1,5',2\n", { quoteChar: "'" }, ["a", "b"], [["1,5", "2"]], [2]],
    ['a\n"1\\"2"\n', { escapeChar: "\\" }, ["a"], [['1"2']], [2]],
    ['a,b\n1",2\n', { quoteChar: null }, ["a", "b"], [['1"', "2"]], [2]],
    ["a|1,b|2,", { lineTerminator: ",", delimiter: "|" }, ["a", "1"], [["b", "2"]], [2]],
  ];
  test.each(cases)("%j %j", (text, dialect, labels, rows, lines) => {
    const raw = read(text, dialect);
    expect(raw.labels).toEqual(labels);
    expect(raw.rows).toEqual(rows);
    expect(raw.lines).toEqual(lines);
  });
});

describe("broken quoting", () => {
  test.each([
    ['a,b\n1,"x"y\n', "t.csv:2:2 data/csv: text follows a closing quote"],
    [
      'a,b\n1,x"y\n',
      "t.csv:2:2 data/csv: a quote stands inside a cell that doesn't begin with one",
    ],
    ['a,b\n1,2\n3,"x\n5,6\n', "t.csv:3:2 data/csv: a quote is opened and never closed"],
  ])("%j", async (text, expected) => {
    const [line] = await findingLines(async () => read(text));
    expect(line).toContain(expected);
  });
});
