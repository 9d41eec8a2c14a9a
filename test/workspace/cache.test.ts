import { chmod, chown, mkdir, mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cacheFolder, cachePlaces, isRoot, makeSafe } from "../../src/workspace/cache.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("cachePlaces", () => {
  it.runIf(isRoot())("lies outside the home folder for root", () => {
    const places = cachePlaces({ HOME: "/home/anna", XDG_CACHE_HOME: "/home/anna/x" });
    expect(places).toEqual(["/var/cache/bulletin", "/var/tmp/bulletin-cache"]);
  });

  it.runIf(!isRoot() && process.platform === "linux").each([
    [{ HOME: "/home/a" }, "/home/a/.cache/bulletin"],
    [{ HOME: "/home/a", XDG_CACHE_HOME: "/c" }, "/c/bulletin"],
    [{ HOME: "/home/a", XDG_CACHE_HOME: "relative" }, "/home/a/.cache/bulletin"],
  ])("is the user's own for %j", (environment, expected) => {
    expect(cachePlaces(environment)[0]).toBe(expected);
  });
});

describe("cacheFolder", () => {
  it("is a folder that nobody else can write to", async () => {
    const found = await stat(await cacheFolder());
    expect(found.isDirectory()).toBe(true);
    expect(found.mode & 0o022).toBe(0);
    expect(found.uid).toBe(process.getuid?.());
  });
});

describe("makeSafe", () => {
  it("makes what isn't there, open to readers for root only", async () => {
    const path = join(folder, "a", "b");
    const umask = process.umask(0o077);
    const why = await makeSafe(path).finally(() => process.umask(umask));
    expect(why).toBe(undefined);
    expect((await stat(path)).mode & 0o777).toBe(isRoot() ? 0o755 : 0o700);
    expect(await makeSafe(path)).toBe(undefined);
  });

  it.each([
    ["is a symbolic link", (path: string) => symlink("/usr", path)],
    ["is not a folder", (path: string) => writeFile(path, "")],
    ["can be written to by others", (path: string) => mkdir(path).then(() => chmod(path, 0o777))],
  ])("refuses what %s", async (why, make) => {
    const path = join(folder, "cache");
    await make(path);
    expect(await makeSafe(path)).toBe(why);
  });

  it.runIf(isRoot())("refuses what belongs to somebody else", async () => {
    const path = join(folder, "cache");
    await mkdir(path);
    await chown(path, 65_534, 65_534);
    expect(await makeSafe(path)).toBe("belongs to somebody else");
  });

  it.runIf(isRoot())("refuses a place in which others could exchange it", async () => {
    await chmod(folder, 0o777);
    expect(await makeSafe(join(folder, "cache"))).toBe("lies in a folder that others can write to");
    await chmod(folder, 0o1777);
    expect(await makeSafe(join(folder, "cache"))).toBe(undefined);
  });

  it("says why a folder can't be made", async () => {
    await writeFile(join(folder, "file"), "");
    expect(await makeSafe(join(folder, "file", "cache"))).toMatch(/^can't be made \(E\w+\)$/);
  });
});
