import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  confinements,
  LESSER_USER,
  readableByAll,
  sandboxProblem,
  sandboxRemedy,
} from "../../src/press/sandbox.ts";
import { isRoot } from "../../src/workspace/cache.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

const browserAt = (path: string) => ({ path, source: "system", reason: "" }) as const;

describe("confinements", () => {
  it("have the sandbox first, and for root another user before none", async () => {
    const ways = await confinements(browserAt(process.execPath));
    expect(ways).toEqual(
      isRoot() && process.platform === "linux"
        ? [
            { user: LESSER_USER, sandbox: true },
            { user: LESSER_USER, sandbox: false },
            { user: undefined, sandbox: false },
          ]
        : [
            { user: undefined, sandbox: true },
            { user: undefined, sandbox: false },
          ],
    );
  });

  it.runIf(isRoot())("leave root alone with a browser that nobody else can read", async () => {
    const path = join(folder, "chrome");
    await writeFile(path, "");
    await chmod(folder, 0o700);
    expect(await confinements(browserAt(path))).toEqual([{ user: undefined, sandbox: false }]);
    expect(await sandboxProblem(browserAt(path), undefined)).toEqual({
      message: `Chromium's sandbox is off: it is refused to root, and nobody else can read ${path}`,
      remedy: "Move the browser out of the home folder, or run Bulletin as another user than root.",
    });
  });
});

describe("readableByAll", () => {
  it.each([
    ["an open file", 0o755, 0o644, true],
    ["a closed file", 0o755, 0o600, false],
    ["an open file in a closed folder", 0o700, 0o644, false],
    ["an open file in a folder that can't be listed", 0o711, 0o644, true],
  ])("of %s", async (_name, inFolder, ofFile, expected) => {
    await mkdir(join(folder, "a"));
    await writeFile(join(folder, "a", "file"), "");
    await chmod(join(folder, "a", "file"), ofFile);
    await chmod(join(folder, "a"), inFolder);
    expect(await readableByAll(join(folder, "a", "file"))).toBe(expected);
  });

  it("of what a link leads to, and of nothing", async () => {
    await mkdir(join(folder, "closed"), { mode: 0o700 });
    await symlink(join(folder, "closed"), join(folder, "link"));
    expect(await readableByAll(join(folder, "link"))).toBe(false);
    expect(await readableByAll(join(folder, "none"))).toBe(false);
  });
});

describe("sandboxRemedy", () => {
  it.each([
    [
      "/proc/sys/kernel/unprivileged_userns_clone",
      "0\n",
      "Run `sysctl -w kernel.unprivileged_userns_clone=1`.",
    ],
    [
      "/proc/sys/user/max_user_namespaces",
      "0\n",
      "Run `sysctl -w user.max_user_namespaces=15000`.",
    ],
    [
      "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
      "1\n",
      "Run `sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`.",
    ],
    [
      "/proc/sys/kernel/unprivileged_userns_clone",
      "1\n",
      "Let this container make user namespaces, e.g. with `docker run --security-opt seccomp=unconfined`.",
    ],
  ])("is one line by what %s says: %j", (setting, value, expected) => {
    expect(sandboxRemedy((path) => (path === setting ? value : undefined))).toBe(expected);
  });
});
