import { spawn } from "node:child_process";
import { chmod, mkdir, readdir, readFile, rename, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lockEdition } from "../../src/edition/lock.ts";
import { ownerText } from "../../src/edition/lock-owner.ts";
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

describe("lockEdition", () => {
  test("refuses a second builder while the first one lives, and lets the next one in", async () => {
    const folder = await outputFolder();
    const release = await lockEdition(folder);
    const said = await saidOf(() => lockEdition(folder));
    expect(said[0]).toContain(
      `output/prices/2021-en: process ${process.pid} is building this edition`,
    );
    await release();
    await (await lockEdition(folder))();
    expect(await readdir(join(folder, ".."))).toEqual([]);
  });

  test("takes over the lock of a process that has died", async () => {
    const folder = await outputFolder();
    const child = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => child.once("exit", resolve));
    await writeFile(join(folder, "../.2021-en.lock"), ownerText(child.pid));
    await (await lockEdition(folder))();
  });

  test("takes over a lock whose number is another process's by now, as in a restarted container", async () => {
    const folder = await outputFolder();
    const [id, begun = "", ...rest] = ownerText().split("\n");
    const earlier = [id, begun === "" ? "1" : String(Number(begun) - 1), ...rest].join("\n");
    await writeFile(join(folder, "../.2021-en.lock"), earlier);
    await (await lockEdition(folder))();
  });

  test("leaves another machine's lock alone for a while, and takes it over later", async () => {
    const folder = await outputFolder();
    const lock = join(folder, "../.2021-en.lock");
    await writeFile(lock, "1\n2\nelsewhere\nanother-machine");
    expect((await saidOf(() => lockEdition(folder)))[0]).toContain("process 1 is building");
    await utimes(lock, 0, 0);
    await (await lockEdition(folder))();
  });

  test("of many at once exactly one gets a dead lock", async () => {
    const folder = await outputFolder();
    await writeFile(join(folder, "../.2021-en.lock"), ownerText(999_999_999));
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => lockEdition(folder)));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled").length).toBe(1);
  });

  test.skipIf(process.getuid?.() === 0)("says that the folder is not writable", async () => {
    const folder = await outputFolder();
    await chmod(join(folder, ".."), 0o500);
    expect((await saidOf(() => lockEdition(folder)))[0]).toContain("can't be written (EACCES)");
  });
});
