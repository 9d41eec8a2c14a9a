import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../finding/input-error.ts";
import { cacheFolder } from "../workspace/cache.ts";
import { ourFontconfig } from "./browser.ts";
import { printedFaces } from "./faces.ts";
import { type FoundBrowser, type LookedAt, searchBrowser, thisMachine } from "./find.ts";
import { faceFolders } from "./lend-fonts.ts";
import { installLine, missingLibraries } from "./libraries.ts";
import { openWith } from "./press.ts";
import { sandboxProblem } from "./sandbox.ts";
import type { Press, PressOptions } from "./types.ts";

/** One thing that was looked at. */
export interface Check {
  readonly name: "node" | "browser" | "libraries" | "sandbox" | "fonts" | "print" | "cache";
  /** A warning is worth mending; with a fault nothing is printed. */
  readonly state: "good" | "warning" | "fault";
  /** What was found, as a sentence without a full stop. */
  readonly message: string;
  /** The one line that mends it: an imperative sentence. */
  readonly remedy?: string;
}

/** Whether this machine can print, and if not why, and what mends it. */
export interface Diagnosis {
  /** False if any of the checks is a fault. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  readonly browser: FoundBrowser | undefined;
  /** "Chrome/147.0.7727.0", where it started. */
  readonly version: string | undefined;
  /** The places at which no browser was taken, and why. */
  readonly lookedAt: readonly LookedAt[];
}

/** The oldest Node that runs this, as major and minor. */
const NODE = [20, 19] as const;
const FACE = /\.(ttf|otf|ttc)$/i;
const LINE =
  "<!doctype html><html lang=en><head><title>Doctor</title></head><body><p>One line.</p></body></html>";

/** Looks at all that printing needs and prints a line for real. Never throws for what it finds. */
export async function diagnose(options: PressOptions = {}): Promise<Diagnosis> {
  const { browser, lookedAt, check } = await lookForBrowser(options);
  const checks = [checkNode(process.versions.node), check];
  let version: string | undefined;
  if (browser !== undefined) {
    checks.push(await checkLibraries(browser));
    const press = await tryToOpen(browser, options);
    if ("version" in press) {
      version = press.version;
      checks.push(await checkSandbox(browser, press), await checkPrint(press, options));
      await press.close();
    } else checks.push(press);
  }
  if (process.platform === "linux") checks.push(await checkFonts(options));
  checks.push(await checkCache(options.cache));
  const ok = checks.every(({ state }) => state !== "fault");
  return { ok, checks, browser, version, lookedAt };
}

/** Whether a version of Node is new enough. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const message = `Node ${version}`;
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1]))
    return { name: "node", state: "good", message };
  const remedy = `Install Node ${NODE.join(".")} or later.`;
  return { name: "node", state: "fault", message: `${message} is too old`, remedy };
}

async function lookForBrowser({ cache }: PressOptions) {
  try {
    const { browser, lookedAt } = await searchBrowser(thisMachine(cache));
    return { browser, lookedAt, check: checkBrowser(browser) };
  } catch (error) {
    return { browser: undefined, lookedAt: [], check: faultOf("browser", error) };
  }
}

function checkBrowser(browser: FoundBrowser | undefined): Check {
  if (browser !== undefined) {
    const message = `${browser.path}: ${browser.reason}`;
    return { name: "browser", state: "good", message };
  }
  return {
    name: "browser",
    state: "fault",
    message: "no browser was found",
    remedy: "Run `npx puppeteer browsers install chrome-headless-shell`.",
  };
}

async function checkLibraries({ path, libraries }: FoundBrowser): Promise<Check> {
  const missing = await missingLibraries(path);
  if (missing.length === 0)
    return {
      name: "libraries",
      state: "good",
      message: "the system has all that the browser needs",
    };
  const named = missing.join(", ");
  if (libraries !== undefined)
    return {
      name: "libraries",
      state: "good",
      message: `the system lacks ${named}; the bundled ones are used`,
    };
  const remedy = `Run \`${installLine(missing)}\`.`;
  return { name: "libraries", state: "fault", message: `the system lacks ${named}`, remedy };
}

async function tryToOpen(browser: FoundBrowser, options: PressOptions): Promise<Press | Check> {
  try {
    return await openWith(browser, options);
  } catch (error) {
    return faultOf("print", error);
  }
}

async function checkSandbox(browser: FoundBrowser, { sandboxed, user }: Press): Promise<Check> {
  const as = user === undefined ? "" : `, as user ${user}`;
  if (sandboxed)
    return { name: "sandbox", state: "good", message: `Chromium's sandbox is on${as}` };
  return { name: "sandbox", state: "warning", ...(await sandboxProblem(browser, user)) };
}

async function checkPrint(press: Press, { deadline = 30_000 }: PressOptions): Promise<Check> {
  try {
    const begun = performance.now();
    const pdf = await press.print(LINE, { deadline });
    const took = Math.round(performance.now() - begun);
    const message = `a line was printed in ${took} ms, in ${printedFaces(pdf).join(", ")}`;
    return { name: "print", state: "good", message };
  } catch (error) {
    return faultOf("print", error);
  }
}

async function checkFonts(options: PressOptions): Promise<Check> {
  try {
    const fontconfig = options.fontconfig ?? (await ourFontconfig(options)) ?? "";
    const folders = await faceFolders(fontconfig);
    const names = await Promise.all(folders.map((path) => readdir(path, { recursive: true })));
    const count = names.flat().filter((name) => FACE.test(name)).length;
    const message = `${count} faces in ${folders.join(", ")}`;
    if (count > 0) return { name: "fonts", state: "good", message };
    const remedy = "Install the packages anew with `npm ci`.";
    return { name: "fonts", state: "fault", message, remedy };
  } catch (error) {
    return faultOf("fonts", error);
  }
}

async function checkCache(cache: string | undefined): Promise<Check> {
  try {
    const folder = cache ?? (await cacheFolder());
    const megabytes = Math.round((await sizeOf(folder)) / 1_000_000);
    return { name: "cache", state: "good", message: `${folder} holds ${megabytes} MB` };
  } catch (error) {
    return { ...faultOf("cache", error), state: "warning" };
  }
}

/** Bytes of all files in a folder. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map(async (file) => (await stat(join(file.parentPath, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** What was thrown, as a check; our own faults keep their message. */
function faultOf(name: Check["name"], error: unknown): Check {
  if (!(error instanceof InputError)) return { name, state: "fault", message: String(error) };
  const [first] = error.findings;
  const message = first?.message ?? error.message;
  return {
    name,
    state: "fault",
    message,
    ...(first === undefined ? {} : { remedy: first.remedy }),
  };
}
