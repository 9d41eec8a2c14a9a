import { beforeAll, describe, expect, test } from "vitest";
import { compileChart } from "../../src/charts/compile.ts";
import { drawChart } from "../../src/charts/draw.ts";
import { readChart } from "../../src/charts/source.ts";
import type { Drawing } from "../../src/charts/types.ts";
import type { FactRow, FactTables } from "../../src/facts/types.ts";
import { type Fonts, loadFonts } from "../../src/fonts/measure.ts";
import { english } from "../../src/language/en/english.ts";
import { factTable, type TestCell } from "./fact-table.ts";
import { tables as final, KINDS, readKind, theme } from "./kinds.ts";

const percent = { unit: "percent", decimals: 1 } as const;

const bars = factTable(
  "bars",
  [{ name: "key" }, { name: "name" }, { name: "growth", ...percent }],
  [
    ["a", "Ash", "28.7"],
    ["b", "Birch", ["23.3", "e"]],
    ["c", "Cedar", ["20.2", "p"]],
    ["d", "Elm", ["19.3", "r"]],
    ["e", "Fir", [null, "c"]],
  ],
);

const courses: Readonly<Record<string, readonly TestCell[]>> = {
  Coal: ["3.1", "4.0", ["2.2", "b"], "5.9", ["13.3", "p"]],
  Coke: ["8.0", [null, "c"], "9.1", "12.5", "16.0"],
};

const series = factTable(
  "series",
  [
    { name: "key" },
    { name: "year", kind: "date" },
    { name: "name" },
    { name: "growth", ...percent },
  ],
  Object.entries(courses).flatMap(([name, cells]) =>
    cells.map((cell, index) => [`${name} ${index}`, String(2017 + index), name, cell]),
  ),
);

const tables: FactTables = new Map([bars, series].map((table) => [table.name, table]));

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const y = { field: "growth", type: "quantitative", axis: null };
const years = { field: "year", type: "temporal", axis: null };
const byName = { field: "name", type: "nominal", sort: null, legend: null };
const rows = { y: { field: "name", type: "nominal", sort: null }, x: y };

function draw(data: string, specification: object, facts = tables): Promise<Drawing> {
  const chart = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: { name: data },
    ...{ width: 300, height: 120 },
    ...specification,
  };
  const source = readChart("templates/b/charts/c.vl.json", JSON.stringify(chart));
  return drawChart(compileChart(source, theme, [], facts), facts, english, fonts);
}

/**
 * The coloured shapes of a drawing, each with the attributes that its groups give to it; bars that
 * are one path stand apart.
 */
function shapesOf({ svg }: Pick<Drawing, "svg">): string[] {
  const groups: string[] = [];
  const shapes: string[] = [];
  for (const [, end, tag, attributes = ""] of svg.matchAll(/<(\/?)(g|path)([^>]*)>/g)) {
    if (end === "/") groups.pop();
    else if (tag === "g") groups.push(attributes);
    else shapes.push(...apart(attributes).map((own) => [...groups, own].join("")));
  }
  return shapes.filter((shape) => / (fill|stroke)="#/.test(shape));
}

/** A path's attributes once for each bar that it holds. */
function apart(attributes: string): string[] {
  const path = / d="([^"]*)"/.exec(attributes)?.[1] ?? "";
  const bars = path.split(/(?<=h[-\d.]+Z)(?=M)/);
  return bars.map((bar) => attributes.replace(path, bar));
}

/** How many shapes are dashed, how many light, how many neither. */
function looksOf(drawing: Drawing): Record<"dashed" | "light" | "whole", number> {
  const shapes = shapesOf(drawing);
  const dashed = shapes.filter((shape) => shape.includes("stroke-dasharray"));
  const light = shapes.filter((shape) => / fill-opacity="0(\.\d+)?"/.test(shape));
  const whole = shapes.filter((shape) => !dashed.includes(shape) && !light.includes(shape));
  return { dashed: dashed.length, light: light.length, whole: whole.length };
}

const having = (drawing: Drawing, ...attributes: readonly string[]): number =>
  shapesOf(drawing).filter((shape) => attributes.every((one) => shape.includes(` ${one}`))).length;

/** Circles that have an outline only. */
const openPoints = (drawing: Drawing): number =>
  shapesOf(drawing).filter((shape) => / d="M[^"]*A/.test(shape) && !shape.includes(" fill="))
    .length;

