import { appendFileSync, chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { findBrowser } from "../../src/press/find.ts";
import { processes } from "../press/machine.ts";
import { SMALL } from "../small-bulletin.ts";
import { temporaryWorkspace } from "../temporary-workspace.ts";
import { bulletin } from "./command-line.ts";

const { path: real, libraries } = await findBrowser();

/** A folder in which browsers have their homes, and a browser that notes there that it was started. */
async function watchedBrowser() {
  const home = await mkdtemp(join(tmpdir(), "early-"));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  chmodSync(home, 0o777);
  const [browser, log] = [join(home, "browser"), join(home, "started")];
  const needs = libraries === undefined ? "" : `LD_LIBRARY_PATH='${libraries}' `;
  const note = `[ "$1" = --version ] || echo started >> '${log}'`;
  await writeFile(browser, `#!/bin/sh\n${note}\n${needs}exec '${real}' "$@"\n`);
  chmodSync(browser, 0o755);
  return {
    environment: { TMPDIR: home, PUPPETEER_EXECUTABLE_PATH: browser },
    /** How often it was started since it was last asked. */
    starts: () => {
      const count = existsSync(log) ? readFileSync(log, "utf8").split("\n").length - 1 : 0;
      rmSync(log, { force: true });
      return count;
    },
    /** What is left of browsers: their folders and processes. */
    left: async () => [
      ...(await readdir(home)).filter((name) => name.startsWith("bulletin-press-")),
      ...processes().filter(({ command }) => command.includes(`${home}/bulletin-press-`)),
    ],
  };
}

describe.runIf(process.platform === "linux")("the browser of a build", () => {
  test("starts before the rest where there will be something to print, once, and leaves nothing", async () => {
    const root = await temporaryWorkspace(SMALL);
    const { environment, starts, left } = await watchedBrowser();
    const build = async (...words: string[]) => {
      const { code } = await bulletin(root, ["build", "prices", ...words], environment);
      return { code, starts: starts(), left: await left() };
    };
    const page = join(root, "templates/prices/page.en.hbs");
    const definition = join(root, "templates/prices/bulletin.yaml");
    expect(await build()).toEqual({ code: 0, starts: 1, left: [] });
    expect(await build()).toEqual({ code: 0, starts: 0, left: [] });
    appendFileSync(page, "\n<p>More.</p>\n");
    expect(await build()).toEqual({ code: 0, starts: 1, left: [] });
    rmSync(join(root, "output"), { recursive: true });
    expect(await build()).toEqual({ code: 0, starts: 1, left: [] });
    // Ended as soon as there turns out to be nothing to print.
    expect(await build("--help")).toEqual({ code: 0, starts: 0, left: [] });
    appendFileSync(definition, "no_such_key: 1\n");
    expect(await build()).toEqual({ code: 1, starts: 1, left: [] });
  });
});
