import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readSheet } from "read-excel-file/node";
import { beforeEach, describe, expect, test } from "vitest";
import type { PreparedEdition } from "../../src/check/types.ts";
import { openDatabase } from "../../src/data/database.ts";
import { dataPackage } from "../../src/edition/data-package.ts";
import { csv, dataTables } from "../../src/edition/data-tables.ts";
import { workbookOf } from "../../src/edition/workbook.ts";
import { writeXlsx } from "../../src/spreadsheet/xlsx.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { smallWorkspace, spoiled } from "../small-bulletin.ts";

const REGIONS = `region,name,output,output_status,price,price_status
north,"North, ""upper""",1300000,p,12.5,
south,South | <b>x</b>,800000,,,x
west,=1+1,4321987,c,7.25,r
`;

/** The small bulletin with a table of regions: provisional, missing, confidential, a formula. */
const CHANGES: Readonly<Record<string, string>> = {
  "data/prices/regions.csv": REGIONS,
  ...spoiled(
    "data/prices/datapackage.json",
    '"name": "prices",',
    `"name": "prices",
  "sources": [{ "title": "Price survey" }],
  "licenses": [{ "name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/" }],`,
  ),
  ...spoiled(
    "templates/prices/bulletin.yaml",
    "  levels:",
    `  regions:
    key: region
    columns: { output: { unit: tonne }, price: { unit: index, decimals: 1, label: Price level } }
  levels:`,
  ),
  "templates/prices/facts/regions.sql":
    "select region, name, output, output_status, price, price_status from regions order by region\n",
  ...spoiled(
    "templates/prices/page.en.hbs",
    "{{#each levels}}",
    `{{#table regions id="t"}}Output of regions{{#note "n"}}Preliminary.{{/note}}
  {{#column "name"}}Region{{/column}}
  {{#column "output"}}Output, {{unit}}{{/column}}
  {{#shows}}{{place}}, {{period}}{{/shows}}
  {{#source}}Price survey{{/source}}
{{/table}}
{{#each regions}}<p>{{name}}: {{price}}</p>{{/each}}
{{#each levels}}`,
  ),
};

const PACKAGE = CHANGES["data/prices/datapackage.json"] ?? "";
const RESOURCE = `"resources": [
    { "name": "regions", "path": "regions.csv", "schema": { "primaryKey": "region", "fields": [
      { "name": "region", "type": "string" },
      { "name": "name", "type": "string" },
      { "name": "output", "type": "number", "unit": "tonne" },
      { "name": "output_status", "type": "string" },
      { "name": "price", "type": "number" },
      { "name": "price_status", "type": "string" } ] } },`;

let prepared: Promise<PreparedEdition> | undefined;

/** Worked out once: nothing of it stays on disk. */
async function prepare(): Promise<PreparedEdition> {
  const workspace = await smallWorkspace({
    ...CHANGES,
    "data/prices/datapackage.json": PACKAGE.replace('"resources": [', RESOURCE),
  });
  return await prepareAlone(workspace, "prices", { draft: true });
}

let edition: PreparedEdition;

beforeEach(async () => {
  prepared ??= prepare();
  edition = await prepared;
});

const sheet = async (name: string) =>
  readSheet(Buffer.from(writeXlsx(workbookOf(edition))), name, { trim: false });

