import { spawn } from "node:child_process";
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { appendState, readStates, type StateLine } from "../../src/archive/states.ts";
import { findWorkspace } from "../../src/workspace/find.ts";
import { saidOf } from "../findings-of.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

const FILE = "output/prices/states.jsonl";

async function workspaceWith(text?: string | Uint8Array) {
  const files = text === undefined ? {} : { [FILE]: text };
  const root = await temporaryWorkspace({ "templates/prices/bulletin.yaml": "", ...files });
  await mkdir(join(root, "output/prices"), { recursive: true });
  return findWorkspace(root);
}

function line(edition: string, more: Partial<StateLine> = {}): StateLine {
  const sha256 = "0".repeat(64);
  return { edition, state: "approved", by: "Li Na", at: "2022-02-09T08:00:00Z", sha256, ...more };
}

const json = (edition: string): string => JSON.stringify(line(edition));

describe("appendState", () => {
  test("adds lines that readStates gives back, one a line of the file", async () => {
    const workspace = await workspaceWith();
    expect(await readStates(workspace, "prices")).toEqual({ lines: [], torn: false });
    const reason = 'the sheet\nof "Example" was old';
    const second = line("2021-en-r1", { state: "released", corrects: "2021-en", reason });
    await appendState(workspace, "prices", line("2021-en"));
    await appendState(workspace, "prices", second);
    expect((await readStates(workspace, "prices")).lines).toEqual([line("2021-en"), second]);
    const text = await readFile(join(workspace.root, FILE), "utf8");
    expect(text.split("\n")).toHaveLength(3);
  });

  test("are understood again only where the file has changed, be it by a letter", async () => {
    const workspace = await workspaceWith(`${json("a")}\n`);
    const { lines } = await readStates(workspace, "prices");
    expect((await readStates(workspace, "prices")).lines).toBe(lines);
    await writeFile(join(workspace.root, FILE), `${json("b")}\n`);
    expect((await readStates(workspace, "prices")).lines).toEqual([line("b")]);
  });

  test.each([
    ["half a line", `${json("a")}\n${json("b").slice(0, 40)}`, ["a"], true],
    ["half a letter", Buffer.from(`${json("a")}\n{"edition":"阳`).subarray(0, -1), ["a"], true],
    ["a block that was never written", `${json("a")}\n\0\0\0\0`, ["a"], true],
    ["half of the first line", '{"edi', [], true],
    ["a line end that an editor left out", `${json("a")}\n${json("b")}`, ["a", "b"], false],
    ["blank lines", `${json("a")}\n\n`, ["a"], false],
  ])("mends %s", async (_what, text, before, torn) => {
    const workspace = await workspaceWith(text);
    const read = await readStates(workspace, "prices");
    expect(read.lines.map(({ edition }) => edition)).toEqual(before);
    expect(read.torn).toBe(torn);
    await appendState(workspace, "prices", line("new"));
    const after = await readStates(workspace, "prices");
    expect(after.lines.map(({ edition }) => edition)).toEqual([...before, "new"]);
    expect(after.torn).toBe(false);
  });

  test("writes nothing that can't be read back", async () => {
    const workspace = await workspaceWith();
    for (const wrong of [{ by: "" }, { sha256: "" }, { at: "now" }]) {
      const act = appendState(workspace, "prices", line("2021-en", wrong));
      await expect(act).rejects.toThrow("this is no state of an edition");
    }
    expect((await readStates(workspace, "prices")).lines).toEqual([]);
  });

  test("loses no line of several processes that append at once", async () => {
    const workspace = await workspaceWith();
    const module = (path: string): string =>
      JSON.stringify(pathToFileURL(join(import.meta.dirname, "../..", path)).href);
    const program = `
      import { appendState } from ${module("dist/archive/states.js")};
      import { findWorkspace } from ${module("dist/workspace/find.js")};
      const workspace = await findWorkspace(process.argv[1]);
      const rest = { state: "approved", by: "x", at: "2022-02-09T08:00:00Z", sha256: "0".repeat(64) };
      for (let turn = 0; turn < 10; turn++)
        await appendState(workspace, "prices", { edition: process.argv[2] + turn, ...rest });`;
    const run = (name: string): Promise<number | null> =>
      new Promise((resolve) => {
        const words = ["--input-type=module", "-e", program, workspace.root, name];
        const child = spawn(process.execPath, words, { stdio: "inherit" });
        child.once("close", resolve);
      });
    expect(await Promise.all([run("a"), run("b")])).toEqual([0, 0]);
    const { lines, torn } = await readStates(workspace, "prices");
    const names = lines.map(({ edition }) => edition);
    expect(torn).toBe(false);
    const of = (name: string): string[] => Array.from({ length: 10 }, (_, turn) => name + turn);
    expect(names.filter((name) => name.startsWith("a"))).toEqual(of("a"));
    expect(names.filter((name) => name.startsWith("b"))).toEqual(of("b"));
    expect(names).toHaveLength(20);
  });
});

describe("a damaged file", () => {
  test.each([
    ["half a line in the middle", `${json("a").slice(0, 30)}\n${json("b")}\n`, 1],
    [
      "a state that there is none of",
      `${json("a")}\n${json("b").replace("approved", "done")}\n`,
      2,
    ],
    ["a time without its zone", `${json("a").replace("08:00:00Z", "08:00:00")}\n`, 1],
    ["a hash that is none", `${json("a").replace("000000", "")}\n`, 1],
  ])("%s is a finding with its line; nothing is added", async (_what, text, at) => {
    const workspace = await workspaceWith(text);
    const [said] = await saidOf(() => readStates(workspace, "prices"));
    expect(said).toContain(`${FILE}:${at}: the line is no state of an edition`);
    await saidOf(() => appendState(workspace, "prices", line("new")));
    expect(await readFile(join(workspace.root, FILE), "utf8")).toBe(text);
  });

  test("names every damaged line", async () => {
    const workspace = await workspaceWith("x\ny\n");
    expect(await saidOf(() => readStates(workspace, "prices"))).toHaveLength(2);
  });

  test("a folder in its place", async () => {
    const workspace = await workspaceWith();
    await mkdir(join(workspace.root, FILE));
    const [said] = await saidOf(() => readStates(workspace, "prices"));
    expect(said).toContain(`${FILE}: the states of the editions can't be read (EISDIR)`);
  });

  test("what stands behind the last line end is kept while nobody writes", async () => {
    const workspace = await workspaceWith();
    await writeFile(join(workspace.root, FILE), `${json("a")}\n`);
    await appendFile(join(workspace.root, FILE), "{");
    await readStates(workspace, "prices");
    expect(await readFile(join(workspace.root, FILE), "utf8")).toBe(`${json("a")}\n{`);
  });
});
