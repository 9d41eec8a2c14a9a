import { mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type KeptFew, keptFew } from "../../src/workspace/kept-few.ts";
import { fromKnownFiles } from "../../src/workspace/known-files.ts";

let folder: string;
let few: KeptFew;
let face: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  few = keptFew("known", { largest: 600, all: 1000 }, async () => folder);
  face = join(folder, "face.ttf");
  await writeFile(face, "one");
});
afterEach(() => rm(folder, { recursive: true }));

/** Works something out of the face, and says whether that was needed. */
async function asked(what = "hash", now?: () => number): Promise<boolean> {
  let made = false;
  const make = async () => {
    made = true;
    return "worked out";
  };
  expect(await fromKnownFiles(what, [face], make, few, now)).toBe("worked out");
  return made;
}

/** As if a minute had gone by. */
const later = (): number => Date.now() + 60_000;

describe("what is worked out from files", () => {
  test("is worked out once", async () => {
    expect(await asked("hash", later)).toBe(true);
    expect(await asked("hash", later)).toBe(false);
    expect(await asked("size", later)).toBe(true);
  });

  test.each([
    ["another content of the same length", () => writeFile(face, "two")],
    [
      "another content and the old times",
      async () => {
        await writeFile(face, "two");
        await utimes(face, 1, 1);
      },
    ],
    [
      "another file in its place",
      async () => {
        await writeFile(`${face}.new`, "one");
        await rename(`${face}.new`, face);
      },
    ],
  ])("is worked out anew after %s", async (_, change) => {
    await utimes(face, 1, 1);
    await asked("hash", later);
    await change();
    expect(await asked("hash", later)).toBe(true);
  });

  test("isn't kept of a file that could change once more and keep its times", async () => {
    expect(await asked()).toBe(true);
    expect(await asked()).toBe(true);
    expect(await asked("hash", later)).toBe(true);
  });

  test("isn't kept where a file isn't there", async () => {
    await rm(face);
    expect(await asked("hash", later)).toBe(true);
    expect(await asked("hash", later)).toBe(true);
  });
});
