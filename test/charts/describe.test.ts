import { beforeAll, expect, test } from "vitest";
import { compileChart } from "../../src/charts/compile.ts";
import { drawChart } from "../../src/charts/draw.ts";
import { readChart } from "../../src/charts/source.ts";
import { type Fonts, loadFonts } from "../../src/fonts/measure.ts";
import { english } from "../../src/language/en/english.ts";
import { factTable, type TestCell, type TestColumn } from "./fact-table.ts";
import { compileKind, tables, theme } from "./kinds.ts";

let fonts: Fonts;
beforeAll(async () => {
  fonts = loadFonts();
});

test.each([
  [
    "bars",
    "Bar chart: Refractory materials 28.7 percent, Washed coal 23.3 percent, Raw coal 20.2 percent (provisional), Primary aluminium 19.3 percent.",
  ],
  [
    "bridge",
    "Bar chart: Coal 8.9 percentage points, All other industries 3.2 percentage points, All enterprises 12.1 percentage points.",
  ],
  [
    "panels",
    "Bar chart. Growth: Traditional industries 14.9 percent, Emerging industries 3.0 percent, Coal 13.3 percent. Share: Traditional industries 83.8 percent, Emerging industries 16.2 percent, Coal not available.",
  ],
  [
    "lines",
    "Line chart. Coal rose from 3.1 percent in 2017 to 13.3 percent in 2021, lowest at 2.2 percent in 2019. Strategic emerging rose from 8.0 percent in 2017 to 16.0 percent in 2021, lowest at 7.4 percent in 2018. Coking fell from 6.0 percent in 2017 to 1.4 percent in 2021.",
  ],
  ["squares", "Square chart: 230 in all, 86 in a zone, 144 elsewhere."],
] as const)("%s", async (kind, description) => {
  const drawing = await drawChart(compileKind(kind), tables, english, fonts);
  expect(drawing.description.replaceAll("\u00a0", " ")).toBe(description);
});

/** The description of a chart: `parts` of its specification, over the table's rows. */
async function describeParts(
  parts: object,
  columns: readonly TestColumn[],
  cells: readonly (readonly TestCell[])[],
): Promise<string> {
  const specification = { $schema: "", data: { name: "t" }, width: 300, height: 120, ...parts };
  const chart = compileChart(readChart("t.vl.json", JSON.stringify(specification)), theme);
  const table = factTable("t", columns, cells);
  const { description } = await drawChart(chart, new Map([["t", table]]), english, fonts);
  return description.replaceAll("\u00a0", " ");
}

const describeMark = (
  mark: string,
  columns: readonly TestColumn[],
  cells: readonly (readonly TestCell[])[],
  encoding: object,
): Promise<string> => describeParts({ mark, encoding }, columns, cells);

const overYears = { x: { field: "year", type: "ordinal" } };

const lineOf = (field: string) => ({
  mark: "line",
  encoding: { y: { field, type: "quantitative" } },
});

test("lines of several columns are named after them, that of the printed one first", async () => {
  const text = { mark: "text", encoding: { text: { field: "level_text" } } };
  const layer = [lineOf("average"), lineOf("level"), text];
  const columns: readonly TestColumn[] = [
    { name: "year" },
    { name: "level", unit: "index" },
    { name: "average", unit: "index" },
  ];
  const cells = [
    ["2020", "4", "5"],
    ["2021", "6", "5"],
  ];
  expect(await describeParts({ encoding: overYears, layer }, columns, cells)).toBe(
    "Line chart. Level rose from 4 in 2020 to 6 in 2021. Average was unchanged from 5 in 2020 to 5 in 2021.",
  );
});

