import { execFile } from "node:child_process";
import { readFile, realpath } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Environment } from "../workspace/cache.ts";

const LINUX_NAMES = [
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
  "chromium",
  "chromium-browser",
  "chrome-headless-shell",
  "chromium-headless-shell",
];

const LINUX_PLACES = [
  "/opt/google/chrome/google-chrome",
  "/opt/microsoft/msedge/microsoft-edge",
  "/usr/lib/chromium/chromium",
  "/usr/lib64/chromium-browser/chromium-browser",
];

const MACOS_PROGRAMS = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "Chromium.app/Contents/MacOS/Chromium",
];

const WINDOWS_PROGRAMS = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
  ["Chromium", "Application", "chrome.exe"],
];

/** The paths at which Chrome, Edge or Chromium usually lie, in the order they are tried, each once. */
export function usualPlaces(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  if (platform === "win32") return windowsPlaces(environment);
  const folders = (environment.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (platform === "darwin") return [...new Set([...macosPlaces(environment), ...onPath])];
  return [...new Set([...onPath, ...LINUX_PLACES])];
}

function macosPlaces({ HOME: home }: Environment): readonly string[] {
  const folders = ["/Applications", ...(home === undefined ? [] : [join(home, "Applications")])];
  return MACOS_PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program)));
}

function windowsPlaces(environment: Environment): readonly string[] {
  const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => environment[name])
    .filter((folder) => folder !== undefined);
  return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, ...program)));
}

/**
 * Why a file that looks like a browser can't be used, or undefined.
 * A snap is confined: it sees neither our fonts nor our temporary folder, and prints blank pages.
 */
export async function unusable(path: string): Promise<string | undefined> {
  if (await isSnap(path)) return "is a snap, which can't read the faces we print in";
  if (process.platform === "win32") return undefined; // there `--version` opens a window
  const said = await versionOf(path);
  return /Chrom|Edge/.test(said) ? undefined : "doesn't say its version when asked";
}

async function isSnap(path: string): Promise<boolean> {
  const real = await realpath(path);
  if (real === "/usr/bin/snap" || real.startsWith("/snap/")) return true;
  const start = (await readFile(real)).subarray(0, 4096).toString("latin1");
  return start.startsWith("#!") && start.includes("/snap/bin/");
}

/** What the program prints for `--version`: "Chromium 147.0.7727.0", or nothing. */
export async function versionOf(path: string): Promise<string> {
  return await new Promise((resolve) => {
    execFile(path, ["--version"], { timeout: 10_000 }, (_error, out) => resolve(out.trim()));
  });
}
