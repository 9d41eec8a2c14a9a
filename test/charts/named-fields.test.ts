import { describe, expect, test } from "vitest";
import { compileChart } from "../../src/charts/compile.ts";
import { readChart } from "../../src/charts/source.ts";
import { theme } from "./kinds.ts";

const NAMES = ["name", "growth", "growth_text", "growth_full", "growth_status", "share", "a.b"];

/** Which of the names a chart with these parts may read. */
function readBy(parts: object): string[] {
  const specification = {
    data: { name: "t" },
    mark: "bar",
    encoding: { x: { field: "growth", type: "quantitative" } },
    ...parts,
  };
  const source = readChart("t.vl.json", JSON.stringify(specification));
  return NAMES.filter(compileChart(source, theme).reads);
}

describe("the fields that a chart may read", () => {
  test.each<[string, object, string[]]>([
    ["channels", {}, ["growth", "a.b"]],
    [
      "expressions",
      { transform: [{ calculate: "datum.share + datum['growth_text']", as: "z" }] },
      ["growth", "growth_text", "share", "a.b"],
    ],
    ["transforms", { transform: [{ fold: ["share", "growth"] }] }, ["growth", "share", "a.b"]],
    [
      "layers and conditions",
      {
        layer: [
          { mark: "bar" },
          { mark: "text", encoding: { text: { field: "growth_full" } } },
          {
            mark: "bar",
            encoding: {
              color: { condition: { test: "datum.name == 'x'", value: "red" }, value: "blue" },
            },
          },
        ],
      },
      ["name", "growth", "growth_full", "a.b"],
    ],
    ["a name that is reckoned", { transform: [{ filter: "datum['sh' + 'are'] > 1" }] }, NAMES],
    ["a row that is passed on", { transform: [{ filter: "length(toString(datum)) > 1" }] }, NAMES],
  ])("%s", (_what, parts, expected) => {
    expect(readBy(parts)).toEqual(expect.arrayContaining(expected));
    const others = NAMES.filter((name) => !expected.includes(name));
    expect(readBy(parts).filter((name) => others.includes(name) && name !== "name")).toEqual([]);
  });
});
