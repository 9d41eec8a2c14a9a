import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockEdition } from "../../src/archive/lock.ts";
import { ownerText } from "../../src/archive/lock-owner.ts";
import { clearLeftovers } from "../../src/edition/leftovers.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

/** A process that ended long ago. */
const DEAD = ownerText(999_999_999);

test("what killed builds have left goes, an old edition goes back to its place, and nothing else is touched", async () => {
  const root = await temporaryWorkspace({
    "a/bulletin.pdf": "new",
    ".a.lock": DEAD,
    ".a.outgoing/bulletin.pdf": "old",
    ".b.outgoing/bulletin.pdf": "old",
    ".c.incoming/bulletin.pdf": "half",
    ".d.manifest": "half",
    "states.jsonl": "",
    ".DS_Store": "",
  });
  await clearLeftovers(root);
  expect((await readdir(root)).sort()).toEqual([".DS_Store", "a", "b", "states.jsonl"]);
  expect(await readFile(join(root, "a/bulletin.pdf"), "utf8")).toBe("new");
  expect(await readFile(join(root, "b/bulletin.pdf"), "utf8")).toBe("old");
});

test("what another is at work on stays", async () => {
  const root = await temporaryWorkspace({});
  const release = await lockEdition(join(root, "a"));
  await mkdir(join(root, ".a.incoming"));
  await writeFile(join(root, ".a.incoming/bulletin.pdf"), "half");
  await clearLeftovers(root);
  expect((await readdir(root)).sort()).toEqual([".a.incoming", ".a.lock"]);
  await release();
});
