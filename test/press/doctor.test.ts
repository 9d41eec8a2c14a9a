import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { checkNode, diagnose } from "../../src/press/doctor.ts";
import { browsersOf, serifOnly } from "./machine.ts";

afterEach(() => vi.unstubAllEnvs());

describe("diagnose", () => {
  it("prints a line for real and tells what it found", async () => {
    const diagnosis = await diagnose({ fontconfig: await serifOnly() });
    expect(diagnosis.checks.map(({ name }) => name)).toEqual([
      "node",
      "browser",
      "libraries",
      "sandbox",
      "print",
      "fonts",
      "cache",
    ]);
    const said = new Map(diagnosis.checks.map(({ name, message }) => [name, message]));
    expect(said.get("print")).toMatch(/^a line was printed in \d+ ms, in SourceSerif4-Regular$/);
    expect(said.get("fonts")).toMatch(/^2 faces in /);
    expect(said.get("cache")).toMatch(/ holds \d+ MB$/);
    expect(diagnosis.ok).toBe(true);
    expect(diagnosis.version).toMatch(/\d+\.\d+/);
    if (process.platform === "linux") expect(browsersOf()).toEqual([]);
  });

  it("tells a wrong PUPPETEER_EXECUTABLE_PATH as a fault with its remedy", async () => {
    vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", "/nowhere/chrome");
    const { ok, checks } = await diagnose();
    expect(ok).toBe(false);
    expect(checks.find(({ name }) => name === "browser")).toEqual({
      name: "browser",
      state: "fault",
      message: 'the browser named by PUPPETEER_EXECUTABLE_PATH, "/nowhere/chrome", does not exist',
      remedy:
        "Set PUPPETEER_EXECUTABLE_PATH to the path of a Chrome, Edge or Chromium, or unset it.",
    });
  });

  it("tells a program that isn't a browser by its own words", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bulletin-test-"));
    vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", process.execPath);
    const { ok, checks } = await diagnose({ cache: folder });
    expect(ok).toBe(false);
    expect(checks.find(({ name }) => name === "print")).toMatchObject({
      state: "fault",
      message: expect.stringContaining(
        `the browser ${process.execPath} can't be started: it ended`,
      ),
    });
    await rm(folder, { recursive: true });
  });
});

describe("checkNode", () => {
  it.each([
    ["20.19.0", "good"],
    ["20.18.9", "fault"],
    ["18.20.4", "fault"],
    ["22.1.0", "good"],
  ])("%s is %s", (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });

  it("says what to install", () => {
    expect(checkNode("18.20.4")).toEqual({
      name: "node",
      state: "fault",
      message: "Node 18.20.4 is too old",
      remedy: "Install Node 20.19 or later.",
    });
  });
});