describe("a chart on final values", () => {
  test.each(KINDS)("is the same with its facts and without: %s", (kind) => {
    const untouched = new Map(
      [...final].filter(([, { rows: all }]) =>
        all.every(({ facts }) => [...facts.values()].every(({ status }) => status.length === 0)),
      ),
    );
    const { specification, looks } = compileChart(readKind(kind), theme, [], untouched);
    expect(specification).toEqual(compileChart(readKind(kind), theme).specification);
    expect(looks).toEqual([]);
  });
});

describe("bars of provisional and estimated values", () => {
  test("are light with a dashed outline, in their own colour", async () => {
    const drawing = await draw("bars", { mark: { type: "bar", style: "total" }, encoding: rows });
    expect(looksOf(drawing)).toEqual({ dashed: 2, light: 2, whole: 2 });
    expect(having(drawing, 'fill="#5F666C"', 'stroke="#5F666C"')).toBe(2);
    expect(drawing.looks).toEqual([{ kind: "dashed", codes: ["p", "e"] }]);
  });

  test("take the colour of their group", async () => {
    const encoding = {
      x: { ...years, type: "ordinal" },
      xOffset: { field: "name" },
      y,
      color: byName,
    };
    const drawing = await draw("series", { mark: "bar", encoding });
    expect(looksOf(drawing)).toEqual({ dashed: 1, light: 1, whole: 8 });
    expect(having(drawing, 'fill="#12436D"', 'stroke="#12436D"', 'stroke-dasharray="3,2"')).toBe(1);
  });

  test("take the colour of the condition that they fulfil", async () => {
    const color = { condition: { test: "datum.growth > 22", value: "#801650" }, value: "#8B9298" };
    const drawing = await draw("bars", { mark: "bar", encoding: { ...rows, color } });
    expect(having(drawing, 'fill="#801650"', 'stroke="#801650"')).toBe(1);
    expect(having(drawing, 'fill="#8B9298"', 'stroke="#8B9298"')).toBe(1);
  });

  test("keep what the author has styled himself", async () => {
    const own = { type: "bar", stroke: "#FFFFFF", fillOpacity: 0.9 };
    const drawing = await draw("bars", { mark: own, encoding: rows });
    expect(having(drawing, 'stroke="#FFFFFF"', 'fill-opacity="0.9"')).toBe(4);
  });

  test("have the sign of a missing value where its label would be, once", async () => {
    const text = { mark: { type: "text", dx: 6 }, encoding: { text: { field: "growth_text" } } };
    const bar = { mark: "bar" };
    const labelled = await draw("bars", { encoding: rows, layer: [bar, text] });
    expect(labelled.svg.match(/\[c\]/g)).toHaveLength(1);
    expect(labelled.marks).toContain("c");
    expect(labelled.description).toContain("Fir not available");
    const own = {
      transform: [{ filter: "!isValid(datum.growth)" }],
      mark: "text",
      encoding: { x: { value: 0 }, text: { field: "growth_text" } },
    };
    const filtered = { ...text, transform: [{ filter: "isValid(datum.growth)" }] };
    const left = await draw("bars", { encoding: rows, layer: [bar, filtered] });
    expect(left.svg).not.toContain("[c]");
    const byHand = await draw("bars", { encoding: rows, layer: [bar, text, own] });
    expect(byHand.svg.match(/\[c\]/g)).toHaveLength(1);
  });
});

test.each([
  [
    "pieces of a circle",
    { mark: "arc", encoding: { theta: { ...y, axis: undefined }, color: byName } },
  ],
  [
    "fields of a square",
    {
      mark: "rect",
      encoding: {
        x: { field: "name", type: "nominal", axis: null },
        color: { ...y, axis: undefined, legend: null },
      },
    },
  ],
])("%s are light with a dashed outline", async (_, chart) => {
  const drawing = await draw("bars", chart);
  expect(drawing.svg.match(/<path[^>]* stroke-dasharray="3,2"/g)).toHaveLength(2);
  expect(drawing.svg.match(/<path[^>]* fill-opacity="0.22"/g)).toHaveLength(2);
  expect(drawing.looks).toEqual([{ kind: "dashed", codes: ["p", "e"] }]);
});

test("what is added up or averaged is drawn as it is, without a key", async () => {
  const whole = new Map(
    [...tables].map(([name, table]) => {
      const rows = table.rows.map(({ key, facts }) => ({
        key,
        facts: new Map([...facts].map(([column, fact]) => [column, { ...fact, status: [] }])),
      }));
      return [name, { ...table, rows }];
    }),
  );
  const chart = { mark: "line", encoding: { x: years, y: { ...y, aggregate: "mean" } } };
  const marked = await draw("series", chart);
  expect(marked.looks).toEqual([]);
  expect(shapesOf(marked)).toEqual(shapesOf(await draw("series", chart, whole)));
});

