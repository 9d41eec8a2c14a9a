import type { Browser } from "puppeteer";
import { inTime } from "./deadline.ts";
import { type KeptPage, keepPage } from "./document.ts";
import { type FoundBrowser, findBrowser, thisMachine } from "./find.ts";
import { overflows, platformFonts } from "./inspect.ts";
import { type BrowserProcess, startBrowser } from "./launch.ts";
import { PressError } from "./press-error.ts";
import { printDocument } from "./print.ts";
import { type Confinement, confinements, sandboxNotice } from "./sandbox.ts";
import type { Press, PressOptions, PrintOptions } from "./types.ts";

/** Milliseconds to find, unpack and start a browser. */
const STARTING = 60_000;

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
 * const press = await openPress({ fontconfig: "/home/office/.cache/bulletin/fonts.conf" });
 * const pdf = await press.print(html, { deadline: 30_000 });
 * await press.close();
 */
export async function openPress(options: PressOptions = {}): Promise<Press> {
  return await openWith(await findBrowser(thisMachine(options.cache)), options);
}

/** Opens the press with a browser that was found. */
export async function openWith(browser: FoundBrowser, options: PressOptions = {}): Promise<Press> {
  return pressOf(await startConfined(browser, options));
}

/** Tries the confinements, best first. The last one's failure is the one that is told. */
async function startConfined(browser: FoundBrowser, options: PressOptions): Promise<Started> {
  const ways = confinements();
  const until = Date.now() + (options.deadline ?? STARTING);
  for (const [index, confinement] of ways.entries()) {
    try {
      return await start(browser, confinement, options.fontconfig, until - Date.now());
    } catch (error) {
      if (!(error instanceof PressError) || index === ways.length - 1) throw error;
      if (error.findings[0]?.rule === "press/deadline") throw error;
    }
  }
  throw new Error("there is no way to start a browser");
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
    return await inTime("the browser's start", milliseconds, process.died, ready);
  } catch (error) {
    await process.end();
    throw error;
  }
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

function pressOf({ process, confinement, version, page }: Started): Press {
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const end = async () => {
    closed = true;
    await process.end();
  };
  /** One after the other; waiting for one's turn counts, and what can't be trusted is ended. */
  const inTurn = async <T>(work: string, { deadline }: PrintOptions, act: () => Promise<T>) => {
    const turn = last.then(() => (closed ? Promise.reject(closedError()) : act()));
    last = turn.catch(() => {});
    try {
      return await inTime(work, deadline, process.died, turn);
    } catch (error) {
      if (!isPageError(error)) await end();
      throw error;
    }
  };
  return {
    version,
    sandboxed: confinement.sandbox,
    notices: confinement.sandbox ? [] : [sandboxNotice(confinement)],
    print: (html, options) => inTurn("printing", options, () => printDocument(page, html)),
    overflows: (html, width, options) =>
      inTurn("measuring", options, () => overflows(page, html, width)),
    platformFonts: (html, options) =>
      inTurn("looking at the fonts", options, () => platformFonts(page, html)),
    close: end,
  };
}

/** The page's fault, not the browser's: the press stays open. */
function isPageError(error: unknown): boolean {
  return error instanceof PressError && error.findings[0]?.rule === "press/page";
}

function closedError(): PressError {
  return new PressError(
    "press/closed",
    "the press was closed before this document could be printed",
    "Open the press anew.",
  );
}
