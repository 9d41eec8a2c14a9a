import { rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import { filesBelow } from "../../src/edition/standing-files.ts";
import { states } from "../../src/edition/states.ts";
import { throwIfErrors } from "../../src/finding/input-error.ts";
import { saidOf } from "../findings-of.ts";
import { smallWorkspace } from "../small-bulletin.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

test("a file of more than two gigabytes, which Node doesn't read at once, is hashed", async () => {
  const root = await temporaryWorkspace({ "data/raw.bin": "" });
  await truncate(join(root, "data/raw.bin"), 2 ** 31 + 1);
  const hashes = await filesBelow(root, [join(root, "data")]);
  expect(hashes.get("data/raw.bin")).toMatch(/^[0-9a-f]{64}$/);
}, 120_000);

test("one that is longer than a text can be is refused as the user's, wherever a text is wanted", async () => {
  const workspace = await smallWorkspace({
    "output/prices/2021-A-en/manifest.json": "",
    "output/prices/states.jsonl": "",
    "data/prices/index.csv": "",
  });
  const said: string[] = [];
  for (const path of [
    "output/prices/2021-A-en/manifest.json",
    "output/prices/states.jsonl",
    "data/prices/index.csv",
  ]) {
    await truncate(join(workspace.root, path), 600_000_000);
    const work = path.startsWith("data")
      ? async () => throwIfErrors(await check(workspace, "prices"))
      : () => states(workspace);
    said.push(...(await saidOf(work)));
    await truncate(join(workspace.root, path), 0);
    if (path.includes("manifest")) await rm(join(workspace.root, path));
  }
  const long = "the file has 600 MB, too many for a text";
  expect(said).toEqual([
    expect.stringContaining(`output/prices/2021-A-en/manifest.json: ${long}`),
    expect.stringContaining(`output/prices/states.jsonl: ${long}`),
    expect.stringContaining(`data/prices/index.csv: ${long}`),
  ]);
}, 120_000);
