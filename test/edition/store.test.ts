import { mkdir, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openOutput, recoverEdition, storeEdition } from "../../src/edition/store.ts";
import { saidOf } from "../findings-of.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

async function outputFolder(): Promise<string> {
  const root = await temporaryWorkspace({});
  await openOutput(join(root, "output/prices"));
  return join(root, "output/prices/2021-en");
}

describe("storeEdition", () => {
  test("replaces the old edition whole: files that are no longer made are gone", async () => {
    const folder = await outputFolder();
    await storeEdition(folder, [
      { path: "bulletin.pdf", content: "old" },
      { path: "charts/gone.svg", content: "x" },
    ]);
    await storeEdition(folder, [{ path: "bulletin.pdf", content: "new" }]);
    expect(await readFile(join(folder, "bulletin.pdf"), "utf8")).toBe("new");
    expect(await readdir(folder)).toEqual(["bulletin.pdf"]);
    expect(await readdir(join(folder, ".."))).toEqual(["2021-en"]);
  });

  test("leaves the old edition as it was where the new one can't be written", async () => {
    const folder = await outputFolder();
    await storeEdition(folder, [{ path: "bulletin.pdf", content: "old" }]);
    const said = await saidOf(() =>
      storeEdition(folder, [
        { path: "bulletin.pdf", content: "new" },
        { path: "bulletin.pdf/impossible", content: "x" },
      ]),
    );
    expect(said[0]).toContain("output/prices/2021-en: the folder can't be written (");
    expect(await readFile(join(folder, "bulletin.pdf"), "utf8")).toBe("old");
    expect(await readdir(join(folder, ".."))).toEqual(["2021-en"]);
  });
});

describe("recoverEdition", () => {
  test("puts the old edition back where a kill came between the two renames", async () => {
    const folder = await outputFolder();
    await storeEdition(folder, [{ path: "bulletin.pdf", content: "old" }]);
    await rename(folder, join(folder, "../.2021-en.outgoing"));
    await mkdir(join(folder, "../.2021-en.incoming"));
    await recoverEdition(folder);
    expect(await readFile(join(folder, "bulletin.pdf"), "utf8")).toBe("old");
    expect(await readdir(join(folder, ".."))).toEqual(["2021-en"]);
  });

  test("keeps the new edition where a kill came after both", async () => {
    const folder = await outputFolder();
    await storeEdition(folder, [{ path: "bulletin.pdf", content: "new" }]);
    await mkdir(join(folder, "../.2021-en.outgoing"));
    await recoverEdition(folder);
    expect(await readdir(join(folder, ".."))).toEqual(["2021-en"]);
    expect(await readFile(join(folder, "bulletin.pdf"), "utf8")).toBe("new");
  });
});

describe("openOutput", () => {
  test("says that the folder can't be made where a file stands in its place", async () => {
    const root = await temporaryWorkspace({ output: "a file" });
    const said = await saidOf(() => openOutput(join(root, "output/prices")));
    expect(said[0]).toMatch(/^output\/prices: the folder can't be written \(E(NOTDIR|EXIST)\)/);
  });
});