describe("the spreadsheet", () => {
  test("has a cover, contents, notes, then one table a sheet", async () => {
    const names = workbookOf(edition).sheets.map(({ name }) => name);
    expect(names).toEqual([
      ...["Cover", "Contents", "Notes", "Table 1", "Figure 1", "Numbers in the text"],
    ]);
    const contents = (await sheet("Contents")).map((row) => row.join(" – "));
    expect(contents.slice(2)).toEqual([
      "Sheet – Title",
      "Notes – Notes",
      "Table 1 – Draft: Table\u00A01: Output of regions [Note 1]",
      "Figure 1 – Draft: Figure\u00A01: Prices rose",
      "Numbers in the text – Draft: Numbers in the text",
    ]);
  });

  test("says on its cover what it is of, that it is a draft, and what it may be used for", async () => {
    const cover = (await sheet("Cover")).map(([text]) => text);
    expect(cover).toEqual([
      ...["Prices in Anytown, 2021", "Draft", "Prices in Anytown rose 2.4\u00A0percent"],
      "Licence: CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/",
      ...["Language: English", "Contents"],
    ]);
  });

  test("has the table with its printed heads, numbers as numbers, what is missing by its mark, marks beside", async () => {
    const rows = await sheet("Table 1");
    expect(rows.slice(0, 6).map(([text]) => text)).toEqual([
      "Draft: Table\u00A01: Output of regions [Note 1]",
      "Anytown, 2021",
      "Source: Price survey",
      "This sheet holds one table",
      "Contents",
      "Notes",
    ]);
    expect(rows.slice(6)).toEqual([
      [
        ...["Region", "Output, tonnes", "Output, tonnes: Symbols"],
        ...["Price level", "Price level: Symbols"],
      ],
      ['North, "upper"', 1300000, "[p]", 12.5, "none"],
      ["South | <b>x</b>", 800000, "none", "[x]", "none"],
      ["=1+1", "[c]", "none", 7.3, "[r]"],
    ]);
  });

  test("explains each note and each symbol that stands on the page", async () => {
    const notes = (await sheet("Notes")).map((row) => row.join(" – "));
    expect(notes.slice(4)).toEqual([
      "Note 1 – Preliminary.",
      "[p] – provisional",
      "[r] – revised",
      "[c] – confidential",
      "[x] – not available",
    ]);
  });

  test("has the numbers of the text that stand in no table, with their units", async () => {
    const rows = await sheet("Numbers in the text");
    expect(rows.slice(-2)).toEqual([
      ["What", "Value", "Unit"],
      ["Rate", 2.4, "percent"],
    ]);
  });
});

describe("the data package beside the CSV files", () => {
  const files = () =>
    dataTables(edition).map((table) => ({
      path: `data/${table.name}.csv`,
      content: csv(table, edition),
    }));

  test("is read by our own loader: types, units, keys, constraints hold", async () => {
    const published = await smallWorkspace({ "data/prices/datapackage.json": null });
    const folder = join(published.root, "data/prices-2021-anytown-en/x");
    const all = [
      ...files(),
      { path: "data/datapackage.json", content: JSON.stringify(dataPackage(edition, files())) },
    ];
    for (const { path, content } of all) {
      const file = join(dirname(folder), path.slice("data/".length));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    const database = await openDatabase(published, ["prices-2021-anytown-en"], () => {});
    try {
      expect(database.warnings).toEqual([]);
      const regions = database.resources.get("regions");
      expect(regions?.primaryKey).toEqual(["region"]);
      expect(regions?.fields.map(({ name, type, unit }) => [name, type, unit])).toEqual([
        ["region", "string", undefined],
        ["name", "string", undefined],
        ["output", "number", "tonne"],
        ["output_status", "string", undefined],
        ["price", "number", "index"],
        ["price_status", "string", undefined],
      ]);
      const { rows } = await database.query(
        "select * exclude (_row) from regions order by region",
        "x",
      );
      expect(rows.map((row) => row.slice(1, 6))).toEqual([
        ['North, "upper"', "1300000", "p", "12.5", null],
        ["South | <b>x</b>", "800000", null, null, "x"],
        ["=1+1", null, "c", "7.3", "r"],
      ]);
    } finally {
      database.close();
    }
  });

  test("says draft, sources, licence, units and what the codes mean", () => {
    expect(dataPackage(edition, files())).toMatchObject({
      name: "prices-2021-anytown-en",
      draft: true,
      language: "en-GB",
      sources: [{ title: "Price survey" }],
      licenses: [{ name: "CC-BY-4.0" }],
    });
    expect(JSON.stringify(dataPackage(edition, files()))).toContain(
      "c confidential; x not available",
    );
  });
});

test("a confidential value is in none of them", () => {
  const all = [
    JSON.stringify(workbookOf(edition)),
    ...dataTables(edition).map((table) => csv(table, edition)),
    JSON.stringify(
      dataPackage(
        edition,
        dataTables(edition).map(({ name }) => ({ path: `data/${name}.csv`, content: "" })),
      ),
    ),
  ].join("\n");
  expect(all).toContain("1300000");
  expect(all).not.toMatch(/4321987|4\.321987/);
});

test("a text that a spreadsheet program would run as a formula is warned of", () => {
  expect(edition.findings.map(({ message }) => message)).toEqual([
    'regions.west.name begins with "=", and a spreadsheet program that opens data/regions.csv runs such a text as a formula',
  ]);
});
