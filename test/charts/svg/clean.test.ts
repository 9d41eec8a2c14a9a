import { describe, expect, test } from "vitest";
import { cleanedBody } from "../../../src/charts/svg/clean.ts";

const open =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" class="marks" width="9" height="8" viewBox="0 0 9 8">';

function body(inner: string): string {
  return cleanedBody(`${open}${inner}</svg>`, "c");
}

describe("cleanedBody", () => {
  test.each([
    [
      "roles and labels",
      '<text role="graphics-symbol" aria-label="x" class="m" pointer-events="none">a</text>',
      "<text>a</text>",
    ],
    [
      "what can't be seen",
      '<text opacity="0">a</text><path d="M0,0" opacity="1" fill="red"/><path d="" display="none" fill="red"/>',
      '<path d="M0,0" fill="red"/>',
    ],
    [
      "shapes without paint",
      '<path d="M0,0h9"/><path d="M0,0h9" fill="none"/><path d="M1,1" fill="red" fill-opacity="0"/>',
      "",
    ],
    [
      "empty texts and groups",
      '<g class="a"><g transform="translate(0,0)"><text></text></g></g>',
      "",
    ],
    [
      "groups that do nothing",
      '<g class="a"><g transform="translate(1,2)"><text>a</text></g></g>',
      '<g transform="translate(1,2)"><text>a</text></g>',
    ],
    [
      "strokes of nothing",
      '<path d="M0,0h9" fill="red" stroke-width="2" stroke-dasharray="1,2"/>',
      '<path d="M0,0h9" fill="red"/>',
    ],
    [
      "digits that are noise",
      '<path d="M0.1234567,-1.5e-17h2.5V3.00049" fill="red"/>',
      '<path d="M0.123,0h2.5V3" fill="red"/>',
    ],
    [
      "spaces that don't break",
      "<text>1\u00a0200 &amp; &lt;b&gt;</text>",
      "<text>1\u00a0200 &amp; &lt;b&gt;</text>",
    ],
    [
      "lines of a text",
      '<text><tspan>a</tspan><tspan x="0" dy="14">b</tspan></text>',
      '<text><tspan>a</tspan><tspan x="0" dy="14">b</tspan></text>',
    ],
  ])("%s", (_what, inner, expected) => {
    expect(body(inner)).toBe(expected);
  });

  test("neighbours of one style share it; another one between keeps its place", () => {
    expect(
      body(
        '<path d="M1" fill="a"/><path d="M2" fill="a"/><path d="M3" fill="b"/><path d="M4" fill="a"/>',
      ),
    ).toBe(
      '<g fill="a"><path d="M1"/><path d="M2"/></g><path d="M3" fill="b"/><path d="M4" fill="a"/>',
    );
  });

  test("opacity stays with each: a group's would not mix where they overlap", () => {
    const inner = '<path d="M1" fill="a" opacity="0.5"/><path d="M2" fill="a" opacity="0.5"/>';
    expect(body(inner)).toBe(
      '<g fill="a"><path d="M1" opacity="0.5"/><path d="M2" opacity="0.5"/></g>',
    );
  });

  test("ids begin with the chart's name, whatever number Vega gave them", () => {
    const inner =
      '<g clip-path="url(#clip17)"><path d="M0" fill="url(#gradient_5)"/></g><defs><linearGradient id="gradient_5"><stop offset="0" stop-color="red"/></linearGradient><clipPath id="clip17"><rect x="0" y="0" width="1" height="1"/></clipPath></defs>';
    expect(body(inner)).toBe(
      '<g clip-path="url(#c-2)"><path d="M0" fill="url(#c-1)"/></g><defs><linearGradient id="c-1"><stop offset="0" stop-color="red"/></linearGradient><clipPath id="c-2"><rect x="0" y="0" width="1" height="1"/></clipPath></defs>',
    );
  });
});
