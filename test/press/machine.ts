import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A fontconfig file that knows two weights of Source Serif 4 and nothing else. */
export async function serifOnly(): Promise<string> {
  const root = dirname(
    createRequire(import.meta.url).resolve("@expo-google-fonts/source-serif-4/package.json"),
  );
  const folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  made.push(folder);
  const dirs = ["400Regular", "700Bold"].map((name) => `<dir>${join(root, name)}</dir>`).join("");
  const cache = `<cachedir>${join(folder, "cache")}</cachedir>`;
  const path = join(folder, "fonts.conf");
  await writeFile(path, `<fontconfig>${dirs}${cache}</fontconfig>`);
  return path;
}

/** A complete document. */
export function documentOf(body: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><title>Test</title>${head}<style>body{font-family:"Source Serif 4"}</style></head><body>${body}</body></html>`;
}

/** A document that takes about a second to print. */
export function longDocument(rows = 6_000): string {
  const row = "<tr><td>one</td><td>two</td><td>three</td><td>four</td></tr>";
  return documentOf(`<h1>Long</h1><table>${row.repeat(rows)}</table>`);
}

/** A process as Linux tells it. */
export interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly command: string;
}

/** All processes that run; the dead whose parent hasn't looked yet are not told. */
export function processes(): readonly Running[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
      const [state, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const command = readFileSync(`/proc/${pid}/cmdline`, "latin1").replaceAll("\0", " ");
      if (state === "Z" || state === "X") return [];
      return [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }];
    } catch {
      return []; // it ended meanwhile
    }
  });
}

/** The browsers that a process has started: each leads a group of its own. */
export function browsersOf(parent: number = process.pid): readonly Running[] {
  return processes().filter((one) => one.parent === parent && one.pid === one.group);
}

/** The temporary folders that a process has made for browsers. */
export function foldersOf(pid: number = process.pid): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => {
    if (!name.startsWith("bulletin-press-")) return false;
    try {
      const owner = readFileSync(join(tmpdir(), name, "owner"), "utf8");
      return owner.split("\n").at(-1) === String(pid);
    } catch {
      return false;
    }
  });
}

/** Waits until something holds. Gives up after `milliseconds`. */
export async function until(holds: () => boolean, milliseconds = 3_000): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return holds();
}
