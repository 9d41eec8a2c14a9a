import { describe, expect, test } from "vitest";
import { compileChart } from "../../src/charts/compile.ts";
import { drawsInOneRun } from "../../src/charts/one-run.ts";
import { readChart } from "../../src/charts/source.ts";
import { chartView } from "../../src/charts/view.ts";
import { english } from "../../src/language/en/english.ts";
import { theme } from "./kinds.ts";

const n = { field: "n", type: "nominal" };
const y = { field: "y", type: "quantitative" };

function compiled(specification: object) {
  const named = { ...specification, data: { name: "t" } };
  return compileChart(readChart("t.vl.json", JSON.stringify(named)), theme);
}

describe("rows are replaced", () => {
  test.each([
    ["in one run: bars", { mark: "bar", encoding: { x: n, y } }, true],
    [
      "in one run: layers",
      { encoding: { x: n, y }, layer: [{ mark: "bar" }, { mark: "line" }] },
      true,
    ],
    ["in two: a legend", { mark: "bar", encoding: { x: n, y, color: n } }, false],
    ["in two: panels", { mark: "bar", encoding: { x: n, y, row: n } }, false],
    ["in two: a line for each name", { mark: "line", encoding: { x: y, y, detail: n } }, false],
  ])("%s", (_name, specification, expected) => {
    expect(drawsInOneRun(compiled(specification).runtime)).toBe(expected);
  });
});

/** The categories of an axis, in its order. */
async function categories(view: ReturnType<typeof chartView>, names: readonly string[]) {
  await view.fill(new Map([["t", names.map((name) => ({ n: name, y: 1 }))]]));
  const scale: unknown = view.view.scale("x");
  const domain = Reflect.get(Object(scale), "domain");
  return typeof domain === "function" ? domain() : undefined;
}

test("categories stand in the order of the last rows, and none is left of those before", async () => {
  const unsorted = { ...n, sort: null };
  const layer = [{ mark: "bar" }, { mark: "line" }];
  for (const marks of [{ mark: "bar" }, { layer }]) {
    const chart = compiled({ ...marks, encoding: { x: unsorted, y } });
    expect(drawsInOneRun(chart.runtime)).toBe(true);
    const view = chartView(chart, english.axes);
    for (const names of [["a", "b", "c"], ["c", "a"], ["d", "c", "c", "a", "b"], ["b"]])
      expect(await categories(view, names)).toEqual([...new Set(names)]);
    view.view.finalize();
  }
});
