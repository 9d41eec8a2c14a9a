import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/data/database.ts";
import { csvPackage, findingLines, makeWorkspace } from "./workspace.ts";

const REMEDY = "Put a file with the contents in its place, no pipe or device.";

test.each([
  ["t.csv", "data/p/datapackage.json:5:4"],
  ["datapackage.json", "data/p/datapackage.json"],
])("a pipe in place of %s is refused, not waited for", async (name, place) => {
  const workspace = await makeWorkspace({ p: csvPackage("a\n1\n", { fields: [{ name: "a" }] }) });
  const pipe = join(workspace.data, "p", name);
  await rm(pipe);
  execFileSync("mkfifo", [pipe]);
  expect(await findingLines(() => openDatabase(workspace, ["p"], () => {}))).toEqual([
    `${place} workspace/file: the file data/p/${name} is no regular file. ${REMEDY}`,
  ]);
});
