import { dirname } from "node:path";
import type { Browser } from "puppeteer";
import { fontFamilies } from "../fonts/faces.ts";
import { fontconfig } from "../fonts/fontconfig.ts";
import { cacheFolder } from "./cache.ts";
import { inTime } from "./deadline.ts";
import { type KeptPage, keepPage } from "./document.ts";
import { type FoundBrowser, findBrowser, type Places, thisMachine } from "./find.ts";
import { overflows, platformFonts } from "./inspect.ts";
import { type BrowserProcess, startBrowser } from "./launch.ts";
import { installLine, missingLibraries } from "./libraries.ts";
import { pictureDocument } from "./picture.ts";
import { PressError } from "./press-error.ts";
import { printDocument } from "./print.ts";
import { type Confinement, confinements, sandboxProblem } from "./sandbox.ts";
import { sealed } from "./seal.ts";
import { takeTurns } from "./turns.ts";
import type { Press, PressOptions } from "./types.ts";
import { isWhole, unpackBrowser } from "./unpack.ts";

/** Milliseconds that a browser may take to start. */
const STARTING = 30_000;

/** A browser that has started, and its page. */
interface Started {
  readonly process: BrowserProcess;
  readonly confinement: Confinement;
  readonly version: string;
  readonly page: KeptPage;
}

/**
 * Opens the press: finds a browser, starts it as confined as the system allows, keeps a page.
 * Close it at the end. However this process ends, browser and temporary folder go with it.
 * @throws InputError (press/no-browser) if there is none; PressError if it can't be started.
 * @example
 * const press = await openPress();
 * const pdf = await press.print(html, { deadline: 30_000 });
 * await press.close();
 */
export async function openPress(options: PressOptions = {}): Promise<Press> {
  const places = thisMachine(options.cache);
  const browser = await findBrowser(places);
  try {
    return await openWith(browser, options);
  } catch (error) {
    if (!(await mended(browser, places))) throw error;
    return await openWith(browser, options);
  }
}

/** Opens the press with a browser that was found. */
export async function openWith(browser: FoundBrowser, options: PressOptions = {}): Promise<Press> {
  const fontconfig = options.fontconfig ?? (await ourFontconfig(options));
  const started = await startConfined(browser, { ...options, ...(fontconfig && { fontconfig }) });
  const families = options.fontconfig === undefined ? fontFamilies() : undefined;
  const names = families?.map(({ family }) => family);
  return pressOf(started, await noticesOf(browser, started.confinement), names);
}

/** The fontconfig file under which a browser sees our faces only, where the system has fontconfig. */
export async function ourFontconfig({ cache, faces }: PressOptions): Promise<string | undefined> {
  if (process.platform !== "linux") return undefined;
  return await fontconfig(cache ?? (await cacheFolder()), faces);
}

async function noticesOf(
  browser: FoundBrowser,
  { sandbox, user }: Confinement,
): Promise<readonly string[]> {
  if (sandbox) return [];
  const { message, remedy } = await sandboxProblem(browser, user?.uid);
  return [`${message}. ${remedy}`];
}

/** Whether a bundled browser that didn't start had been spoilt, and is unpacked anew. */
async function mended({ source, path }: FoundBrowser, places: Places): Promise<boolean> {
  if (source !== "bundled" || places.bundle === undefined) return false;
  if (await isWhole(dirname(path), true)) return false;
  await unpackBrowser(places.bundle, await places.cache(), true);
  return true;
}

/** Tries the confinements, best first. The last one's failure is the one that is told. */
async function startConfined(browser: FoundBrowser, options: PressOptions): Promise<Started> {
  const ways = await confinements(browser);
  const until = performance.now() + (options.deadline ?? STARTING);
  let failure: unknown;
  for (const confinement of ways) {
    try {
      return await start(browser, confinement, options.fontconfig, until - performance.now());
    } catch (error) {
      failure = error;
      if (!(error instanceof PressError) || error.rule !== "press/start") throw error;
    }
  }
  throw failure;
}

async function start(
  browser: FoundBrowser,
  confinement: Confinement,
  fontconfig: string | undefined,
  milliseconds: number,
): Promise<Started> {
  const process = await startBrowser(browser, confinement, fontconfig);
  try {
    const ready = connect(process).then((connected) => ({ process, confinement, ...connected }));
    return await inTime("starting", milliseconds, process.death, ready);
  } catch (error) {
    await process.end();
    if (!(error instanceof PressError) || error.rule !== "press/died") throw error;
    throw await startError(browser, String(process.death.reason));
  }
}

async function startError({ path, libraries }: FoundBrowser, how: string): Promise<PressError> {
  const missing = await missingLibraries(path, libraries);
  if (missing.length > 0)
    return new PressError(
      "press/start",
      `the browser ${path} can't be started: this system lacks ${missing.join(", ")}`,
      `Run \`${installLine(missing)}\`.`,
    );
  return new PressError(
    "press/start",
    `the browser ${path} can't be started: ${how}`,
    "Set PUPPETEER_EXECUTABLE_PATH to another Chrome, Edge or Chromium; `bulletin doctor` says what there is.",
  );
}

async function connect({ transport }: BrowserProcess): Promise<Pick<Started, "version" | "page">> {
  const { default: puppeteer } = await import("puppeteer");
  const browser: Browser = await puppeteer.connect({
    transport,
    defaultViewport: null,
    networkEnabled: false,
    issuesEnabled: false,
    protocolTimeout: 0,
  });
  const [first] = await browser.pages();
  const page = first ?? (await browser.newPage());
  const version = (await browser.version()).replace(/^Headless/, "");
  return { version, page: await keepPage(await page.createCDPSession()) };
}

function pressOf(
  { process, confinement, version, page }: Started,
  notices: readonly string[],
  families: readonly string[] | undefined,
): Press {
  const death = AbortSignal.any([process.death, page.crash]);
  const { take, close } = takeTurns(death, process.end);
  return {
    version,
    sandboxed: confinement.sandbox,
    user: confinement.user?.uid,
    notices,
    print: async (html, { deadline }) => {
      const document = sealed(html);
      return await take("printing", deadline, () => printDocument(page, document, families));
    },
    picture: async (html, { deadline, ...size }) => {
      const document = sealed(html, true);
      return await take("taking a picture", deadline, () => pictureDocument(page, document, size));
    },
    overflows: async (html, width, { deadline }) => {
      const document = sealed(html, true);
      return await take("measuring", deadline, () => overflows(page, document, width));
    },
    platformFonts: async (html, { deadline }) => {
      const document = sealed(html, true);
      return await take("looking at the fonts", deadline, () => platformFonts(page, document));
    },
    close,
  };
}
