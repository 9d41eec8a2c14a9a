import * as vega from "vega";
import { compile } from "vega-lite";
import { beforeAll, describe, expect, test } from "vitest";
import { chartData } from "../../src/charts/chart-data.ts";
import { compileChart } from "../../src/charts/compile.ts";
import { drawChart } from "../../src/charts/draw.ts";
import { isObject } from "../../src/charts/record.ts";
import { readChart } from "../../src/charts/source.ts";
import { freshViews } from "../../src/charts/views.ts";
import { type Fonts, loadFonts } from "../../src/fonts/measure.ts";
import type { AxisFormats } from "../../src/language/axis-formats.ts";
import { english } from "../../src/language/en/english.ts";
import { factTable } from "./fact-table.ts";
import { compileKind, KINDS, tables, theme } from "./kinds.ts";

let fonts: Fonts;
beforeAll(async () => {
  fonts = loadFonts();
});

describe("locales", () => {
  const specification = {
    data: { name: "t" },
    width: 300,
    height: 100,
    mark: "point",
    encoding: {
      x: { field: "v", type: "quantitative", axis: { format: ",.1f", values: [-2500] } },
      y: { field: "when", type: "temporal", axis: { format: "%B", tickCount: 1 } },
    },
  };
  const table = factTable(
    "t",
    [{ name: "k" }, { name: "v", unit: "number", decimals: 1 }, { name: "when", kind: "date" }],
    [
      ["a", "-2500", "2021-03-01"],
      ["b", "0", "2021-05-01"],
    ],
  );
  const en = english.axes;
  const german: AxisFormats = {
    number: { ...en.number, decimal: ",", thousands: "." },
    time: { ...en.time, months: en.time.months.map((month) => `${month}-de`) },
  };

  test("of two languages drawn side by side neither prints in the other's", async () => {
    const chart = compileChart(readChart("t.vl.json", JSON.stringify(specification)), theme);
    const data = chartData(chart, new Map([["t", table]]), english);
    const draw = (locale: AxisFormats) =>
      freshViews.draw({ chart, data, locale, fonts }, ({ body }) => body);
    const drawn = await Promise.all([draw(en), draw(german), draw(en), draw(german)]);
    for (const [index, svg] of drawn.entries()) {
      const isGerman = index % 2 === 1;
      expect(svg.includes("−2.500,0")).toBe(isGerman);
      expect(svg.includes("−2,500.0")).toBe(!isGerman);
      expect(/>(March|April|May)-de</.test(svg)).toBe(isGerman);
      expect(/>(March|April|May)</.test(svg)).toBe(!isGerman);
    }
  });
});

describe.each(KINDS)("the specification of %s with its data inside", (kind) => {
  test("opens in plain Vega-Lite and shows the same texts", async () => {
    const drawing = await drawChart(compileKind(kind), tables, english, fonts);
    const parsed: unknown = JSON.parse(JSON.stringify(drawing.specification));
    if (!isTopLevel(parsed)) throw new Error("no specification");
    const view = new vega.View(vega.parse(compile(parsed).spec), { renderer: "none" });
    const svg = await view.runAsync().then(() => view.toSVG());
    expect(marksIn(svg)).toEqual(marksIn(drawing.svg));
    expect(marksIn(svg).length > 0).toBe(kind !== "squares");
  });

  test("has data at published precision and nothing hidden", async () => {
    const { specification } = await drawChart(compileKind(kind), tables, english, fonts);
    expect(JSON.stringify(specification)).not.toMatch(/__row|8\.9056|3\.1944/);
    expect(
      Object.keys(isObject(specification.datasets) ? specification.datasets : {}),
    ).toHaveLength(1);
  });
});

function isTopLevel(value: unknown): value is Parameters<typeof compile>[0] {
  return isObject(value);
}

/** Texts that can be seen, sorted, without the axes' numbers, whose ticks depend on the size. */
function marksIn(svg: string): string[] {
  return [...svg.matchAll(/<text(?![^>]*opacity="0")[^>]*>([^<]+)<\/text>/g)]
    .map((match) => (match[1] ?? "").replaceAll("\u00a0", " "))
    .filter((text) => !/^[\d.,]+$/.test(text))
    .sort();
}

test("what is drawn leaves nothing running", async () => {
  const before = process.getActiveResourcesInfo().length;
  for (let count = 0; count < 5; count++)
    await drawChart(compileKind("lines"), tables, english, fonts);
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before);
});
