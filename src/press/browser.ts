import { dirname } from "node:path";
import { fontFamilies } from "../fonts/faces.ts";
import { fontconfig } from "../fonts/fontconfig.ts";
import { cacheFolder } from "../workspace/cache.ts";
import { type Connected, connect } from "./connect.ts";
import { inTime } from "./deadline.ts";
import { type KeptPage, keepPage } from "./document.ts";
import { rememberOrder, takeEarly } from "./early-browser.ts";
import { type FoundBrowser, findBrowser, type Places, thisMachine } from "./find.ts";
import { type BrowserProcess, startBrowser } from "./launch.ts";
import { installLine, missingLibraries } from "./libraries.ts";
import { PressError } from "./press-error.ts";
import { type Confinement, confinements, sandboxProblem } from "./sandbox.ts";
import type { PressOptions } from "./types.ts";
import { isWhole, unpackBrowser } from "./unpack.ts";

/** Milliseconds that a browser may take to start, and a page to open. */
const STARTING = 30_000;

/** A browser that runs, for pages that are printed in it. */
export interface Browser {
  /** Its process id, which is its group's too. */
  readonly pid: number | undefined;
  /** "Chrome/147.0.7727.0". */
  readonly version: string;
  /** Whether Chromium's sandbox is on. */
  readonly sandboxed: boolean;
  /** The user id that it runs as where it isn't our own. */
  readonly user: number | undefined;
  /** What the user should be told once: that the sandbox is off, and how to turn it on. */
  readonly notices: readonly string[];
  /** The only families that text may be set in; undefined: whatever the given fontconfig shows. */
  readonly families: readonly string[] | undefined;
  /** Aborted when it has ended; the reason says how, in half a sentence. */
  readonly death: AbortSignal;
  /** A page with a process of its own. */
  openPage(): Promise<KeptPage>;
  /** Ends it with all of its pages. Resolves when it is gone. */
  end(): Promise<void>;
}

/**
 * Finds a browser and starts it as confined as the system allows. However this process ends, the
 * browser and its temporary folder go with it.
 * @throws InputError (press/no-browser) if there is none; PressError if it can't be started.
 */
export async function openBrowser(options: PressOptions = {}): Promise<Browser> {
  const places = thisMachine(options.cache);
  const found = await findBrowser(places);
  try {
    return await openFound(found, options);
  } catch (error) {
    if (!(await mended(found, places))) throw error;
    return await openFound(found, options);
  }
}

/** Starts a browser that was found. */
export async function openFound(found: FoundBrowser, options: PressOptions = {}): Promise<Browser> {
  const fontconfig = options.fontconfig ?? (await ourFontconfig(options));
  const started = await startConfined(found, { ...options, ...(fontconfig && { fontconfig }) });
  const { process, confinement, connected } = started;
  if (confinement.sandbox && options.fontconfig === undefined && options.cache === undefined)
    await rememberOrder({ browser: found, confinement, fontconfig });
  let first: KeptPage | undefined = started.page;
  const nextPage = async () => {
    const page = first;
    first = undefined;
    return page ?? (await keepPage(await connected.openSession()));
  };
  return {
    pid: process.pid,
    version: connected.version,
    sandboxed: confinement.sandbox,
    user: confinement.user?.uid,
    notices: await noticesOf(found, confinement),
    families:
      options.fontconfig === undefined ? fontFamilies().map(({ family }) => family) : undefined,
    death: process.death,
    openPage: () => inTime("opening a page", STARTING, process.death, nextPage()),
    end: process.end,
  };
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

/** A browser process that has answered, and its first page. */
interface Started {
  readonly process: BrowserProcess;
  readonly confinement: Confinement;
  readonly connected: Connected;
  readonly page: KeptPage;
}

/** Tries the confinements, best first. The last one's failure is the one that is told. */
async function startConfined(browser: FoundBrowser, options: PressOptions): Promise<Started> {
  const ways = await confinements(browser);
  const until = performance.now() + (options.deadline ?? STARTING);
  let failure: unknown;
  for (const confinement of ways) {
    try {
      return await start(browser, confinement, options, until - performance.now());
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
  { fontconfig, onSpawned }: PressOptions,
  milliseconds: number,
): Promise<Started> {
  const early = await takeEarly({ browser, confinement, fontconfig });
  const process = early ?? (await startBrowser(browser, confinement, fontconfig));
  onSpawned?.();
  try {
    const answers = inTime("starting", milliseconds, process.death, answer(process));
    return { process, confinement, ...(await answers) };
  } catch (error) {
    await process.end();
    if (!(error instanceof PressError) || error.rule !== "press/died") throw error;
    throw await startError(browser, String(process.death.reason));
  }
}

async function answer({ transport }: BrowserProcess) {
  const connected = await connect(transport);
  return { connected, page: await keepPage(await connected.openSession()) };
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
