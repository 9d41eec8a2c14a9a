import { accessSync, constants, existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { cacheFolder, type Environment } from "../workspace/cache.ts";
import { systemCode } from "../workspace/read.ts";
import { type Bundle, bundledBrowser } from "./bundle.ts";
import { knownMissingLibraries } from "./libraries.ts";
import { unusable, usualPlaces } from "./system-browsers.ts";
import { unpackBrowser } from "./unpack.ts";

/** Where a browser comes from, in the order they are tried. */
type BrowserSource = "environment" | "puppeteer" | "bundled" | "system";

/** The browser that prints. */
export interface FoundBrowser {
  readonly path: string;
  readonly source: BrowserSource;
  /** Why this one: half a sentence, e.g. "named by PUPPETEER_EXECUTABLE_PATH". */
  readonly reason: string;
  /** LD_LIBRARY_PATH that it needs, where the system lacks its libraries. */
  readonly libraries?: string;
}

/** A place that was looked at, and why no browser was taken from it. */
export interface LookedAt {
  readonly place: string;
  readonly why: string;
}

/** What a search came to. */
interface Search {
  readonly browser: FoundBrowser | undefined;
  readonly lookedAt: readonly LookedAt[];
}

/** The places that are searched. Tests hand in their own. */
export interface Places {
  readonly environment: Environment;
  /** Paths at which Puppeteer keeps what it has downloaded, whether it has or not. */
  readonly downloaded: () => Promise<readonly string[]>;
  readonly bundle: Bundle | undefined;
  /** Folder that the bundle is unpacked into. */
  readonly cache: () => Promise<string>;
  readonly system: readonly string[];
}

/** The places of this machine. */
export function thisMachine(cache?: string): Places {
  return {
    environment: process.env,
    downloaded: downloadedByPuppeteer,
    bundle: bundledBrowser(),
    cache: async () => cache ?? (await cacheFolder()),
    system: usualPlaces(),
  };
}

/**
 * The browser that prints.
 * @throws InputError (press/no-browser) naming what was looked at if there is none, or if
 * PUPPETEER_EXECUTABLE_PATH names something that isn't one.
 */
export async function findBrowser(places: Places = thisMachine()): Promise<FoundBrowser> {
  const { browser, lookedAt } = await searchBrowser(places);
  if (browser !== undefined) return browser;
  const said = lookedAt.map(({ place, why }) => `${place} ${why}`).join("; ");
  throw noBrowser(
    "browser",
    `no browser was found to print with: ${said}`,
    "Run `npx puppeteer browsers install chrome-headless-shell`, or set PUPPETEER_EXECUTABLE_PATH to a Chrome, Edge or Chromium.",
  );
}

/**
 * Looks for a browser in this order: PUPPETEER_EXECUTABLE_PATH, one that Puppeteer has downloaded,
 * the bundled headless shell, Chrome, Edge or Chromium of the system.
 * @throws InputError (press/no-browser) if PUPPETEER_EXECUTABLE_PATH names something that isn't one:
 * who names a browser wants that one and no other.
 */
export async function searchBrowser(places: Places = thisMachine()): Promise<Search> {
  const lookedAt: LookedAt[] = [];
  const browser =
    (await named(places, lookedAt)) ??
    (await downloaded(places, lookedAt)) ??
    (await bundled(places, lookedAt)) ??
    (await ofTheSystem(places, lookedAt));
  return { browser, lookedAt };
}

const VARIABLE = "PUPPETEER_EXECUTABLE_PATH";

async function named(
  { environment }: Places,
  lookedAt: LookedAt[],
): Promise<FoundBrowser | undefined> {
  const path = environment[VARIABLE];
  if (path === undefined || path === "") {
    lookedAt.push({ place: VARIABLE, why: "is not set" });
    return undefined;
  }
  const why = await notExecutable(path);
  if (why === undefined) return { path, source: "environment", reason: `named by ${VARIABLE}` };
  throw noBrowser(
    VARIABLE,
    `the browser named by ${VARIABLE}, "${path}", ${why}`,
    `Set ${VARIABLE} to the path of a Chrome, Edge or Chromium, or unset it.`,
  );
}

async function downloaded(
  { downloaded }: Places,
  lookedAt: LookedAt[],
): Promise<FoundBrowser | undefined> {
  for (const path of await downloaded()) {
    const why = (await notExecutable(path)) ?? (await lacksLibraries(path));
    if (why === undefined)
      return { path, source: "puppeteer", reason: "downloaded by Puppeteer into its cache" };
    lookedAt.push({ place: path, why });
  }
  return undefined;
}

async function bundled(
  { bundle, cache }: Places,
  lookedAt: LookedAt[],
): Promise<FoundBrowser | undefined> {
  const place = "the bundled headless shell (@sparticuz/chromium)";
  const skip = (why: string) => {
    lookedAt.push({ place, why });
    return undefined;
  };
  if (bundle === undefined) return skip("is for Linux on x86-64, or isn't installed");
  if ((await notExecutable(bundle.browser.path, constants.R_OK)) !== undefined)
    return skip(`lacks its file ${bundle.browser.path}`);
  try {
    return await withItsLibraries(bundle, await cache());
  } catch (error) {
    if (error instanceof InputError) return skip(`can't be used: ${error.findings[0]?.message}`);
    throw error;
  }
}

async function withItsLibraries(bundle: Bundle, cache: string): Promise<FoundBrowser> {
  const { path, libraries } = await unpackBrowser(bundle, cache);
  const found = { path, source: "bundled" } as const;
  const reason = `bundled with Bulletin, unpacked into ${dirname(path)}`;
  const missing = await knownMissingLibraries(path);
  if (missing.length === 0) return { ...found, reason };
  return { ...found, reason: `${reason}, with its own ${missing.join(", ")}`, libraries };
}

async function ofTheSystem(
  { system }: Places,
  lookedAt: LookedAt[],
): Promise<FoundBrowser | undefined> {
  let present = 0;
  for (const path of system) {
    if ((await notExecutable(path)) === "does not exist") continue;
    present += 1;
    const why =
      (await notExecutable(path)) ?? (await unusable(path)) ?? (await lacksLibraries(path));
    if (why === undefined) return { path, source: "system", reason: "installed on this system" };
    lookedAt.push({ place: path, why });
  }
  if (present === 0)
    lookedAt.push({ place: "Chrome, Edge and Chromium", why: "are not installed on this system" });
  return undefined;
}

/** Why a path can't be executed (or read), or undefined. */
async function notExecutable(path: string, mode = constants.X_OK): Promise<string | undefined> {
  try {
    if (!statSync(path).isFile()) return "is not a file";
    accessSync(path, mode);
    return undefined;
  } catch (error) {
    return systemCode(error) === "EACCES" ? "may not be executed" : "does not exist";
  }
}

async function lacksLibraries(path: string): Promise<string | undefined> {
  const missing = await knownMissingLibraries(path);
  return missing.length === 0 ? undefined : `lacks ${missing.join(", ")}`;
}

/**
 * Where Puppeteer's own build would lie, headless shell first, then other builds of the same
 * folder, newest first: `npx puppeteer browsers install` outside this project takes the latest.
 */
async function downloadedByPuppeteer(): Promise<readonly string[]> {
  const { getConfiguration } = await import("puppeteer/internal/getConfiguration.js");
  const { cacheDirectory = "", executablePath } = getConfiguration();
  const folders = ["chrome-headless-shell", "chrome"].map((name) => join(cacheDirectory, name));
  // All of Puppeteer takes 150 ms to import: it is asked only where it has downloaded anything.
  if (!executablePath && !folders.some((folder) => existsSync(folder))) return folders;
  const { default: puppeteer } = await import("puppeteer");
  const own = ["shell" as const, true].map((headless) =>
    puppeteer.executablePath({ browser: "chrome", headless }),
  );
  const others = await Promise.all(own.map(otherBuilds));
  return [...new Set(own.flatMap((path, index) => [path, ...(others[index] ?? [])]))];
}

/** `<cache>/<browser>/<platform>-<build>/<folder>/<program>` of the other builds, newest first. */
export async function otherBuilds(path: string): Promise<readonly string[]> {
  const [folder, build] = [dirname(path), dirname(dirname(path))];
  const platform = basename(build).replace(/-[^-]*$/, "-");
  const builds = await readdir(dirname(build)).catch(() => []);
  return builds
    .filter((name) => name.startsWith(platform))
    .sort((a, b) => b.localeCompare(a, "en", { numeric: true }))
    .map((name) => join(dirname(build), name, basename(folder), basename(path)));
}

function noBrowser(place: string, message: string, remedy: string): InputError {
  return new InputError([problem("press/no-browser", { file: place }, message, remedy)]);
}
