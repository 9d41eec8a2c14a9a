import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, describe, expect, it } from "vitest";
import { openPress } from "../../src/press/press.ts";
import { PressError } from "../../src/press/press-error.ts";
import type { Press } from "../../src/press/types.ts";
import {
  browsersOf,
  documentOf,
  foldersOf,
  longDocument,
  processes,
  serifOnly,
  until,
} from "./machine.ts";

let press: Press | undefined;
afterEach(() => press?.close());

/** A press and the process id of its browser. */
async function open(): Promise<{ press: Press; browser: number }> {
  press = await openPress({ fontconfig: await serifOnly() });
  const browser = browsersOf()[0]?.pid;
  if (browser === undefined) throw new Error("the browser isn't to be seen");
  return { press, browser };
}

/** What a promise was rejected with, and after how many milliseconds. */
async function rejection(promise: Promise<unknown>): Promise<{ error: PressError; after: number }> {
  const begun = performance.now();
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  if (error instanceof PressError) return { error, after: performance.now() - begun };
  throw new Error(`expected a PressError, got ${String(error)}`);
}

/** Neither a process of the group, nor a folder, is left. */
async function nothingLeft(browser: number): Promise<void> {
  const left = () => processes().filter(({ group }) => group === browser);
  await until(() => left().length === 0, 1_000);
  expect(left()).toEqual([]);
  expect(foldersOf()).toEqual([]);
}

function rendererOf(browser: number): number {
  const renderer = processes().find(
    ({ group, command }) => group === browser && command.includes("--type=renderer"),
  );
  if (renderer === undefined) throw new Error("there is no renderer");
  return renderer.pid;
}

describe.runIf(process.platform === "linux")("the browser's end", () => {
  it("leaves nothing when the press is closed, and closing again does no harm", async () => {
    const { press, browser } = await open();
    expect(foldersOf()).toHaveLength(1);
    await press.print(documentOf("<p>x</p>"), { deadline: 20_000 });
    await press.close();
    await nothingLeft(browser);
    await press.close();
    const { error } = await rejection(press.print(documentOf(""), { deadline: 20_000 }));
    expect(error.rule).toBe("press/closed");
  });

  it("is one clear error within a second when it is killed while printing", async () => {
    const { press, browser } = await open();
    const printing = press.print(longDocument(), { deadline: 20_000 });
    const waiting = press.print(documentOf("<p>next</p>"), { deadline: 20_000 });
    const next = rejection(waiting);
    await new Promise((resolve) => setTimeout(resolve, 200));
    process.kill(browser, "SIGKILL");
    const { error, after } = await rejection(printing);
    expect(after).toBeLessThan(1_000);
    expect(error.findings).toEqual([
      {
        severity: "error",
        rule: "press/died",
        file: "browser",
        message: expect.stringMatching(/^the browser died while printing: it ended with SIGKILL/),
        remedy:
          "Try again; if it dies anew, see whether memory is short and run `bulletin doctor`.",
      },
    ]);
    expect((await next).error.rule).toMatch(/press\/(died|closed)/);
    await nothingLeft(browser);
  });

  it("is noticed when only the page's process is killed, as by a system short of memory", async () => {
    const { press, browser } = await open();
    const printing = press.print(longDocument(), { deadline: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    process.kill(rendererOf(browser), "SIGKILL");
    const { error, after } = await rejection(printing);
    expect(after).toBeLessThan(1_000);
    expect(error.message).toContain("the browser died while printing: the page's process ended");
    await nothingLeft(browser);
  });

  it("is noticed when it dies between two prints", async () => {
    const { press, browser } = await open();
    process.kill(browser, "SIGKILL");
    await until(() => browsersOf().length === 0);
    const { error } = await rejection(press.print(documentOf("<p>x</p>"), { deadline: 20_000 }));
    expect(error.rule).toBe("press/died");
    await nothingLeft(browser);
  });
});

describe.runIf(process.platform === "linux")("the deadline", () => {
  it("ends a browser that hangs", async () => {
    const { press, browser } = await open();
    for (const { pid, group } of processes()) if (group === browser) process.kill(pid, "SIGSTOP");
    const { error, after } = await rejection(
      press.print(documentOf("<p>x</p>"), { deadline: 300 }),
    );
    expect(after).toBeGreaterThan(250);
    expect(after).toBeLessThan(1_300);
    expect(error.findings[0]).toMatchObject({
      rule: "press/deadline",
      message: "printing was not done within its deadline of 300 milliseconds",
      remedy: "Give it more time, or make the document smaller.",
    });
    await nothingLeft(browser);
  });

  it("counts the time that a document waits for its turn, and leaves the other its own", async () => {
    const { press, browser } = await open();
    const first = press.print(longDocument(1_500), { deadline: 20_000 });
    const { error } = await rejection(press.print(documentOf("<p>x</p>"), { deadline: 50 }));
    expect(error.rule).toBe("press/deadline");
    expect((await first).length).toBeGreaterThan(100_000);
    expect((await press.print(documentOf("<p>x</p>"), { deadline: 20_000 })).length).toBeLessThan(
      100_000,
    );
    await press.close();
    await nothingLeft(browser);
  });

  it("holds for the start too", async () => {
    const fontconfig = await serifOnly();
    const { error } = await rejection(openPress({ fontconfig, deadline: 1 }));
    expect(error.message).toContain("starting was not done within its deadline");
    expect(browsersOf()).toEqual([]);
    expect(foldersOf()).toEqual([]);
  });
});

describe.runIf(process.platform === "linux")("the browser's surroundings", () => {
  it("are not ours: home, zone and language are its own", async () => {
    const { browser } = await open();
    const environment = readFileSync(`/proc/${browser}/environ`, "latin1").split("\0");
    const names = environment.map((entry) => entry.split("=")[0]).filter((name) => name !== "");
    expect(names.sort()).toEqual([
      "FONTCONFIG_FILE",
      "HOME",
      "LANG",
      "PATH",
      "TMPDIR",
      "TZ",
      "XDG_CACHE_HOME",
      "XDG_CONFIG_HOME",
    ]);
    expect(environment).toContain("TZ=UTC");
    const stray = readdirSync(tmpdir()).filter((name) => name.startsWith(".org.chromium"));
    expect(stray).toEqual([]);
  });
});
