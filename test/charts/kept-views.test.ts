import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChartData } from "../../src/charts/chart-data.ts";
import { type CompiledChart, compileChart } from "../../src/charts/compile.ts";
import { keepViews, UnequalDrawing } from "../../src/charts/kept-views.ts";
import type { Picture } from "../../src/charts/picture.ts";
import { readChart } from "../../src/charts/source.ts";
import { freshViews, type PictureRequest } from "../../src/charts/views.ts";
import { loadFonts } from "../../src/fonts/measure.ts";
import { english } from "../../src/language/en/english.ts";
import { theme } from "./kinds.ts";
import { MARKS } from "./svg/marks.ts";

const fonts = loadFonts();
const locale = english.axes;

function compiled(specification: object): CompiledChart {
  const named = { ...specification, data: { name: "t" } };
  return compileChart(readChart("t.vl.json", JSON.stringify(named)), theme);
}

/** Marks that differ in the way of their data, not only in how they look. */
const NAMES = [
  ...["bars", "bars from and to", "bars by colour", "bars stacked", "bars in a histogram", "rects"],
  ...["ticks", "rules across", "lines by colour", "lines dashed", "lines with points", "trails"],
  ...["areas stacked", "areas with gaps", "circles", "points by shape", "pies", "texts around"],
  ...["clipped bars", "a ground", "axes with everything", "axes in bands", "a legend of a scale"],
  ...["a legend of steps", "legends of sizes", "boxes", "error bars", "panels", "panels wrapped"],
];

const n = { field: "n", type: "nominal" };
const g = { field: "g", type: "nominal" };
const x = { field: "x", type: "quantitative" };
const y = { field: "y", type: "quantitative" };
const text = { mark: { type: "text", dx: 5 }, encoding: { text: { field: "y" } } };

/** Ways of data that marks alone don't go. */
const WAYS: Readonly<Record<string, object>> = {
  "fitted to long labels": {
    width: 400,
    height: { step: 18 },
    mark: "bar",
    encoding: { y: n, x: y },
  },
  "labels at bars": { width: 300, encoding: { y: n, x: y }, layer: [{ mark: "bar" }, text] },
  "sorted by a value": { mark: "bar", encoding: { y: { ...n, sort: "-x" }, x: y, color: g } },
  "sorted by another": {
    mark: "bar",
    encoding: { x: { ...n, sort: { field: "s", op: "mean", order: "descending" } }, y },
  },
  averages: { mark: "line", encoding: { x, y: { ...y, aggregate: "mean" }, color: g } },
  "side by side": {
    hconcat: [
      { mark: "bar", width: 90, encoding: { y: n, x: y } },
      { mark: "point", width: 90, encoding: { y: n, x, color: g } },
    ],
  },
  "panels with scales of their own": {
    facet: { row: g },
    spec: { mark: "line", width: 200, height: 40, encoding: { x, y } },
    resolve: { scale: { y: "independent" } },
  },
  "groups beside each other": { mark: "bar", encoding: { x: n, xOffset: g, y, color: g } },
  years: {
    mark: "line",
    transform: [{ calculate: "datetime(2000 + datum.x, 0, 1)", as: "when" }],
    encoding: { x: { field: "when", type: "temporal", axis: { labelOverlap: true } }, y },
  },
  shares: {
    transform: [
      { joinaggregate: [{ op: "sum", field: "s", as: "all" }], groupby: ["g"] },
      { calculate: "datum.s / max(1, datum.all)", as: "share" },
      { window: [{ op: "row_number", as: "place" }], sort: [{ field: "share" }] },
      { filter: "datum.place < 6" },
    ],
    mark: "bar",
    encoding: { y: n, x: { field: "share", type: "quantitative" } },
  },
  "values put in": {
    transform: [{ impute: "y", key: "x", groupby: ["g"], value: 0 }],
    mark: "area",
    encoding: { x, y, color: g },
  },
  columns: {
    transform: [{ fold: ["x", "s"] }],
    mark: "point",
    encoding: {
      x: { field: "value", type: "quantitative" },
      y: n,
      color: { field: "key", type: "nominal" },
    },
  },
  "a trend": {
    layer: [
      { mark: "point", encoding: { x, y } },
      { transform: [{ regression: "y", on: "x" }], mark: "line", encoding: { x, y } },
    ],
  },
};

const CHARTS: readonly (readonly [string, object])[] = [
  ...NAMES.map((name) => [name, MARKS[name] ?? {}] as const),
  ...Object.entries(WAYS),
];

