import { chmod, mkdir, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openOutput, proveOutput, recoverEdition, storeEdition } from "../../src/edition/store.ts";
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

/** Does something as nobody where we are root, to whom nothing is forbidden. */
async function asNobody(work: () => Promise<unknown>): Promise<void> {
  if (process.getuid?.() !== 0) return void (await work());
  process.seteuid?.(65534);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe.skipIf(process.platform === "win32")("proveOutput", () => {
  test("leaves nothing in a folder that can be written", async () => {
    const root = await temporaryWorkspace({});
    await proveOutput(root);
    expect(await readdir(root)).toEqual([]);
  });

  test("says of one that can't be, which one it is", async () => {
    const root = await temporaryWorkspace({ "output/prices/states.jsonl": "" });
    const folder = join(root, "output/prices");
    for (const [path, mode] of [
      [root, 0o755],
      [folder, 0o555],
    ] as const)
      await chmod(path, mode);
    await asNobody(async () => {
      await openOutput(folder);
      expect(await saidOf(() => proveOutput(folder))).toEqual([
        expect.stringMatching(/^output\/prices: the folder can't be written \(EACCES\)/),
      ]);
    });
    await chmod(folder, 0o755);
    expect(await readdir(folder)).toEqual(["states.jsonl"]);
  });
});
