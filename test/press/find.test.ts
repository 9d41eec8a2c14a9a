import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InputError } from "../../src/finding/input-error.ts";
import {
  findBrowser,
  otherBuilds,
  type Places,
  searchBrowser,
  thisMachine,
} from "../../src/press/find.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A program that says what it is. */
async function program(name: string, says = "Chromium 147.0.1"): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho "${says}"\n`);
  await chmod(path, 0o755);
  return path;
}

/** A machine without any browser. */
function bare(places: Partial<Places> = {}): Places {
  return {
    environment: {},
    downloaded: async () => [],
    bundle: undefined,
    cache: async () => folder,
    system: [],
    ...places,
  };
}

async function refusal(places: Places): Promise<InputError> {
  const error: unknown = await findBrowser(places).catch((thrown: unknown) => thrown);
  if (error instanceof InputError) return error;
  throw new Error(`expected an InputError, got ${String(error)}`);
}

describe("the order", () => {
  it("takes the one named by the environment before all others", async () => {
    const [mine, theirs] = [await program("mine"), await program("theirs")];
    const found = await findBrowser(
      bare({
        environment: { PUPPETEER_EXECUTABLE_PATH: mine },
        downloaded: async () => [theirs],
        system: [theirs],
      }),
    );
    expect(found).toEqual({
      path: mine,
      source: "environment",
      reason: "named by PUPPETEER_EXECUTABLE_PATH",
    });
  });

  it("takes Puppeteer's before the bundled one and the system's", async () => {
    const path = await program("downloaded");
    const { bundle } = thisMachine();
    const places = bare({ downloaded: async () => [path], bundle, system: [await program("s")] });
    expect(await findBrowser(places)).toMatchObject({ path, source: "puppeteer" });
  });

  it("takes the system's last, and says what it looked at before", async () => {
    const path = await program("chromium");
    const { browser, lookedAt } = await searchBrowser(
      bare({ downloaded: async () => ["/nowhere/chrome"], system: ["/nowhere/x", path] }),
    );
    expect(browser).toMatchObject({ path, source: "system", reason: "installed on this system" });
    expect(lookedAt).toEqual([
      { place: "PUPPETEER_EXECUTABLE_PATH", why: "is not set" },
      { place: "/nowhere/chrome", why: "does not exist" },
      {
        place: "the bundled headless shell (@sparticuz/chromium)",
        why: "is for Linux on x86-64, or isn't installed",
      },
    ]);
  });

  it("passes over a bundle that isn't the tested one", async () => {
    const bundle = { version: "1", browser: { path: join(folder, "b"), sha256: "0" } };
    await writeFile(bundle.browser.path, "");
    const path = await program("chromium");
    const places = bare({ bundle: { ...bundle, libraries: bundle.browser }, system: [path] });
    const { browser, lookedAt } = await searchBrowser(places);
    expect(browser?.path).toBe(path);
    expect(lookedAt.at(-1)?.why).toMatch(/^can't be used: the bundled browser can't be unpacked/);
  });
});

describe("PUPPETEER_EXECUTABLE_PATH", () => {
  it.each([
    ["missing", async () => "/nowhere/chrome", "does not exist"],
    ["a folder", async () => folder, "is not a file"],
    [
      "not executable",
      async () => {
        const path = join(folder, "text");
        await writeFile(path, "text");
        return path;
      },
      "may not be executed",
    ],
  ])("is an error when %s, although there is another browser", async (_name, make, why) => {
    const path = await make();
    const other = await program("other");
    const error = await refusal(
      bare({ environment: { PUPPETEER_EXECUTABLE_PATH: path }, system: [other] }),
    );
    expect(error.findings).toEqual([
      {
        severity: "error",
        rule: "press/no-browser",
        file: "PUPPETEER_EXECUTABLE_PATH",
        message: `the browser named by PUPPETEER_EXECUTABLE_PATH, "${path}", ${why}`,
        remedy:
          "Set PUPPETEER_EXECUTABLE_PATH to the path of a Chrome, Edge or Chromium, or unset it.",
      },
    ]);
  });

  it("counts as unset when empty", async () => {
    const path = await program("chromium");
    const places = bare({ environment: { PUPPETEER_EXECUTABLE_PATH: "" }, system: [path] });
    expect((await findBrowser(places)).path).toBe(path);
  });
});

describe("no browser", () => {
  it("says what was looked at and how to mend it", async () => {
    const error = await refusal(bare({ downloaded: async () => ["/home/a/chrome"] }));
    expect(error.findings).toEqual([
      {
        severity: "error",
        rule: "press/no-browser",
        file: "browser",
        message:
          "no browser was found to print with: PUPPETEER_EXECUTABLE_PATH is not set; /home/a/chrome does not exist; the bundled headless shell (@sparticuz/chromium) is for Linux on x86-64, or isn't installed; Chrome, Edge and Chromium are not installed on this system",
        remedy:
          "Run `npx puppeteer browsers install chrome-headless-shell`, or set PUPPETEER_EXECUTABLE_PATH to a Chrome, Edge or Chromium.",
      },
    ]);
  });
});

describe.runIf(process.platform === "linux")("browsers of the system that can't be used", () => {
  const why = async (path: string) =>
    (await searchBrowser(bare({ system: [path] }))).lookedAt.at(-1);

  it("skips the stub that asks for a snap", async () => {
    const path = await program("chromium-browser");
    const stub = `#!/bin/sh\nif ! [ -x /snap/bin/chromium ]; then\n  echo "install the snap" >&2\n  exit 1\nfi\nexec /snap/bin/chromium "$@"\n`;
    await writeFile(path, stub);
    expect((await why(path))?.why).toBe("is a snap, which can't read the faces we print in");
  });

  it("skips what isn't a browser", async () => {
    expect((await why(await program("chrome", "hello")))?.why).toBe(
      "doesn't say its version when asked",
    );
  });

  it("skips what may not be executed", async () => {
    const path = await program("chrome");
    await chmod(path, 0o644);
    expect((await why(path))?.why).toBe("may not be executed");
  });

  it("follows a link to the browser", async () => {
    await symlink(await program("real"), join(folder, "link"));
    const { browser } = await searchBrowser(bare({ system: [join(folder, "link")] }));
    expect(browser?.source).toBe("system");
  });
});

describe("Puppeteer's cache", () => {
  it("is looked through for other builds of the same kind, newest first", async () => {
    const cache = join(folder, "chrome-headless-shell");
    const path = (build: string) => join(cache, build, "chrome-headless-shell-linux64", "shell");
    for (const build of ["linux-99.0.1", "linux-148.0.2", "linux-147.0.10", "mac-150.0.1"])
      await mkdir(join(cache, build), { recursive: true });
    expect(await otherBuilds(path("linux-148.0.7778"))).toEqual([
      path("linux-148.0.2"),
      path("linux-147.0.10"),
      path("linux-99.0.1"),
    ]);
    expect(await otherBuilds("/nowhere/a/b/c/d")).toEqual([]);
  });

  it("is asked of Puppeteer itself, headless shell first", async () => {
    const [first = ""] = await thisMachine().downloaded();
    expect(first).toContain("chrome-headless-shell");
  });
});