const seen = ({ body, width, height }: Picture) => ({ body, width, height });

const row = fc.record({
  n: fc.constantFrom(
    "Coal",
    "Iron & steel",
    "Cement",
    "Power",
    "Water <raw>",
    "a name of some length",
  ),
  g: fc.constantFrom("a", "b", "c"),
  x: fc.integer({ min: 0, max: 40 }),
  y: fc.oneof(
    fc.integer({ min: -900, max: 9000 }).map((n) => n / 100),
    fc.constant(null),
  ),
  s: fc.integer({ min: 0, max: 300 }),
});

/** One row, a few, many; categories come and go, domains change, some values are missing. */
const tables = fc.array(fc.array(row, { minLength: 1, maxLength: 9 }), {
  minLength: 2,
  maxLength: 6,
});

describe("a View that has drawn before", () => {
  test.each(CHARTS)("draws what a new one draws: %s", async (_name, specification) => {
    const chart = compiled(specification);
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(tables, async (given) => {
        const views = keepViews();
        for (const rows of given) {
          const data: ChartData = new Map([["t", rows]]);
          const request: PictureRequest = { chart, data, locale, fonts };
          const fresh = await outcome(freshViews.draw(request, seen));
          if ("body" in fresh) drawn++;
          expect(await outcome(views.draw(request, seen))).toEqual(fresh);
        }
        views.close();
      }),
      { numRuns: 5 },
    );
    expect(drawn).toBeGreaterThan(5);
  });
});

/** A picture, or why there is none. */
async function outcome(drawn: Promise<object>): Promise<object> {
  return drawn.catch((error: unknown) => ({ error: String(error) }));
}

const rows = (...values: readonly number[]): ChartData =>
  new Map([["t", values.map((value) => ({ x: value, y: value, n: `v${value}`, g: "a", s: 1 }))]]);

const requests = (specification: object, many: readonly ChartData[]): PictureRequest[] => {
  const chart = compiled(specification);
  return many.map((data) => ({ chart, data, locale, fonts }));
};

test("panels have a View of their own each time: a kept one drew them a pixel off", async () => {
  const cell = (g: string, value: number | null) => ({ n: "Coal", g, x: 0, y: value, s: 0 });
  const many = [
    [cell("a", null), cell("c", null)],
    [cell("c", 40.01), cell("c", -0.01)],
    [cell("a", 0)],
    [cell("a", null)],
  ].map((rows): ChartData => new Map([["t", rows]]));
  const views = keepViews();
  for (const request of requests(WAYS["panels with scales of their own"] ?? {}, many))
    expect(await outcome(views.draw(request, seen))).toEqual(
      await outcome(freshViews.draw(request, seen)),
    );
  views.close();
});

describe("kept Views", () => {
  const points = { mark: "point", encoding: { x, y, color: n } };

  test("drawn in at once, each gives the picture of its own data", async () => {
    const many = requests(points, [rows(1), rows(2, 3), rows(4), rows(1, 9)]);
    const views = keepViews();
    const drawn = await Promise.all(many.map((request) => views.draw(request, seen)));
    const alone = await Promise.all(many.map((request) => freshViews.draw(request, seen)));
    expect(drawn).toEqual(alone);
    views.close();
  });

  test("go on after data that Vega fails at, and after a picture that isn't wanted", async () => {
    const calculate = "datum.x > 5 ? datum.none.more : datum.x";
    const failing = { ...points, transform: [{ calculate, as: "z" }] };
    const [good, bad] = requests(failing, [rows(1, 2), rows(9)]);
    if (good === undefined || bad === undefined) throw new Error("two requests");
    const views = keepViews();
    const refuse = (): never => {
      throw new Error("not wanted");
    };
    const fresh = await freshViews.draw(good, seen);
    await expect(views.draw(bad, seen)).rejects.toThrow("Vega says");
    expect(await views.draw(good, seen)).toEqual(fresh);
    await expect(views.draw(good, refuse)).rejects.toThrow("not wanted");
    expect(await views.draw(good, seen)).toEqual(fresh);
    views.close();
  });

  test("that draw something else than new ones are found out, and given up", async () => {
    const moved = { ...points, transform: [{ calculate: "datum.x + random()", as: "x" }] };
    const [request] = requests(moved, [rows(1, 2)]);
    if (request === undefined) throw new Error("a request");
    const views = keepViews();
    await views.draw(request, seen);
    await expect(views.draw(request, seen)).rejects.toThrow(UnequalDrawing);
    for (let count = 0; count < 3; count++) await views.draw(request, seen);
    views.close();
  });
});
