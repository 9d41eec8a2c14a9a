import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bundle, bundledBrowser } from "../../src/press/bundle.ts";
import { isWhole, unpackBrowser } from "../../src/press/unpack.ts";
import { tarOf } from "./archive.ts";

const PROGRAM = "#!/bin/sh\necho Chromium 1.2.3\n";
let folder: string;
let cache: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  cache = join(folder, "cache");
  await mkdir(cache);
});
afterEach(() => rm(folder, { recursive: true }));

/** A bundle like the real one, but small. */
async function smallBundle(): Promise<Bundle> {
  const libraries = tarOf([{ path: "lib/libnss3.so", mode: 0o755, content: "library" }]);
  return {
    version: "1.2.3",
    browser: await packed("chromium.br", Buffer.from(PROGRAM)),
    libraries: await packed("libraries.tar.br", libraries),
  };
}

async function packed(name: string, content: Buffer) {
  const bytes = brotliCompressSync(content);
  await writeFile(join(folder, name), bytes);
  return { path: join(folder, name), sha256: createHash("sha256").update(bytes).digest("hex") };
}

describe("unpackBrowser", () => {
  it("unpacks program and libraries, readable by everybody whatever the umask", async () => {
    const umask = process.umask(0o077);
    const unpacked = await unpackBrowser(await smallBundle(), cache).finally(() =>
      process.umask(umask),
    );
    expect(await readFile(unpacked.path, "utf8")).toBe(PROGRAM);
    expect(await readFile(join(unpacked.libraries, "libnss3.so"), "utf8")).toBe("library");
    const modes = [unpacked.folder, unpacked.path, unpacked.libraries].map(
      async (path) => (await stat(path)).mode & 0o777,
    );
    expect(await Promise.all(modes)).toEqual([0o755, 0o755, 0o755]);
  });

  it("names the folder by version and hash and leaves nothing else", async () => {
    const bundle = await smallBundle();
    await unpackBrowser(bundle, cache);
    expect(await readdir(cache)).toEqual([`chromium-1.2.3-${bundle.browser.sha256.slice(0, 16)}`]);
  });

  it("doesn't unpack twice", async () => {
    const bundle = await smallBundle();
    const { path } = await unpackBrowser(bundle, cache);
    const before = (await stat(path)).ino;
    await rm(bundle.browser.path);
    await unpackBrowser(bundle, cache);
    expect((await stat(path)).ino).toBe(before);
  });

  it.each([
    ["cut", (path: string) => writeFile(path, "#!"), false],
    ["gone", (path: string) => rm(path), false],
    ["without its record", (path: string) => rm(join(dirname(path), "contents.json")), false],
    [
      "with an empty record",
      (path: string) => writeFile(join(dirname(path), "contents.json"), "{}"),
      false,
    ],
    ["altered at equal size", (path: string) => writeFile(path, PROGRAM.replace("1", "9")), true],
  ])("unpacks anew what is %s", async (_name, spoil, thorough) => {
    const bundle = await smallBundle();
    const { path, folder } = await unpackBrowser(bundle, cache);
    await spoil(path);
    expect(await isWhole(folder, thorough)).toBe(false);
    await unpackBrowser(bundle, cache, thorough);
    expect(await readFile(path, "utf8")).toBe(PROGRAM);
    expect(await readdir(cache)).toHaveLength(1);
  });

  it("is safe when many unpack at once", async () => {
    const bundle = await smallBundle();
    const all = await Promise.all(Array.from({ length: 8 }, () => unpackBrowser(bundle, cache)));
    expect(new Set(all.map(({ path }) => path)).size).toBe(1);
    expect(await isWhole(all[0]?.folder ?? "", true)).toBe(true);
    expect(await readdir(cache)).toHaveLength(1);
  });

  it("refuses a packed file that isn't the tested one", async () => {
    const bundle = await smallBundle();
    await writeFile(bundle.browser.path, brotliCompressSync(Buffer.from("evil")));
    await expect(unpackBrowser(bundle, cache)).rejects.toThrow(
      /chromium\.br is not the file that was tested: its SHA-256 is [0-9a-f]{64}, not .*npm ci/,
    );
    expect(await readdir(cache)).toEqual([]);
  });

  it("refuses a packed file that is cut, and leaves nothing", async () => {
    const bundle = await smallBundle();
    const bytes = await readFile(bundle.browser.path);
    await writeFile(bundle.browser.path, bytes.subarray(0, bytes.length - 4));
    await expect(unpackBrowser(bundle, cache)).rejects.toThrow("can't be unpacked into");
    expect(await readdir(cache)).toEqual([]);
  });

  it("removes what a killed unpacker left an hour ago, but not what is being unpacked", async () => {
    const [old, fresh] = [join(cache, ".unpacking-1-a"), join(cache, ".unpacking-2-b")];
    await mkdir(old);
    await mkdir(fresh);
    await utimes(old, 0, 0);
    await unpackBrowser(await smallBundle(), cache);
    const left = await readdir(cache);
    expect(left).not.toContain(".unpacking-1-a");
    expect(left).toContain(".unpacking-2-b");
  });

  it("says where it can't write", async () => {
    const bundle = await smallBundle();
    await writeFile(join(folder, "file"), "");
    await expect(unpackBrowser(bundle, join(folder, "file"))).rejects.toMatchObject({
      rule: "press/unpack",
      findings: [{ message: expect.stringContaining("ENOTDIR") }],
    });
  });
});

describe("bundledBrowser", () => {
  it("knows the hashes of the package that is installed", async () => {
    const bundle = bundledBrowser();
    if (process.platform !== "linux" || process.arch !== "x64")
      return expect(bundle).toBe(undefined);
    const read = (path = "") => readFile(path);
    for (const file of [bundle?.browser, bundle?.libraries])
      expect(
        createHash("sha256")
          .update(await read(file?.path))
          .digest("hex"),
      ).toBe(file?.sha256);
    const described: unknown = JSON.parse(
      await readFile(join(dirname(bundle?.browser.path ?? ""), "..", "package.json"), "utf8"),
    );
    expect(described).toMatchObject({ version: bundle?.version });
  });
});
