import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "./connect.ts";
import type { FoundBrowser } from "./find.ts";
import { lendFonts } from "./lend-fonts.ts";
import { pipeTransport } from "./pipe.ts";
import { PressError } from "./press-error.ts";
import { clearAway, killGroup, newRemains, type Remains } from "./remains.ts";
import { type Confinement, readableByAll } from "./sandbox.ts";

/** A browser process. */
export interface BrowserProcess {
  readonly pid: number | undefined;
  readonly transport: ConnectionTransport;
  /** Aborted when the process has ended or couldn't be started; the reason says how, in half a sentence. */
  readonly death: AbortSignal;
  /** Kills what is left of it, removes its folder. Resolves when the process is gone. */
  end(): Promise<void>;
  /** Doesn't keep our process from ending any more, which ends it as well. */
  unref(): void;
  /** Keeps our process from ending again. */
  ref(): void;
}

/** What is asked of Chromium, but for the sandbox and the profile. */
const SWITCHES = [
  "--headless",
  "--remote-debugging-pipe",
  // Nothing leaves: no name is resolved, and what needs none runs into a dead proxy, loopback too.
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--proxy-server=127.0.0.1:9",
  "--proxy-bypass-list=<-loopback>",
  // Equal layout on all machines.
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--lang=en-US",
  // A page's first garbage is collected at 16 MB, not at several times that: half of its memory, at no cost.
  "--js-flags=--initial-heap-size=16",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  "--mute-audio",
  // Nothing starts, calls or reports beside the page.
  "--no-first-run",
  "--no-default-browser-check",
  "--no-pings",
  "--no-service-autorun",
  "--disable-background-networking",
  "--disable-breakpad",
  "--disable-client-side-phishing-detection",
  "--disable-component-extensions-with-background-pages",
  "--disable-component-update",
  "--disable-crash-reporter",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-field-trial-config",
  "--disable-sync",
  "--metrics-recording-only",
  "--password-store=basic",
  "--use-mock-keychain",
  "--disable-features=MediaRouter,OptimizationHints,Translate",
];

/** Characters of the browser's own complaints that are kept for the message. */
const KEPT = 2_000;

/**
 * Starts a browser in a group of its own, with a home of its own that is removed at the end.
 * @throws PressError (press/start) if there is no room for its home or its user can't be taken.
 */
export async function startBrowser(
  browser: FoundBrowser,
  confinement: Confinement,
  fontconfig: string | undefined,
): Promise<BrowserProcess> {
  const remains = await makeRemains(confinement);
  try {
    const home = makeHome(remains.folder, confinement);
    const fonts =
      fontconfig === undefined
        ? undefined
        : await lendFonts(fontconfig, remains.folder, confinement);
    const child = spawnBrowser(browser, confinement, home, fonts);
    remains.pid = child.pid;
    return supervise(child, remains);
  } catch (error) {
    clearAway(remains);
    throw homeError(error);
  }
}

/** The lesser user must reach its home. */
async function makeRemains({ user }: Confinement): Promise<Remains> {
  try {
    const reached = user === undefined || (await readableByAll(tmpdir()));
    return newRemains(reached ? tmpdir() : "/tmp");
  } catch (error) {
    throw homeError(error);
  }
}

/** The system's refusals are told; our own faults stay what they are. */
function homeError(error: unknown): unknown {
  if (!(error instanceof Error && "syscall" in error)) return error;
  return new PressError(
    "press/start",
    `the browser's temporary folder can't be made (${error.message})`,
    "Set TMPDIR to a folder that can be written to.",
  );
}

function makeHome(folder: string, { user }: Confinement): string {
  const home = join(folder, "home");
  mkdirSync(join(home, "tmp"), { recursive: true, mode: 0o700 });
  if (user === undefined) return home;
  chmodSync(folder, 0o711);
  for (const path of [home, join(home, "tmp")]) chownSync(path, user.uid, user.gid);
  return home;
}

function spawnBrowser(
  browser: FoundBrowser,
  { user, sandbox }: Confinement,
  home: string,
  fontconfig: string | undefined,
): ChildProcess {
  const profile = `--user-data-dir=${join(home, "profile")}`;
  const open = sandbox ? [] : ["--no-sandbox"];
  return spawn(browser.path, [...SWITCHES, ...open, profile, "about:blank"], {
    cwd: home,
    detached: process.platform !== "win32",
    env: cleanEnvironment(home, browser.libraries, fontconfig),
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    windowsHide: true,
    ...user,
  });
}

/** Nothing of the user's own environment reaches the browser, but what the system can't do without. */
function cleanEnvironment(
  home: string,
  libraries: string | undefined,
  fontconfig: string | undefined,
): NodeJS.ProcessEnv {
  const temporary = join(home, "tmp");
  return {
    ...(process.platform === "linux" ? { PATH: "/usr/bin:/bin" } : process.env),
    HOME: home,
    TMPDIR: temporary,
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_CONFIG_HOME: join(home, "config"),
    LANG: "C.UTF-8",
    TZ: "UTC",
    ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }),
    ...(fontconfig === undefined ? {} : { FONTCONFIG_FILE: fontconfig }),
  };
}

function supervise(child: ChildProcess, remains: Remains): BrowserProcess {
  const complaints = listen(child);
  const death = new AbortController();
  const ended = new Promise<void>((resolve) => {
    const bury = (how: string) => {
      clearAway(remains);
      death.abort(how);
      resolve();
    };
    child.once("error", (error) => bury(`it can't be executed (${error.message})`));
    child.once("exit", (code, signal) =>
      bury(`it ended with ${signal ?? `code ${code}`}${complaints()}`),
    );
  });
  const end = async () => {
    killGroup(remains.pid);
    await ended;
  };
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const transport = pipeTransport(writable(toBrowser), readable(fromBrowser));
  const handles = [child, ...child.stdio.filter(isSocket)];
  return {
    ...{ pid: child.pid, transport, death: death.signal, end },
    unref: () => {
      for (const handle of handles) handle.unref();
    },
    ref: () => {
      for (const handle of handles) handle.ref();
    },
  };
}

function isSocket(stream: Readable | Writable | null | undefined): stream is Socket {
  return stream instanceof Socket;
}

/** Collects what the browser complains of; gives its last words as ": …", or nothing. */
function listen(child: ChildProcess): () => string {
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    said = (said + chunk).slice(-KEPT);
  });
  return () => (said.trim() === "" ? "" : `: ${said.trim().replaceAll(/\s+/g, " ")}`);
}

function writable(stream: Readable | Writable | null | undefined): Writable {
  if (stream && "write" in stream) return stream;
  throw new Error("the browser has no pipe to write to");
}

function readable(stream: Readable | Writable | null | undefined): Readable {
  if (stream && "read" in stream) return stream;
  throw new Error("the browser has no pipe to read from");
}
