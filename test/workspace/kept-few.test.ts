import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type KeptFew, keptFew } from "../../src/workspace/kept-few.ts";

let cache: string;
let few: KeptFew;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  few = keptFew("facts", { largest: 600, all: 1000 }, async () => cache);
});
afterEach(() => rm(cache, { recursive: true }));

const bytes = (length: number): Buffer => Buffer.alloc(length, "x");

test("what is kept is found as it was", async () => {
  expect(await few.find("one")).toBeUndefined();
  await few.keep("one", Buffer.from("facts"));
  expect((await few.find("one"))?.toString()).toBe("facts");
});

test("what was used longest ago goes, and what is too large isn't kept", async () => {
  for (const [age, name] of ["old", "used"].entries()) {
    await few.keep(name, bytes(300));
    const then = new Date(2020, age);
    await utimes(join(cache, "facts", name), then, then);
  }
  await rm(join(cache, "facts", "old"));
  await few.keep("old", bytes(300));
  await utimes(join(cache, "facts", "old"), new Date(2021, 0), new Date(2021, 0));
  await few.find("used");
  await few.keep("new", bytes(300));
  await few.keep("large", bytes(601));
  expect((await readdir(join(cache, "facts"))).sort()).toEqual(["new", "used"]);
});

test("however many small ones are kept, the sum stays near its bound", async () => {
  for (let at = 0; at < 200; at++) await few.keep(`${at}`, bytes(10));
  const sizes = (await readdir(join(cache, "facts"))).map(
    async (name) => (await stat(join(cache, "facts", name))).size,
  );
  const sum = (await Promise.all(sizes)).reduce((all, size) => all + size, 0);
  expect(sum).toBeGreaterThan(900);
  // Ten bytes are written with their digest.
  expect(sum).toBeLessThan(1000 + 7 * (10 + 64));
});

test.skipIf(process.platform === "win32")("nobody else can read it", async () => {
  await few.keep("one", bytes(1));
  const folder = join(cache, "facts");
  const modes = await Promise.all([folder, join(folder, "one")].map((path) => stat(path)));
  expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600]);
});

test("a cache that can't be used keeps nothing and breaks nothing", async () => {
  await writeFile(join(cache, "facts"), "a file where the folder should be");
  await few.keep("one", bytes(1));
  expect(await few.find("one")).toBeUndefined();
  const none = keptFew("facts", { largest: 1, all: 1 }, () => Promise.reject(new Error("none")));
  await none.keep("one", bytes(1));
  expect(await none.find("one")).toBeUndefined();
});
