import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../../src/finding/input-error.ts";
import { readInput } from "../../src/workspace/read.ts";
import type { InputFile } from "../../src/workspace/workspace.ts";

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "bulletin-read-")));
  await mkdir(join(root, "folder"));
  await writeFile(join(root, "file"), "abc");
  await symlink("file", join(root, "link"));
  await symlink("/dev/zero", join(root, "device"));
  execFileSync("mkfifo", [join(root, "pipe")]);
});

afterAll(() => rm(root, { recursive: true }));

describe("readInput", () => {
  it.each(["file", "link"])("reads and records a %s", async (name) => {
    const recorded: InputFile[] = [];
    const bytes = await readInput(root, join(root, name), (file) => recorded.push(file));
    expect(bytes.toString()).toBe("abc");
    expect(recorded).toMatchObject([{ path: name, bytes: 3 }]);
  });

  it.each([
    ["pipe", "is no regular file", "Put a file with the contents in its place, no pipe or device."],
    [
      "device",
      "is no regular file",
      "Put a file with the contents in its place, no pipe or device.",
    ],
    ["folder", "is a folder", "Name a file."],
    ["none", "does not exist", "Create it, or correct its name."],
  ])("says why a %s can't be read", async (name, fault, remedy) => {
    const read = readInput(root, join(root, name), () => {}, { file: "asks.json", line: 3 });
    const error = await read.catch((thrown: unknown) => thrown);
    if (!(error instanceof InputError)) throw new Error("nothing was refused");
    const place = { file: "asks.json", line: 3, severity: "error", rule: "workspace/file" };
    expect(error.findings).toEqual([{ ...place, message: `the file ${name} ${fault}`, remedy }]);
  });
});
