import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../src/data/database.ts";
import type { InputFile } from "../../src/workspace/workspace.ts";
import { type Files, findingLines, findingsOf, makeWorkspace, open } from "./workspace.ts";

const fields = [
  { name: "name", type: "string" },
  { name: "value", type: "number", constraints: { minimum: 0 } },
  { name: "year", type: "year" },
  { name: "ok", type: "boolean" },
];

function jsonPackage(text: string, more: object = {}): Files {
  const resource = { name: "t", path: "t.json", schema: { fields }, ...more };
  return { "datapackage.json": { resources: [resource] }, "t.json": text };
}

async function rowsOf(files: Files, sql = "from t order by name") {
  const database = await open(files);
  const { rows } = await database.query(sql, "q.sql");
  database.close();
  return rows;
}

describe("JSON", () => {
  test("objects: exact numbers, a missing key is a missing value, lines are known", async () => {
    const text = `[
  { "name": "a", "value": 0.10000000000000000001, "year": 2021, "ok": true },
  { "ok": false, "name": "b" }
]`;
    expect(await rowsOf(jsonPackage(text))).toEqual([
      ["a", "0.10000000000000000001", "2021", true, "data/p/t.json:2"],
      ["b", null, null, false, "data/p/t.json:3"],
    ]);
  });

  test("arrays, the first with the names; numbers in quotes are read by the field's notation", async () => {
    const text = '[["name", "value", "year", "ok"],\n ["a", "1.5", "2021", "true"]]';
    expect(await rowsOf(jsonPackage(text))).toEqual([
      ["a", "1.5", "2021", true, "data/p/t.json:2"],
    ]);
  });

  test("rows below a property", async () => {
    const text = '{"meta": 1, "rows": [{"name": "a", "value": 1, "year": 2021, "ok": true}]}';
    const files = jsonPackage(text, { dialect: { property: "rows" } });
    expect(await rowsOf(files, "select name from t")).toEqual([["a"]]);
  });

  test("inline data", async () => {
    const data = [{ name: "a", value: 1, year: 2021, ok: true }];
    const resource = { name: "t", data, schema: { fields } };
    expect(await rowsOf({ "datapackage.json": { resources: [resource] } })).toEqual([
      ["a", "1", "2021", true, "data/p/datapackage.json:6"],
    ]);
  });

  test("findings point to line and column of the value", async () => {
    const text = `[
  { "name": 5, "value": -1, "year": "21", "ok": "yes" },
  { "name": "b", "value": null, "year": 2021, "ok": true, "extra": 1 }
]`;
    expect(await findingsOf(jsonPackage(text))).toEqual([
      'data/p/t.json:2:13 data/type: "5" in field "name" is not a text of its format. Put the value in quotes.',
      'data/p/t.json:2:25 data/minimum: "-1" in field "value" is below the minimum of 0. Correct the cell, or the constraint in datapackage.json.',
      'data/p/t.json:2:37 data/type: "21" in field "year" is not a year. Write it like 2021.',
      'data/p/t.json:2:49 data/type: "yes" in field "ok" is not a truth value. Write one of: true, True, TRUE, 1, false, False, FALSE, 0.',
      'data/p/t.json:3:68 data/extra-label: column "extra" is not in the schema. Add the field to the schema, or set its "fieldsMatch" to "subset".',
    ]);
  });

  test.each([
    ['{"a": 1}', "t.json:1:1 data/json: an array of rows is wanted here"],
    ['[{"name": "a"}, 5]', "t.json:1:17 data/json: this row is number, not object"],
    ["[{]", 't.json:1:3 data/json: the JSON can\'t be read: "]" stands where a key in quotes'],
    ["[]", "t.json:1 data/no-rows: the file has no rows"],
  ])("%s is refused", async (text, expected) => {
    const lines = await findingsOf(jsonPackage(text));
    expect(lines[0]).toContain(expected);
  });
});

describe("Parquet", () => {
  async function parquetPackage(select: string): Promise<Files> {
    const { root } = await makeWorkspace({});
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const path = join(root, "t.parquet");
    await connection.run(`copy (${select}) to '${path}' (format parquet)`);
    connection.closeSync();
    const resource = { name: "t", path: "t.parquet", schema: { fields } };
    return { "datapackage.json": { resources: [resource] }, "t.parquet": await readFile(path) };
  }

  test("is read exactly, rows by number", async () => {
    const files = await parquetPackage(
      "select '007' as name, 12345678901234567.89::decimal(20,2) as value, 2021 as year, true as ok",
    );
    expect(await rowsOf(files)).toEqual([
      ["007", "12345678901234567.89", "2021", true, "data/p/t.parquet:1"],
    ]);
  });

  test("is checked as CSV is", async () => {
    const files = await parquetPackage(
      "select * from (values ('a', -1.5, 2021, true), ('b', 'nan'::double, 2021, null)) v(name, value, year, extra)",
    );
    const lines = await findingsOf(files);
    expect(lines.map((line) => line.split(". ")[0])).toEqual([
      'data/p/t.parquet data/missing-label: column "ok" is missing',
      'data/p/t.parquet:4 data/extra-label: column "extra" is not in the schema',
      'data/p/t.parquet:1:2 data/minimum: "-1.5" in field "value" is below the minimum of 0',
      'data/p/t.parquet:2:2 data/not-a-number: "nan" in field "value" is no number that can be printed',
    ]);
  });

  test("that changes between its hash and the database's look is refused", async () => {
    const select = (name: string) =>
      `select '${name}' as name, 1::decimal(20,2) as value, 2021 as year, true as ok`;
    const other = await parquetPackage(select("other"));
    const workspace = await makeWorkspace({ p: await parquetPackage(select("one")) });
    const change = ({ path }: InputFile): void => {
      const content = other["t.parquet"];
      if (path.endsWith(".parquet") && content instanceof Uint8Array)
        writeFileSync(join(workspace.root, path), content);
    };
    expect(await findingLines(() => openDatabase(workspace, ["p"], change))).toEqual([
      "data/p/t.parquet data/changed: the file data/p/t.parquet has changed while it was read. Build again.",
    ]);
  });

  test("that is none is refused", async () => {
    const resource = { name: "t", path: "t.parquet", schema: { fields } };
    const files = { "datapackage.json": { resources: [resource] }, "t.parquet": "no" };
    expect(await findingsOf(files)).toEqual([
      "data/p/t.parquet data/parquet: the file can't be read as Parquet. Write it anew, or correct the resource's format.",
    ]);
  });
});

test("tab-separated text", async () => {
  const resource = {
    name: "t",
    path: "t.tsv",
    schema: { fields: [{ name: "name" }, { name: "b" }] },
  };
  const files = { "datapackage.json": { resources: [resource] }, "t.tsv": "name\tb\na,x\ty\n" };
  expect(await rowsOf(files)).toEqual([["a,x", "y", "data/p/t.tsv:2"]]);
});
