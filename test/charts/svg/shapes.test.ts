import { Bounds } from "vega";
import { expect, test } from "vitest";
import { newDefinitions } from "../../../src/charts/svg/definitions.ts";
import { shapeElements, shapeOf } from "../../../src/charts/svg/shapes.ts";

/** The paths that Vega's items are written as. */
function paths(kind: string, items: readonly Readonly<Record<string, unknown>>[]): string[] {
  const definitions = newDefinitions("chart");
  const shapes = items.flatMap((item) => shapeOf(kind, item, { x: 10, y: 0 }, definitions) ?? []);
  return shapeElements(shapes).map(({ own }) => own.trim());
}

function line(x: number, y: number, x2: number, y2: number, look: object = {}) {
  const bounds = new Bounds().set(x, y, x2, y2).expand(0.5);
  return { x, y, x2, y2, stroke: "#000", bounds, ...look };
}

function square(x: number, look: object) {
  const bounds = new Bounds().set(x, 0, x + 5, 5);
  return { x, y: 0, width: 5, height: 5, bounds, ...look };
}

const across = (look: object = {}) => [line(0, 5, 9, 5, look), line(0, 8, 9, 8, look)];

test.each([
  ["lines across that are apart", "rule", across(), ['d="M10,5H19M10,8H19"']],
  ["lines down", "rule", [line(1, 0, 1, 4), line(5, 0, 5, 4)], ['d="M11,0V4M15,0V4"']],
  [
    "lines that cross",
    "rule",
    [line(0, 5, 9, 5), line(4, 0, 4, 9)],
    ['d="M10,5H19"', 'd="M14,0V9"'],
  ],
  ["lines of two colours", "rule", [line(0, 5, 9, 5), line(0, 8, 9, 8, { stroke: "red" })], 2],
  ["dashed lines", "rule", across({ strokeDash: [2, 1] }), 2],
  ["translucent lines", "rule", across({ opacity: 0.5 }), 2],
  ["filled squares", "rect", [square(0, { fill: "red" }), square(9, { fill: "red" })], 1],
  ["outlined squares", "rect", [square(0, { stroke: "red" }), square(9, { stroke: "red" })], 2],
])("%s", (_name, kind, items, expected) => {
  const written = paths(kind, items);
  if (typeof expected === "number") expect(written).toHaveLength(expected);
  else expect(written).toEqual(expected);
});
