import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { insideWorkspace } from "../../src/workspace/paths.ts";
import { saidOf } from "../findings-of.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";

const place = { file: "data/p/datapackage.json", line: 3 };

describe("insideWorkspace", () => {
  test("gives the absolute path, whether it exists or not", async () => {
    const root = await temporaryWorkspace({ "data/p/a.csv": "" });
    expect(await insideWorkspace(root, "data/p/a.csv", place)).toBe(join(root, "data/p/a.csv"));
    expect(await insideWorkspace(root, "output/new/b.pdf", place)).toBe(
      join(root, "output/new/b.pdf"),
    );
    expect(await insideWorkspace(root, "data/../data/p", place)).toBe(join(root, "data/p"));
  });

  test.each([
    ["/etc/passwd", "is not relative"],
    ["C:\\data", "is not relative"],
    ["https://example.org/a.csv", "is not relative"],
    ["file:///etc/passwd", "is not relative"],
    ["../other/a.csv", 'climbs out of the workspace with ".."'],
    ["data/../../a.csv", 'climbs out of the workspace with ".."'],
    ["..\\a.csv", "has a backslash"],
    ["a\0b", "has a NUL character"],
    ["", "is empty"],
  ])("refuses %j", async (path, fault) => {
    const root = await temporaryWorkspace({});
    const said = await saidOf(() => insideWorkspace(root, path, place));
    expect(said).toEqual([
      `data/p/datapackage.json:3: path "${path}" ${fault}. Use a path inside the workspace, relative and with forward slashes.`,
    ]);
  });

  test("refuses a link that leads out, also where the file behind it does not exist yet", async () => {
    const outside = await temporaryWorkspace({ "secret.csv": "x" });
    const root = await temporaryWorkspace({ "data/a.csv": "" });
    await symlink(outside, join(root, "data", "way"));
    for (const path of ["data/way/secret.csv", "data/way/new/file.csv"]) {
      const said = await saidOf(() => insideWorkspace(root, path, place));
      expect(said[0]).toContain("leads out of the workspace through a link");
    }
  });

  test("follows a link that stays inside", async () => {
    const root = await temporaryWorkspace({ "data/a.csv": "" });
    await symlink(join(root, "data"), join(root, "shortcut"));
    expect(await insideWorkspace(root, "shortcut/a.csv", place)).toBe(join(root, "shortcut/a.csv"));
  });
});
