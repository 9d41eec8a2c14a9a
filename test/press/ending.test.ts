import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPress } from "../../src/press/press.ts";
import { browsersOf, foldersOf, processes, serifOnly, until } from "./machine.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let compiled: string;

/** Node runs no TypeScript: our files are compiled, and lie as they do in the package. */
beforeAll(() => {
  compiled = mkdtempSync(join(tmpdir(), "bulletin-test-"));
  writeFileSync(join(compiled, "package.json"), '{"type":"module"}');
  for (const name of ["node_modules", "assets"])
    symlinkSync(join(root, name), join(compiled, name));
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const project = join(root, "test", "press", "tsconfig.json");
  const output = join(compiled, "dist");
  execFileSync(process.execPath, [compiler, "-p", project, "--outDir", output]);
});
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

/** A process of its own that has opened a press and then does something. */
async function office(does: string): Promise<{ child: ChildProcess; browser: number }> {
  const press = pathToFileURL(join(compiled, "dist", "press", "press.js")).href;
  const script = `
    import { openPress } from ${JSON.stringify(press)};
    const press = await openPress({ fontconfig: ${JSON.stringify(await serifOnly())} });
    console.log("open");
    await new Promise((resolve) => process.stdin.once("data", resolve));
    ${does}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaint = "";
  child.stderr?.on("data", (chunk) => {
    complaint += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", () => reject(new Error(complaint)));
  });
  const browser = browsersOf(child.pid)[0]?.pid;
  if (browser === undefined) throw new Error("the browser isn't to be seen");
  return { child, browser };
}

async function exitOf(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return await new Promise((resolve) =>
    child.once("exit", (code, signal) => resolve(code ?? signal)),
  );
}

const WAIT = "setInterval(() => {}, 1000);";

describe.runIf(process.platform === "linux")("however our own process ends", () => {
  it.each<[string, string, NodeJS.Signals | undefined, number | NodeJS.Signals]>([
    ["by process.exit", "process.exit(3);", undefined, 3],
    [
      "by an error that nobody catches",
      "setImmediate(() => { throw new Error('x'); });",
      undefined,
      1,
    ],
    ["by a rejection that nobody catches", "Promise.reject(new Error('x'));", undefined, 1],
    ["by SIGINT", WAIT, "SIGINT", "SIGINT"],
    ["by SIGTERM", WAIT, "SIGTERM", "SIGTERM"],
    ["by SIGHUP", WAIT, "SIGHUP", "SIGHUP"],
    [
      "by SIGTERM, which somebody else handles too",
      `process.on("SIGTERM", () => setTimeout(() => process.exit(7), 50)); ${WAIT}`,
      "SIGTERM",
      7,
    ],
    ["in the ordinary way", "process.stdin.unref(); await press.close();", undefined, 0],
  ])("%s, browser and folder go with it", async (_name, does, signal, expected) => {
    const { child, browser } = await office(does);
    expect(foldersOf(child.pid)).toHaveLength(1);
    const exit = exitOf(child);
    child.stdin?.write("go\n");
    if (signal !== undefined) setTimeout(() => child.kill(signal), 300);
    expect(await exit).toBe(expected);
    expect(foldersOf(child.pid)).toEqual([]);
    const left = () => processes().filter(({ group }) => group === browser);
    expect(await until(() => left().length === 0, 1_000)).toBe(true);
  });

  it("killed outright, the browser quits by itself, and the next one removes the folder", async () => {
    const { child, browser } = await office(WAIT);
    const exit = exitOf(child);
    child.kill("SIGKILL");
    expect(await exit).toBe("SIGKILL");
    const left = () => processes().filter(({ group }) => group === browser);
    expect(await until(() => left().length === 0, 5_000)).toBe(true);
    expect(foldersOf(child.pid)).toHaveLength(1);
    const press = await openPress({ fontconfig: await serifOnly() });
    expect(foldersOf(child.pid)).toEqual([]);
    await press.close();
  });

  it("the next one removes what was left, and no more", async () => {
    const here = [hostname(), readlinkSync("/proc/self/ns/pid")];
    const folders: [string, string[] | undefined, number, boolean][] = [
      ["killed before it was written whose it is", undefined, 2, false],
      ["killed as it was written", [""], 2, false],
      ["just being made", undefined, 0, true],
      ["of a process whose id is another's now", [...here, "1", "1"], 0, false],
      ["of another machine or container", ["elsewhere", "pid:[1]", "1", "1"], 2, true],
    ];
    const made = folders.map(([, owner, hours]) => folderOf(owner, hours));
    const press = await openPress({ fontconfig: await serifOnly() });
    await press.close();
    const left = folders.map(([name], at) => [name, existsSync(made[at] ?? "")]);
    expect(left).toEqual(folders.map(([name, , , stays]) => [name, stays]));
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
});

/** A browser's folder as another process may have left it so many hours ago. */
function folderOf(owner: string[] | undefined, hours: number): string {
  const folder = mkdtempSync(join(tmpdir(), "bulletin-press-"));
  if (owner !== undefined) writeFileSync(join(folder, "owner"), owner.join("\n"));
  const then = Date.now() / 1_000 - hours * 3_600;
  utimesSync(folder, then, then);
  return folder;
}
