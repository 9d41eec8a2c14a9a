import { expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { SMALL, smallWorkspace } from "../small-bulletin.ts";

const CHART = "templates/prices/charts/levels.vl.json";

/** A chart in which the longest bar leaves `room` pixels for its label. */
function bars(room: number): Readonly<Record<string, string>> {
  const chart = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: { name: "levels" },
    width: 200,
    height: { step: 30 },
    autosize: "none",
    encoding: { y: { field: "year", type: "nominal", axis: null } },
    layer: [
      {
        mark: "bar",
        encoding: {
          x: {
            field: "level",
            type: "quantitative",
            axis: null,
            scale: { domain: [0, 102.4], range: [0, 200 - room] },
          },
        },
      },
      {
        mark: { type: "text", style: "value", dx: 4 },
        encoding: {
          x: { field: "level", type: "quantitative" },
          text: { field: "level_text", type: "nominal" },
        },
      },
    ],
  };
  return { ...SMALL, [CHART]: JSON.stringify(chart, null, 2) };
}

test.each([
  ["labels that fit, but not with the mark of a revision", 36, 1],
  ["labels that have room for it", 70, 0],
])("%s", async (_, room, expected) => {
  const workspace = await smallWorkspace(bars(room));
  const findings = await check(workspace, "prices");
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const tight = findings.filter(({ rule }) => rule === "chart/mark-room");
  expect(tight).toHaveLength(expected);
  for (const { file, message } of tight) {
    expect(file).toBe(CHART);
    expect(message).toMatch(
      /^with the mark \[r\] behind its numbers, as a correction prints them, the chart can't be drawn: the text "102\.4.\[r\]" reaches/,
    );
  }
  // A build isn't stopped, nor held up, by what only a correction would meet.
  const { findings: built } = await prepareAlone(workspace, "prices");
  expect(built.filter(({ rule }) => rule === "chart/mark-room")).toEqual([]);
});
