import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { MAIN } from "../cli/command-line.ts";
import { documentOf, processes } from "../press/machine.ts";
import { SMALL } from "../small-bulletin.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

/** Our browsers' folders: what a browser was started with names this. */
const home = mkdtempSync(join(tmpdir(), "killed-"));
chmodSync(home, 0o755); // a browser of root's is somebody else, and lives elsewhere if it can't come here
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A process that prints in six lanes, and so in two browsers, without end. */
function office(rows: number): ChildProcess {
  const dist = pathToFileURL(join(import.meta.dirname, "../../dist/press/pool.js")).href;
  const [before = "", after = ""] = documentOf("<table>ROWS</table>").split("ROWS");
  const script = `
    import { openPool } from ${JSON.stringify(dist)};
    const rows = "<tr><td>one</td><td>two</td><td>three</td></tr>".repeat(${rows});
    const html = ${JSON.stringify(before)} + rows + ${JSON.stringify(after)};
    const pool = await openPool({ lanes: 6 });
    const print = (press) => press.print(html, { deadline: 300_000 });
    const lane = async () => { for (;;) await pool.lend(print); };
    await Promise.all(Array.from({ length: 6 }, lane));`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, TMPDIR: home },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** A command line that builds an edition; from its second time on its browser starts before all else. */
function build(workspace: string): ChildProcess {
  rmSync(join(workspace, "output"), { recursive: true, force: true });
  return spawn(process.execPath, [MAIN, "build", "prices"], {
    cwd: workspace,
    env: { ...process.env, TMPDIR: home },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** The groups of the browsers that run now for an office: each browser leads one. */
const groups = () =>
  processes()
    .filter(({ command }) => command.includes(home))
    .map(({ group }) => group);

const living = (of: ReadonlySet<number>) => processes().filter(({ group }) => of.has(group));

/** Kills an office at once and tells what of its browsers lives on. */
async function kill(child: ChildProcess): Promise<readonly string[]> {
  const seen = new Set(groups());
  child.kill("SIGKILL");
  const end = performance.now() + 10_000;
  for (;;) {
    for (const group of groups()) seen.add(group); // one that was only just starting
    const left = living(seen);
    if (left.length === 0 || performance.now() > end) return left.map(({ command }) => command);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe.runIf(process.platform === "linux")("killed outright at any moment", () => {
  it.each([
    ["while starting and printing", 40, 200, 2_500],
    ["while pages are laid out that hear nothing for long", 12, 60_000, 6_000],
  ])(
    "%s, no browser lives on, and the next one removes the folders",
    async (_when, times, rows, within) => {
      for (let time = 0; time < times; time += 1) {
        const child = office(rows);
        await new Promise((resolve) => setTimeout(resolve, (within * (time + 0.5)) / times));
        expect(await kill(child)).toEqual([]);
        expect(readdirSync(home).length).toBeLessThanOrEqual(2);
      }
    },
  );

  it("while an edition is built, no browser lives on", async () => {
    const workspace = await temporaryWorkspace(SMALL);
    const [code] = await once(build(workspace), "exit");
    expect(code).toBe(0);
    for (let time = 0; time < 40; time += 1) {
      const child = build(workspace);
      await new Promise((resolve) => setTimeout(resolve, 30 * time));
      expect(await kill(child)).toEqual([]);
      expect(readdirSync(home).length).toBeLessThanOrEqual(2);
    }
  });
});
