import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { keepCode, keptCode } from "../../src/cli/code-cache.ts";

const SOURCE = "(function twice(number) { return 2 * number; })";
const CODE = new Script(SOURCE).createCachedData();

let folder: string;
let program: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-code-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  program = join(folder, "program.cjs");
  await writeFile(program, SOURCE);
});

const kept = (way = "build") => keptCode(program, way, Promise.resolve(folder));

/** Keeps the code of `build`; gives its file. */
async function keep(): Promise<string> {
  const { file } = await kept();
  keepCode(file, CODE);
  return file ?? "";
}

describe("the code of an earlier run", () => {
  test("is given back as it was kept", async () => {
    expect((await kept()).code).toBeUndefined();
    await keep();
    const { code } = await kept();
    expect(code).toEqual(CODE);
    expect(new Script(SOURCE, { cachedData: code }).cachedDataRejected).toBe(false);
  });

  test("is that of its source and of one way through it", async () => {
    await keep();
    expect((await kept("build-print")).code).toBeUndefined();
    await writeFile(program, SOURCE.replace("2", "3"));
    expect((await kept()).code).toBeUndefined();
  });

  test.each([
    ["a byte is another", (bytes: Buffer) => bytes.fill(bytes[40] === 1 ? 2 : 1, 40, 41)],
    ["its end is missing", (bytes: Buffer) => bytes.subarray(0, -1)],
    ["it is empty", () => Buffer.alloc(0)],
  ])("isn't given where %s", async (_, spoil) => {
    const file = await keep();
    await writeFile(file, spoil(await readFile(file)));
    expect((await kept()).code).toBeUndefined();
  });

  test("never leaves the folder, whatever the command is called", async () => {
    const { file } = await kept("../../../etc");
    expect(file).toMatch(/\/code\/options-[0-9a-f]{16}$/);
  });

  test("goes a month after it was made, when new code is kept", async () => {
    const file = await keep();
    const old = `${file}-old`;
    await writeFile(old, "");
    const month = Date.now() / 1000 - 31 * 24 * 60 * 60;
    await utimes(old, month, month);
    keepCode(file, CODE);
    expect((await readdir(join(folder, "code"))).map((name) => join(folder, "code", name))).toEqual(
      [file],
    );
  });

  test("is done without where no folder can hold it", async () => {
    const none = await keptCode(program, "build", Promise.reject(new Error("read-only")));
    expect(none).toEqual({ file: undefined, code: undefined });
    expect(() => keepCode("/dev/null/code/build", CODE)).not.toThrow();
  });
});
