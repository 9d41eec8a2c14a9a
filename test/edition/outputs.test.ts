import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../src/edition/build.ts";
import { editionFiles } from "../../src/edition/contents.ts";
import { diff } from "../../src/review/diff.ts";
import { saidOf } from "../findings-of.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { smallWorkspace, spoiled } from "../small-bulletin.ts";

const withOutputs = (list: string) =>
  smallWorkspace(
    spoiled("templates/prices/bulletin.yaml", "\nlanguages", `\noutputs: [${list}]\nlanguages`),
  );

const printed = { pdf: new Uint8Array(1), social: new Uint8Array(1), faces: [] };

test.each([
  ["", []],
  ["html", ["bulletin.html"]],
  ["markdown", ["bulletin.md", "charts/levels.svg"]],
  ["spreadsheet", ["bulletin.ods", "bulletin.xlsx"]],
  ["social", ["social.png", "social.txt"]],
  ["charts", ["charts/levels.svg", "charts/levels.vl.json"]],
  ["data", ["data/change.csv", "data/datapackage.json", "data/levels.csv"]],
  [
    "charts, markdown, html",
    ["bulletin.html", "bulletin.md", "charts/levels.svg", "charts/levels.vl.json"],
  ],
])("outputs: [%s]", async (list, expected) => {
  const edition = await prepareAlone(await withOutputs(list), "prices");
  const files = await editionFiles(edition, printed);
  const paths = files.map(({ path }) => path);
  expect(paths.sort()).toEqual(["bulletin.pdf", "facts.json", ...expected].sort());
  expect(edition.social === undefined).toBe(!list.includes("social"));
});

test("a file has the same bytes, whatever else is asked for", async () => {
  const all = await editionFiles(await prepareAlone(await smallWorkspace(), "prices"), printed);
  const some = await editionFiles(
    await prepareAlone(await withOutputs("data, markdown"), "prices"),
    printed,
  );
  expect(some.length).toBeLessThan(all.length);
  expect(all).toEqual(expect.arrayContaining(some));
});

test("an edition of nothing but the bulletin is built without a picture, and diff says what it lacks", async () => {
  const workspace = await withOutputs("");
  const { folder, files } = await build(workspace, "prices");
  const names = ["bulletin.pdf", "facts.json", "manifest.json"];
  expect([...files].sort()).toEqual(names);
  expect((await readdir(join(workspace.root, folder))).sort()).toEqual(names);
  const manifest = await readFile(join(workspace.root, folder, "manifest.json"), "utf8");
  expect(manifest).not.toContain("social.css");
  expect(await saidOf(() => diff(workspace, "prices/2021-Anytown-en", folder))).toEqual([
    "output/prices/2021-Anytown-en: the edition was built without bulletin.html, in which its sentences stand. Add html to the outputs of its definition, and build it again.",
  ]);
});
