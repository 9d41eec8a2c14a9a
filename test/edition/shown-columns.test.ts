import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import { workbookOf } from "../../src/edition/workbook.ts";
import { writeXlsx } from "../../src/spreadsheet/xlsx.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { smallWorkspace, spoiled } from "../small-bulletin.ts";

const CHART = {
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  data: { name: "course" },
  width: 300,
  height: 80,
  encoding: {
    x: { field: "month", type: "temporal", axis: { format: "%Y" } },
    y: { field: "level", type: "quantitative" },
  },
  layer: [
    { mark: "bar", encoding: { y2: { field: "bottom" } } },
    {
      transform: [{ filter: "datum.role === 'now'" }],
      mark: "text",
      encoding: { text: { field: "level_text" } },
    },
  ],
};

const MONTHS = `select * from (values
  ('2021-01', 100.0, 0, null), ('2021-02', 101.5, 0, 'now')) as t(month, level, bottom, role)
order by month`;

const PLACES = `select * from (values ('n', 'North', 'in the north', 1.5, 2.5))
as t(place, name_en, where_en, rate, rate_before) order by place`;

const FACTS = `  course: { key: month, columns: { level: { unit: index, decimals: 1 }, bottom: { unit: index, decimals: 1, helper: true } } }
  rates: { key: place, columns: &rates { rate: { unit: percent, decimals: 1 }, rate_before: { unit: percent, decimals: 1 } } }
  highest: { key: place, columns: *rates }
  lowest: { key: place, columns: *rates }
  levels:`;

const BODY = `{{#chart "course"}}Prices {{direction change.rate}} by month{{/chart}}
{{#table rates}}Rates{{#column "name"}}Place{{/column}}{{#column "rate"}}Rate, {{unit}}{{/column}}{{/table}}
{{#each highest}}<p>The rate was highest {{where}}: {{rate}}, after {{rate_before}}.</p>{{/each}}
{{#each lowest}}<p>It was lowest {{where}}: {{rate}}.</p>{{/each}}
{{#each levels}}`;

test("the spreadsheet names each row, and holds neither helpers, words of sentences nor a number twice", async () => {
  const workspace = await smallWorkspace({
    ...spoiled("templates/prices/bulletin.yaml", "  levels:", FACTS),
    ...spoiled("templates/prices/page.en.hbs", "{{#each levels}}", BODY),
    "templates/prices/charts/course.vl.json": JSON.stringify(CHART),
    "templates/prices/facts/course.sql": MONTHS,
    "templates/prices/facts/rates.sql": PLACES,
    "templates/prices/facts/highest.sql": PLACES,
    "templates/prices/facts/lowest.sql": PLACES,
  });
  const edition = await prepareAlone(workspace, "prices");
  const workbook = workbookOf(edition);
  const names = workbook.sheets.map(({ name }) => name);
  expect(names.slice(2)).toEqual([
    ...["Table 1", "Figure 1", "Figure 2", "Highest", "Numbers in the text"],
  ]);
  const file = Buffer.from(writeXlsx(workbook));
  const table = async (name: string) => (await readSheet(file, name)).slice(3);
  expect(await table("Figure 1")).toEqual([
    ["Month", "Level"],
    ["2021-01", 100],
    ["2021-02", 101.5],
  ]);
  expect(await table("Highest")).toEqual([
    ["Name", "Rate before (percent)"],
    ["North", 2.5],
  ]);
  const drawn = edition.page.occurrences.map(({ fact }) => fact);
  expect(drawn.filter((fact) => fact.endsWith(".role"))).toEqual([]);
});
