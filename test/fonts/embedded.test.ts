import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { embeddedFontCss } from "../../src/fonts/embedded.ts";
import { faceFor, faces } from "../../src/fonts/faces.ts";
import { fontInputs } from "../../src/fonts/inputs.ts";

const serif = faceFor({ family: "Source Serif 4", weight: 600 });

test("one rule a face, small, with WOFF2 inside", async () => {
  const css = await embeddedFontCss("Growth of 12.1 percent", faces());
  const latin = faces().filter(({ scripts }) => scripts.includes("Latn"));
  expect(css.split("\n")).toHaveLength(latin.length);
  expect(css).toMatch(
    /^@font-face\{font-family:"Source Serif 4";font-weight:400;font-style:normal;/,
  );
  // "wOF2" in base64.
  expect(css.match(/base64,d09GMg/g)).toHaveLength(latin.length);
  expect(css.length).toBeLessThan(120_000);
});

test("the same characters give the same bytes, in whatever order", async () => {
  const first = await embeddedFontCss("abc 123", [serif]);
  expect(await embeddedFontCss("321 cba abc", [serif])).toBe(first);
  expect(await embeddedFontCss("321 cba abd", [serif])).not.toBe(first);
});

test("a face with none of the characters gets no rule", async () => {
  expect(await embeddedFontCss("阳泉", [serif])).toBe("");
  expect(await embeddedFontCss("", [serif])).toBe("");
});

test("the inputs name each face file with its size", async () => {
  const inputs = fontInputs(faces());
  expect(inputs.map(({ path }) => path)).toEqual(
    faces().map(({ file }) => `bulletin:fonts/${file}`),
  );
  expect(inputs[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(inputs[0]?.bytes).toBe((await readFile(faces()[0]?.path ?? "")).length);
});
