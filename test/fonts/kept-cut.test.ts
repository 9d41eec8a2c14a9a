import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Blob, Face as ShapedFace } from "harfbuzzjs";
import subsetFont from "subset-font";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CUTTER, cutFace } from "../../src/fonts/cut.ts";
import { faceFor } from "../../src/fonts/faces.ts";

const face = faceFor({ family: "Source Sans 3", weight: 600 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a cut of an alphabet is kept on the disk, whole sets of characters in it", async () => {
  const cut = await cutFace(face, ["a", "ж"], async () => folder);
  const files = await readdir(join(folder, "cut-faces"));
  expect(files).toHaveLength(1);
  const kept = await readFile(join(folder, "cut-faces", files[0] ?? ""));
  expect(kept.subarray(64).toString("base64")).toBe(cut?.base64);
  const font = await subsetFont(kept.subarray(64), "abcäЯ€Ω", { targetFormat: "truetype" });
  const characters = new ShapedFace(new Blob(font)).collectUnicodes();
  // All but the Omega, which belongs to a set that the page doesn't need.
  expect(String.fromCodePoint(...characters)).toBe("abcäЯ€");
});

test("in one process it is made once, though two pages want it at once", async () => {
  const cache = async (): Promise<string> => folder;
  const [one, other] = await Promise.all([
    cutFace(face, ["a", "Ω"], cache),
    cutFace(face, ["b", "α"], cache),
  ]);
  expect(one).toBe(other);
  await writeFile(join(folder, "unasked"), "");
  await rm(join(folder, "cut-faces"), { recursive: true });
  expect(await cutFace(face, ["c", "β"], cache)).toBe(one);
  expect(await readdir(folder)).toEqual(["unasked"]);
});

test("what cuts is the package that is installed", () => {
  const { version } = createRequire(import.meta.url)("subset-font/package.json");
  expect(CUTTER).toBe(`subset-font ${version}`);
});
