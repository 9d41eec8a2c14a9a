import { readFileSync } from "node:fs";
import { type CompiledChart, compileChart } from "../../src/charts/compile.ts";
import { type ChartSource, readChart } from "../../src/charts/source.ts";
import { type ChartTheme, readTheme } from "../../src/charts/theme.ts";
import type { FactTable, FactTables } from "../../src/facts/types.ts";
import { factTable } from "./fact-table.ts";

/** The chart files beside this one, a kind of chart each. */
export const KINDS = ["bars", "bridge", "panels", "lines", "squares", "stacked", "area"] as const;

export type Kind = (typeof KINDS)[number];

export const theme: ChartTheme = await readTheme(() => undefined, "Latn");

export function readKind(kind: Kind): ChartSource {
  const url = new URL(`kinds/${kind}.vl.json`, import.meta.url);
  return readChart(`templates/test/charts/${kind}.vl.json`, readFileSync(url, "utf8"));
}

export function compileKind(kind: Kind): CompiledChart {
  return compileChart(readKind(kind), theme);
}

const percent = { unit: "percent", decimals: 1 } as const;
const points = { unit: "percentage_point", decimals: 1 } as const;

const squares = Array.from({ length: 230 }, (_, index) => [
  String(index),
  index < 86 ? "in a zone" : "elsewhere",
]);

const years = ["2017", "2018", "2019", "2020", "2021"];
const series: Readonly<Record<string, readonly string[]>> = {
  Coal: ["3.1", "4.0", "2.2", "5.9", "13.3"],
  "Strategic emerging": ["8.0", "7.4", "9.1", "12.5", "16.0"],
  Coking: ["6.0", "5.1", "3.3", "2.0", "1.4"],
};

const all: readonly FactTable[] = [
  factTable(
    "products",
    [
      { name: "product" },
      { name: "name" },
      { name: "output", unit: "tonne", precision: "1000" },
      { name: "growth", ...percent },
    ],
    [
      ["refractory", "Refractory materials", "1030000", "28.7"],
      ["washed_coal", "Washed coal", "21600000", "23.3"],
      ["raw_coal", "Raw coal", "68250000", ["20.2", "p"]],
      ["aluminium", "Primary aluminium", "151000", "19.3"],
    ],
  ),
  factTable(
    "bridge",
    [
      { name: "part" },
      { name: "name" },
      { name: "start", ...points },
      { name: "end", ...points },
      { name: "points", ...points, computed: true },
    ],
    [
      ["coal", "Coal", "0", "8.9056", "8.9056"],
      ["others", "All other industries", "8.9056", "12.1", "3.1944"],
      ["all", "All enterprises", "0", "12.1", "12.1"],
    ],
  ),
  factTable(
    "groups",
    [
      { name: "group" },
      { name: "name" },
      { name: "growth", ...percent },
      { name: "share", ...percent },
    ],
    [
      ["traditional", "Traditional industries", "14.9", "83.8"],
      ["emerging", "Emerging industries", "3.0", "16.2"],
      ["coal", "Coal", "13.3", [null, "x"]],
    ],
  ),
  factTable(
    "series",
    [
      { name: "key" },
      { name: "year", kind: "date" },
      { name: "name" },
      { name: "growth", ...percent },
    ],
    Object.entries(series).flatMap(([name, values]) =>
      values.map((value, index) => [`${name} ${index}`, years[index] ?? "", name, value]),
    ),
  ),
  factTable("squares", [{ name: "position", unit: "number" }, { name: "where" }], squares),
];

export const tables: FactTables = new Map(all.map((table) => [table.name, table]));
