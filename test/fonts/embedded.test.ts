import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { embeddedFontCss } from "../../src/fonts/embedded.ts";
import { faceFor, faces } from "../../src/fonts/faces.ts";
import { fontInputs } from "../../src/fonts/inputs.ts";

const serif = faceFor({ family: "Source Serif 4", weight: 600 });
const chinese = faceFor({ family: "Noto Serif SC" });

let folder: string;
const cache = async (): Promise<string> => folder;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("one rule a face, with WOFF2 inside", async () => {
  const regular = faces().filter(({ weight, style }) => weight === 400 && style === "normal");
  const css = await embeddedFontCss("Growth of 12.1 percent", regular, cache);
  expect(css.split("\n")).toHaveLength(2);
  expect(css).toMatch(
    /^@font-face\{font-family:"Source Serif 4";font-weight:400;font-style:normal;/,
  );
  // "wOF2" in base64.
  expect(css.match(/base64,d09GMg/g)).toHaveLength(2);
  expect(css.length).toBeLessThan(100_000);
});

test("pages in one alphabet share a cut, whatever their words", async () => {
  const first = await embeddedFontCss("abc 123", [serif], cache);
  expect(await embeddedFontCss("Côte d’Ivoire: −4 °C → 7 €", [serif], cache)).toBe(first);
});

test.each([
  ["Łódź, Kırşehir", 1.6],
  ["Αθήνα", 1.5],
  ["Москва", 2],
  ["CO₂, ⅓", 1.7],
])("%s adds its set of characters", async (text, most) => {
  const [western, own] = await Promise.all([
    embeddedFontCss("abc", [serif], cache),
    embeddedFontCss(text, [serif], cache),
  ]);
  expect(own.length).toBeGreaterThan(western.length);
  expect(own.length).toBeLessThan(western.length * most);
});

test("a Chinese face has the very characters, in whatever order they come", async () => {
  const first = await embeddedFontCss("阳泉市", [chinese], cache);
  expect(first).toContain("url(data:font/woff;base64,");
  expect(first.length).toBeLessThan(10_000);
  expect(await embeddedFontCss("<p>市泉阳阳</p>", [chinese], cache)).toBe(first);
  expect(await embeddedFontCss("阳泉", [chinese], cache)).not.toBe(first);
});

test("a face with none of the characters gets no rule", async () => {
  expect(await embeddedFontCss("Growth", [chinese], cache)).toBe("");
});

test("the inputs name each face file with its size", async () => {
  const inputs = fontInputs(faces());
  expect(inputs.map(({ path }) => path)).toEqual(
    faces().map(({ file }) => `bulletin:fonts/${file}`),
  );
  expect(inputs[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(inputs[0]?.bytes).toBe((await readFile(faces()[0]?.path ?? "")).length);
});
