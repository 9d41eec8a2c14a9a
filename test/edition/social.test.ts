import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import { build } from "../../src/edition/build.ts";
import { smallWorkspace, spoiled } from "../small-bulletin.ts";

/** Width and height of a PNG, and how many bytes of its lines differ from the line's first. */
function pngOf(bytes: Buffer): { width: number; height: number; inked: number } {
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  // A blank picture is all but the same bytes: filters make it zeros.
  const inked = inflateSync(Buffer.concat(data)).filter((byte) => byte !== 0).length;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), inked };
}

describe("the social picture", () => {
  test("is a PNG of 1200 × 630 px with something on it, the same each time, its alternative text beside it", async () => {
    const workspace = await smallWorkspace();
    const { folder, files } = await build(workspace, "prices");
    const file = join(workspace.root, folder, "social.png");
    const picture = await readFile(file);
    expect(pngOf(picture)).toMatchObject({ width: 1200, height: 630 });
    expect(pngOf(picture).inked).toBeGreaterThan(10_000);
    expect(await readFile(join(workspace.root, folder, "social.txt"), "utf8")).toBe(
      "Prices in Anytown rose 2.4\u00A0percent. Bar chart: 2020 100.0, 2021 102.4. Prices in Anytown, 2021.\n",
    );
    expect(files).toEqual(expect.arrayContaining(["social.png", "social.txt"]));
    await build(workspace, "prices");
    expect(Buffer.compare(await readFile(file), picture)).toBe(0);
  });

  test.each([
    ["social: { chart: level }", '2: no chart "level" stands on the page. Did you mean "levels"?'],
    ["social: { chrt: levels }", '2: unknown key "chrt". Did you mean "chart"?'],
  ])("is refused: %s", async (key, said) => {
    const workspace = await smallWorkspace(
      spoiled("templates/prices/bulletin.yaml", "\nlanguages", `\n${key}\nlanguages`),
    );
    const findings = await check(workspace, "prices");
    const texts = findings.map(({ line, message, remedy }) => `${line}: ${message}. ${remedy}`);
    expect(texts).toEqual([said]);
  });

  test("warns where the named chart would be too small to read", async () => {
    const workspace = await smallWorkspace({
      ...spoiled(
        "templates/prices/bulletin.yaml",
        "\nlanguages",
        "\nsocial: { chart: levels }\nlanguages",
      ),
      ...spoiled("templates/prices/charts/levels.vl.json", '"height": 80', '"height": 700'),
    });
    expect((await check(workspace, "prices")).map(({ message }) => message)).toEqual([
      "the labels of the chart would be too small to read in the social picture, which shows key numbers instead",
    ]);
  });
});
