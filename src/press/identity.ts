import { bundledBrowser } from "./bundle.ts";
import { type FoundBrowser, findBrowser } from "./find.ts";
import { versionOf } from "./system-browsers.ts";

/**
 * Which browser prints on this machine, without starting it: the same words for the same program wherever
 * it lies. Undefined where nobody can say: on Windows a browser that is asked its version opens a window.
 * @throws as findBrowser
 */
export async function browserIdentity(): Promise<string | undefined> {
  const found = await findBrowser();
  if (found.source === "bundled") return bundleIdentity();
  return downloadIdentity(found) ?? (await saidVersion(found));
}

function bundleIdentity(): string | undefined {
  const bundle = bundledBrowser();
  return bundle && `${bundle.version} ${bundle.browser.sha256}`;
}

/** Puppeteer has each build in a folder of its own: "…/chrome-headless-shell/linux-147.0.7727.57/…". */
function downloadIdentity({ source, path }: FoundBrowser): string | undefined {
  if (source !== "puppeteer") return undefined;
  return /[\\/]([\w-]+[\\/]\w+-\d+(?:\.\d+)+)[\\/]/.exec(path)?.[1]?.replace("\\", "/");
}

async function saidVersion({ path }: FoundBrowser): Promise<string | undefined> {
  if (process.platform === "win32") return undefined;
  return (await versionOf(path)) || undefined;
}
