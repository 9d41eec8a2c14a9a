import { readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openEdition } from "../../src/archive/edition.ts";
import { build } from "../../src/edition/build.ts";
import { sha256 } from "../../src/workspace/read.ts";
import { saidOf } from "../findings-of.ts";
import { smallWorkspace } from "../small-bulletin.ts";

const NAME = "prices/2021-Anytown-en";

describe("an edition on disk", () => {
  test("is read back by its name and by its path; what is damaged is said", async () => {
    const workspace = await smallWorkspace();
    const { folder } = await build(workspace, "prices");
    const directory = join(workspace.root, folder);
    const open = (given: string, start = workspace.root) => openEdition(workspace, given, start);
    for (const [given, start] of [
      [NAME, "/"],
      [`${NAME}/`, "/"],
      [folder, workspace.root],
      [directory, "/"],
      ["2021-Anytown-en", join(workspace.output, "prices")],
    ] as const) {
      const { name, shown, manifest, document } = await open(given, start);
      expect([name, shown]).toEqual([NAME, folder]);
      expect(manifest.parameters).toEqual({ period: "2021", place: "Anytown", language: "en" });
      expect(document.facts[0]).toMatchObject({ path: "change.rate", value: "2.4" });
      expect(document.occurrences.length).toBeGreaterThan(0);
    }

    expect(await saidOf(() => open("prices/2020-Anytown-en"))).toEqual([
      `prices/2020-Anytown-en: there is no edition "prices/2020-Anytown-en" in output/. Did you mean "${NAME}"?`,
    ]);
    expect(await saidOf(() => open("templates/prices"))).toEqual([
      "templates/prices: the folder holds no edition: it has no manifest.json. Name the folder that bulletin build made.",
    ]);

    const [facts, manifest] = [join(directory, "facts.json"), join(directory, "manifest.json")];
    const [factsText, manifestText] = [
      await readFile(facts, "utf8"),
      await readFile(manifest, "utf8"),
    ];
    await writeFile(facts, factsText.replace('"2.4"', '"2.5"'));
    expect(await saidOf(() => open(NAME))).toEqual([
      `${folder}/facts.json: this is not the file that was built: its hash is not the one in manifest.json. Build the edition again, or take it from where it is kept.`,
    ]);

    const other = factsText.replaceAll('"unit":"percent"', '"unit":"furlong"');
    await writeFile(facts, other);
    await writeFile(manifest, manifestText.replace(sha256(factsText), sha256(other)));
    expect((await saidOf(() => open(NAME)))[0]).toMatch(
      /facts\.json: the file has not the shape that bulletin [\d.]+ reads: "facts\.0\.unit" is not right\. Build/,
    );

    await writeFile(manifest, manifestText.replace(/"bulletin": "\d[\d.]*"/, '"bulletin": 1'));
    expect((await saidOf(() => open(NAME)))[0]).toContain('"made_with.bulletin" is not right');
    await writeFile(manifest, manifestText.slice(0, 99));
    expect(await saidOf(() => open(NAME))).toEqual([
      `${folder}/manifest.json: the file is damaged: it is no JSON. Build the edition again, or take it from where it is kept.`,
    ]);
  });

  test("that was never built is said, also where nothing was", async () => {
    const workspace = await smallWorkspace();
    expect(await saidOf(() => openEdition(workspace, NAME))).toEqual([
      `${NAME}: there is no edition "${NAME}" in output/. Build it first, with bulletin build.`,
    ]);
  });

  test("may lie outside of the workspace", async () => {
    const [workspace, elsewhere] = [await smallWorkspace(), await smallWorkspace()];
    const { folder } = await build(elsewhere, "prices");
    await symlink(join(elsewhere.root, folder), join(workspace.root, "kept"));
    const { shown } = await openEdition(workspace, "kept", workspace.root);
    expect(shown).toBe(join(elsewhere.root, folder));
  });
});