test("a line in the scale of its axis is told in the numbers that the chart prints", async () => {
  const text = { mark: "text", encoding: { text: { field: "level_full" } } };
  const columns: readonly TestColumn[] = [
    { name: "year" },
    { name: "scaled", unit: "number", decimals: 0, helper: true },
    { name: "level", unit: "tonne", decimals: 0 },
  ];
  const cells = [
    ["2020", "4", "400"],
    ["2021", "6", "600"],
  ];
  const parts = { encoding: overYears, layer: [lineOf("scaled"), text] };
  expect(await describeParts(parts, columns, cells)).toBe(
    "Line chart: rose from 400 tonnes in 2020 to 600 tonnes in 2021.",
  );
});

const named = [
  { name: "key" },
  { name: "name" },
  { name: "v", unit: "tonne", decimals: 0 },
] as const;
const x = { field: "name", type: "nominal" };
const y = { field: "v", type: "quantitative" };

test("of many values it says how many, the largest and the smallest", async () => {
  const cells = [3, 9, 4, 1, 7, 5, 8].map((value, index) => [
    `k${index}`,
    `Ore ${"abcdefg"[index]}`,
    String(value),
  ]);
  expect(await describeMark("bar", named, cells, { x, y })).toBe(
    "Bar chart: seven values; largest: Ore b, 9 tonnes; smallest: Ore d, 1 tonne.",
  );
});

test("rows that no single text names are named by two", async () => {
  const columns = [
    { name: "key" },
    { name: "year" },
    { name: "name" },
    { name: "v", unit: "percent", decimals: 0 },
  ] as const;
  const cells = [
    ["1", "2020", "Coal", "10"],
    ["2", "2020", "Other", "5"],
    ["3", "2021", "Coal", "12"],
    ["4", "2021", "Other", "6"],
  ];
  const encoding = { x: { field: "year", type: "nominal" }, y, color: x };
  expect(await describeMark("bar", columns, cells, encoding)).toBe(
    "Bar chart: 2020 Coal 10 percent, 2020 Other 5 percent, 2021 Coal 12 percent, 2021 Other 6 percent.",
  );
});

test("one series goes without a name, in the order of its dates, and may turn or stand still", async () => {
  const columns = [
    { name: "key" },
    { name: "year", kind: "date" },
    { name: "v", unit: "percent", decimals: 1 },
  ] as const;
  const encoding = { x: { field: "year", type: "temporal" }, y };
  const rows = (values: readonly string[]) =>
    values.map((value, index) => [`k${index}`, String(2021 - index), value]);
  expect(await describeMark("line", columns, rows(["4.0", "9.0", "1.0", "2.0"]), encoding)).toBe(
    "Line chart: rose from 2.0 percent in 2018 to 4.0 percent in 2021, highest at 9.0 percent in 2020, lowest at 1.0 percent in 2019.",
  );
  expect(await describeMark("line", columns, rows(["2.04", "2.0"]), encoding)).toBe(
    "Line chart: was unchanged from 2.0 percent in 2020 to 2.0 percent in 2021.",
  );
});

test("called by its column, a value says no word twice", async () => {
  const columns = [
    { name: "points", unit: "percentage_point", decimals: 1 },
    { name: "points_of_others", unit: "percentage_point", decimals: 1 },
    { name: "enterprises", unit: "enterprise", decimals: 0 },
    { name: "new_enterprises", unit: "enterprise", decimals: 0 },
    { name: "output", unit: "tonne", decimals: 0 },
  ] as const;
  const detail = columns.map(({ name }) => ({ field: name, type: "nominal" }));
  const encoding = { x: { field: "points", type: "quantitative" }, detail };
  expect(await describeMark("bar", columns, [["4.5", "7.6", "86", "12", "3"]], encoding)).toBe(
    "Bar chart. 4.5 percentage points, 7.6 percentage points of others. 86 enterprises, new enterprises 12. Output 3 tonnes.",
  );
});

test("a missing value is not said", async () => {
  const cells = [
    ["a", "Coal", "5"],
    ["b", "Coke", null],
  ];
  expect(await describeMark("bar", named, cells, { x, y })).toBe("Bar chart: Coal 5 tonnes.");
});
