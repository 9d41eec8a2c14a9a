import { spawn } from "node:child_process";
import { chmod, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { lockEdition, lockFile } from "../../src/archive/lock.ts";
import { ownerText } from "../../src/archive/lock-owner.ts";
import { openOutput } from "../../src/edition/store.ts";
import { saidOf } from "../findings-of.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

async function outputFolder(): Promise<string> {
  const root = await temporaryWorkspace({});
  await openOutput(join(root, "output/prices"));
  return join(root, "output/prices/2021-en");
}

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

describe("lockFile", () => {
  test("waits for the one that came before, and lets each in alone", async () => {
    const file = join(await outputFolder(), "../states.jsonl");
    let inside = 0;
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        const release = await lockFile(file);
        expect(++inside).toBe(1);
        await wait(5);
        inside--;
        await release();
      }),
    );
    expect(await readdir(join(file, ".."))).toEqual([]);
  });
});
