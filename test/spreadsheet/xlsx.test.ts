import { readSheet } from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { writeXlsx } from "../../src/spreadsheet/xlsx.ts";
import { elementsIn, partsOf } from "./parts.ts";
import { HOSTILE, HOSTILE_BOOK } from "./workbooks.ts";

const bytes = writeXlsx(HOSTILE_BOOK);
const parts = partsOf(bytes);
const elements = (path: string) => elementsIn(parts.get(path) ?? "");

describe("writeXlsx", () => {
  test("gives a reader of others every text as it is, and numbers as numbers", async () => {
    const rows = await readSheet(Buffer.from(bytes), "Data <1>", { trim: false });
    expect(rows.slice(0, 3)).toEqual([
      ["Texts", null, null],
      ["What is shown", null, null],
      ["Text", "Value", "VALUE (2)"],
    ]);
    const texts = rows.slice(3).map(([text]) => text);
    // What no XML can hold is replaced.
    const held = ["emoji 👩🏽‍🏭 and a half \uFFFD", "control \uFFFD and \uFFFD"];
    expect(texts).toEqual([...HOSTILE.slice(0, 4), ...held, HOSTILE[6]]);
    expect(rows.slice(3).map(([, value]) => value)).toEqual([-0.04, ...Array(6).fill(68250000)]);
  });

  test("writes a number with more digits than a spreadsheet has as text", async () => {
    const rows = await readSheet(Buffer.from(bytes), "Data <1>");
    expect(rows[4]?.[2]).toBe("1234567890123456789");
  });

  test("has no formula, no merged cell, and well-formed parts", () => {
    for (const [path, xml] of parts) {
      const names = elementsIn(xml).map(({ name }) => name);
      expect([path, names.filter((name) => ["f", "mergeCell"].includes(name))]).toEqual([path, []]);
    }
  });

  test("marks the table, with heads that are unlike each other, below title and lines", () => {
    const [table, ...columns] = elements("xl/tables/table2.xml").filter(({ name }) =>
      ["table", "tableColumn"].includes(name),
    );
    expect(table?.attributes).toMatchObject({ name: "data_hostile", ref: "A3:C10" });
    expect(columns.map(({ attributes }) => attributes.name)).toEqual([
      "Text",
      "Value",
      "VALUE (2)",
    ]);
    const pane = elements("xl/worksheets/sheet2.xml").find(({ name }) => name === "pane");
    expect(pane?.attributes).toMatchObject({ ySplit: "3", state: "frozen" });
  });

  test("shows numbers at their decimals", () => {
    const formats = elements("xl/styles.xml").filter(({ name }) => name === "numFmt");
    expect(formats.map(({ attributes }) => attributes.formatCode)).toEqual([
      "#,##0",
      "#,##0.0",
      "#,##0.00",
      "#,##0.000",
    ]);
  });

  test("names title, author, language and date, and links from sheet to sheet", () => {
    const said = new Map(elements("docProps/core.xml").map(({ name, text }) => [name, text]));
    expect(said.get("dc:title")).toBe('A "title" & more');
    expect(said.get("dc:creator")).toBe("Office <of> statistics");
    expect(said.get("dc:language")).toBe("en-GB");
    expect(said.get("dcterms:created")).toBe("2022-02-09T16:00:00Z");
    const link = elements("xl/worksheets/sheet1.xml").find(({ name }) => name === "hyperlink");
    expect(link?.attributes.location).toBe("'Data <1>'!A1");
  });

  test("gives the same bytes for the same workbook, in any time zone", () => {
    const zone = process.env.TZ;
    process.env.TZ = "Asia/Shanghai";
    const again = writeXlsx(HOSTILE_BOOK);
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(Buffer.compare(again, bytes)).toBe(0);
  });
});
