import { execFileSync } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { lockEdition } from "../../src/archive/lock.ts";
import { readStates } from "../../src/archive/states.ts";
import { burst } from "../../src/burst/burst.ts";
import { wholeEdition } from "../../src/edition/as-built.ts";
import { review } from "../../src/review/sheet.ts";
import { readWhole } from "../../src/workspace/kept.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { burstFiles } from "../burst-bulletin.ts";
import { saidOf } from "../findings-of.ts";
import { SMALL, smallWorkspace } from "../small-bulletin.ts";
import { temporaryWorkspace, workspaceOnce } from "../temporary-workspace.ts";

/** Puts a pipe that nobody writes to in a file's place. */
async function pipeAt(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await mkdir(dirname(path), { recursive: true });
  execFileSync("mkfifo", [path]);
}

async function kinds(workspace: Workspace): Promise<readonly string[]> {
  const told: string[] = [];
  for await (const { kind } of burst(workspace, "prices", { lanes: 1 })) told.push(kind);
  return told;
}

describe.skipIf(process.platform === "win32")("a pipe isn't waited for", () => {
  const built = workspaceOnce({ ...SMALL, ...burstFiles(["A"]) }, kinds);

  test.each(["manifest.json", "facts.json", "bulletin.pdf"])(
    "in the place of %s: the edition is built again",
    async (name) => {
      const workspace = await built();
      const folder = join(workspace.output, "prices/2021-A-en");
      await pipeAt(join(folder, name));
      expect(wholeEdition(folder)).toBeUndefined();
      expect((await review(workspace, "prices")).editions).toHaveLength(1);
      expect(await kinds(workspace)).toEqual(["planned", "built", "done"]);
    },
  );

  test("in the place of the list of editions", async () => {
    const workspace = await built();
    await pipeAt(join(workspace.output, ".lists/prices.json"));
    expect(await kinds(workspace)).toEqual(["planned", "unchanged", "done"]);
  });

  test("in the place of the states", async () => {
    const workspace = await smallWorkspace();
    await pipeAt(join(workspace.output, "prices/states.jsonl"));
    const said = await saidOf(() => readStates(workspace, "prices"));
    expect(said[0]).toContain("the states of the editions can't be read (EFTYPE)");
  });

  test("in the place of a lock", async () => {
    const root = await temporaryWorkspace({});
    await pipeAt(join(root, ".a.lock"));
    await (await lockEdition(join(root, "a")))();
  });

  test("in the place of a cached file", async () => {
    const root = await temporaryWorkspace({});
    await pipeAt(join(root, "kept"));
    expect(await readWhole(join(root, "kept"))).toBeUndefined();
  });
});
