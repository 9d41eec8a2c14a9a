import { expect, test } from "vitest";
import { isColour } from "../../src/charts/colour.ts";

test.each([
  ...["#123", "#1234", "#12436D", "#12436dff", "red", "RebeccaPurple", "transparent", "none"],
  ...["rgb(18, 67, 109)", "rgb(18 67 109)", "rgba(0,0,0,0.5)", "rgb(0 0 0 / 50%)"],
  ...["hsl(210, 70%, 25%)", "hsla(210deg, 70%, 25%, .5)", "rgb(10%, 20%, 30%)"],
])("%s is a colour", (text) => {
  expect(isColour(text)).toBe(true);
});

test.each([
  ...["", "#12", "#12345", "#12436G", "notacolor", "url(#a)", "url(http://a)", "rgb(1, 2)"],
  ...["rgb(a, b, c)", "red;", "var(--x)", "red blue", 'red" onload="x'],
])("%j is none", (text) => {
  expect(isColour(text)).toBe(false);
});