test("points of provisional values are open", async () => {
  const drawing = await draw("series", { mark: "point", encoding: { x: years, y, color: byName } });
  expect(openPoints(drawing)).toBe(1);
  expect(drawing.looks).toEqual([{ kind: "open", codes: ["p"] }]);
});

describe("a line", () => {
  test("is dashed to a provisional value, and has a gap before a break", async () => {
    const drawing = await draw("series", {
      mark: "line",
      encoding: { x: years, y, color: byName },
    });
    const pieces = shapesOf(drawing).map((shape) => ({
      dashed: shape.includes("stroke-dasharray"),
      course: / d="([^"]*)"/.exec(shape)?.[1]?.replace(/[^MLZ]/g, ""),
    }));
    // Coal's two years before the break, those behind it, the piece to 2021; Coke's year alone and its rest.
    expect(pieces.filter(({ dashed }) => !dashed).map(({ course }) => course)).toEqual(
      expect.arrayContaining(["ML", "MZMLL"]),
    );
    expect(pieces.filter(({ dashed }) => dashed).map(({ course }) => course)).toEqual(["ML"]);
    expect(drawing.looks).toEqual([
      { kind: "dashed", codes: ["p"] },
      { kind: "gap", codes: ["b", "c"] },
    ]);
    // Coke's year between two gaps, which a line alone would not show.
    expect(shapesOf(drawing).filter((shape) => shape.includes("A2.449,2.449"))).toHaveLength(1);
  });

  test("has no gap in a stack", async () => {
    const encoding = { x: years, y, color: byName };
    const drawing = await draw("series", { mark: "area", encoding });
    expect(drawing.looks).toEqual([{ kind: "dashed", codes: ["p"] }]);
  });

  test("never touches nought where a value is missing", async () => {
    const drawing = await draw("series", {
      transform: [{ filter: "datum.name === 'Coke'" }],
      mark: "line",
      encoding: { x: years, y },
    });
    const path = / d="(M[^"]*)"[^>]*stroke="#12436D"/.exec(drawing.svg)?.[1] ?? "";
    expect(path.replace(/[^MLZ]/g, "")).toBe("MZMLL");
  });

  test("has open points on it", async () => {
    const drawing = await draw("series", {
      mark: { type: "line", point: true },
      encoding: { x: years, y, color: byName },
    });
    expect(openPoints(drawing)).toBe(1);
    expect(drawing.looks.map(({ kind }) => kind)).toEqual(["dashed", "open", "gap"]);
  });
});

describe("an area", () => {
  test.each([
    ["alone", [{ filter: "datum.name === 'Coal'" }], {}],
    ["in a stack", [], { color: byName }],
  ])("is light with a dashed edge up to a provisional value: %s", async (_, transform, further) => {
    const encoding = { x: years, y, ...further };
    const drawing = await draw("series", { transform, mark: "area", encoding });
    const { dashed, light, whole } = looksOf(drawing);
    expect(dashed).toBeGreaterThan(0);
    expect(light).toBeGreaterThan(0);
    expect(whole).toBeGreaterThan(0);
  });

  test("is as high in a stack as it is without its statuses", async () => {
    const encoding = { x: years, y: { ...y, axis: {} }, color: byName };
    const marked = await draw("series", { mark: "area", encoding });
    const labels = (svg: string): string[] =>
      [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
    const unmarked = new Map(
      [...tables].map(([name, table]) => [
        name,
        { ...table, rows: table.rows.map((row) => ({ ...row, facts: withoutStatus(row.facts) })) },
      ]),
    );
    const plain = readChart(
      "c.vl.json",
      JSON.stringify({
        $schema: "https://vega.github.io/schema/vega-lite/v6.json",
        ...{ data: { name: "series" }, width: 300, height: 120, mark: "area", encoding },
      }),
    );
    const without = await drawChart(
      compileChart(plain, theme, [], unmarked),
      unmarked,
      english,
      fonts,
    );
    expect(labels(marked.svg)).toEqual(labels(without.svg));
  });
});

function withoutStatus(facts: FactRow["facts"]): FactRow["facts"] {
  return new Map([...facts].map(([name, fact]) => [name, { ...fact, status: [] }]));
}

test("the exported chart draws the same in any editor: it has all of it inside", async () => {
  const { specification, svg } = await draw("bars", { mark: "bar", encoding: rows });
  const { datasets: _, ...chart } = specification;
  const source = readChart("templates/b/charts/c.vl.json", JSON.stringify(chart));
  const again = await drawChart(compileChart(source, {}), tables, english, fonts);
  expect(again.svg).toBe(svg);
});
