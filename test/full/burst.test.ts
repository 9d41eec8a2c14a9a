import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { burstFiles } from "../burst-bulletin.ts";
import { bulletin, MAIN } from "../cli/command-line.ts";
import { processes } from "../press/machine.ts";
import { smallWorkspace } from "../small-bulletin.ts";

const home = mkdtempSync(join(tmpdir(), "burst-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const PLACES = Array.from({ length: 20 }, (_, at) => `P${at}`);

/** An edition is on disk whole or not at all. */
async function expectWhole(root: string): Promise<string[]> {
  const names = readdirSync(join(root, "output/prices")).filter((name) => !name.startsWith("."));
  for (const name of names) {
    const folder = join(root, "output/prices", name);
    const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    for (const { path, bytes } of manifest.outputs) {
      expect((await readFile(join(folder, path))).length).toBe(bytes);
    }
  }
  return names;
}

describe.runIf(process.platform === "linux")("Ctrl-C twice", () => {
  test("ends at once, leaves no browser and no half edition, and the next run goes on", async () => {
    const { root } = await smallWorkspace(burstFiles(PLACES));
    const child = spawn(process.execPath, [MAIN, "build", "prices", "--all"], {
      ...{ cwd: root, stdio: ["ignore", "ignore", "pipe"] },
      env: { ...process.env, TMPDIR: home },
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      if (!said.includes("\n1/20") && (said + chunk).includes("\n1/20")) child.kill("SIGINT");
      if (!said.includes("Stopping") && (said + chunk).includes("Stopping")) child.kill("SIGINT");
      said += chunk;
    });
    const signal = await new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
    expect(signal).toBe("SIGINT");
    expect(processes().filter(({ command }) => command.includes(home))).toEqual([]);
    expect((await expectWhole(root)).length).toBeLessThan(20);
    const next = await bulletin(root, ["build", "prices", "--all"]);
    expect([next.code, next.out]).toEqual([
      0,
      expect.stringMatching(/^Built \d+ of 20 editions in output\/prices\/, \d+ unchanged \(/),
    ]);
    expect(await expectWhole(root)).toHaveLength(20);
    expect(readdirSync(join(root, "output/prices")).filter((n) => n.startsWith("."))).toEqual([]);
  });
});

/** A file system of so many bytes at `output/`, which only this command and what it starts can see. */
function onSmallDisk(root: string, bytes: number, words: readonly string[]) {
  const script = `mkdir -p output && mount -t tmpfs -o size=${bytes} none output && "$@"; code=$?; ls -A output/prices; exit $code`;
  return spawnSync(
    "unshare",
    ["--map-root-user", "--mount", "sh", "-c", script, "sh", process.execPath, MAIN, ...words],
    { cwd: root, encoding: "utf8" },
  );
}

const canMount =
  existsSync("/usr/bin/unshare") &&
  spawnSync("unshare", ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"])
    .status === 0;

describe.runIf(canMount)("a full disk", () => {
  test("stops the burst with one finding; what is on it is whole", async () => {
    const { root } = await smallWorkspace(burstFiles(PLACES));
    const run = onSmallDisk(root, 3_000_000, ["build", "prices", "--all"]);
    expect(run.status).toBe(1);
    expect(run.stderr.match(/the disk is full/g)).toHaveLength(1);
    expect(run.stderr).toContain("output: error: the disk is full\n  Make room and build again.\n");
    const [sum = "", ...names] = run.stdout.trimEnd().split("\n");
    const [, built, failed, left] =
      /^Built (\d+) of 20 editions in output\/prices\/, (\d+) failed, (\d+) left: the next run goes on/.exec(
        sum,
      ) ?? [];
    expect(names).toHaveLength(Number(built));
    expect(names.filter((name) => name.startsWith("."))).toEqual([]);
    expect(Number(built)).toBeGreaterThan(0);
    expect(Number(left)).toBeGreaterThan(0);
    expect(Number(built) + Number(failed) + Number(left)).toBe(20);
  });
});

describe.runIf(canMount)("an output folder that is read-only", () => {
  const script = 'mount --bind -o ro output output && "$@"';
  const run = (root: string, words: readonly string[]) =>
    spawnSync(
      "unshare",
      ["--map-root-user", "--mount", "sh", "-c", script, "sh", process.execPath, MAIN, ...words],
      { cwd: root, encoding: "utf8" },
    );

  test("is told once, before the first edition", async () => {
    const { root } = await smallWorkspace(burstFiles(["A", "B", "C"]));
    await bulletin(root, ["build", "prices", "--only", "place=A"]);
    const all = run(root, ["build", "prices", "--all"]);
    expect([all.status, all.stdout]).toEqual([1, ""]);
    expect(all.stderr.match(/can't be written/g)).toHaveLength(1);
    expect(all.stderr).toContain("output/prices: error: the folder can't be written (EROFS)");
  });

  test("is no fault where every edition stands", async () => {
    const { root } = await smallWorkspace(burstFiles(["A", "B"]));
    await bulletin(root, ["build", "prices", "--all"]);
    const all = run(root, ["build", "prices", "--all"]);
    expect([all.status, all.stdout]).toEqual([0, expect.stringContaining(", 2 unchanged (")]);
  });
});
