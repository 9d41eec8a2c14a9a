import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { kept } from "../../src/workspace/kept.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Keeps `content`, and says whether it had to be made. */
async function keep(content: string, cache = folder): Promise<[string, boolean]> {
  let wasMade = false;
  const make = async (): Promise<Buffer> => {
    wasMade = true;
    return Buffer.from(content);
  };
  const found = await kept("cuts/one", make, async () => cache);
  return [found.toString(), wasMade];
}

test("what is kept isn't made again", async () => {
  expect(await keep("first")).toEqual(["first", true]);
  expect(await keep("second")).toEqual(["first", false]);
});

test.each([
  ["cut short", (file: Buffer) => file.subarray(0, -1)],
  ["emptied", () => Buffer.alloc(0)],
  ["altered", (file: Buffer) => Buffer.from(file.toString().replace("first", "fixed"))],
])("a file that was %s is made anew", async (_how, damage) => {
  await keep("first");
  const path = join(folder, "cuts", "one");
  await writeFile(path, damage(await readFile(path)));
  expect(await keep("second")).toEqual(["second", true]);
  expect(await keep("third")).toEqual(["second", false]);
});

test("nothing half-written stays", async () => {
  await Promise.all(["a", "b", "c"].map((content) => keep(content)));
  expect(await readdir(join(folder, "cuts"))).toEqual(["one"]);
});

test("a cache that can't be used costs the time only", async () => {
  await writeFile(join(folder, "file"), "");
  expect(await keep("first", join(folder, "file"))).toEqual(["first", true]);
  const none = async (): Promise<string> => {
    throw new Error("no folder");
  };
  expect(`${await kept("one", async () => Buffer.from("made"), none)}`).toBe("made");
});

test("what fails to be made isn't kept", async () => {
  const fails = kept(
    "cuts/one",
    () => Promise.reject(new Error("full")),
    async () => folder,
  );
  await expect(fails).rejects.toThrow("full");
  expect(await keep("second")).toEqual(["second", true]);
});
