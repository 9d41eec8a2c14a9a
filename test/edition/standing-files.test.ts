import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow } from "../../src/edition/standing-files.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

async function pathsBelow(root: string): Promise<string[]> {
  return [...(await filesBelow(root, [join(root, "data")])).keys()];
}

test("links are followed once: any number that lead back to their own folder make no endless way", async () => {
  const root = await temporaryWorkspace({ "data/prices/a.csv": "a\n", "data/more/b.csv": "b\n" });
  const plain = await pathsBelow(root);
  for (const name of ["one", "two", "three"]) await symlink(".", join(root, "data/prices", name));
  await symlink("../more", join(root, "data/prices/more"));
  expect(plain).toEqual(["data/more/b.csv", "data/prices/a.csv"]);
  expect(await pathsBelow(root)).toEqual([
    "data/more/b.csv",
    "data/prices/a.csv",
    "data/prices/more/b.csv",
    ...["data/prices/one", "data/prices/three", "data/prices/two"],
  ]);
});
