import { statSync } from "node:fs";
import { keptFew } from "../workspace/kept-few.ts";
import { sha256 } from "../workspace/read.ts";
import type { FoundBrowser } from "./find.ts";
import { type BrowserProcess, startBrowser } from "./launch.ts";
import type { Confinement } from "./sandbox.ts";

/** What a browser is started with. */
export interface Order {
  readonly browser: FoundBrowser;
  readonly confinement: Confinement;
  readonly fontconfig: string | undefined;
}

/** A browser that runs before anybody has asked for it. */
interface Early {
  readonly order: string;
  readonly process: BrowserProcess;
}

/** Where it waits: who starts it and who takes it are two programs of one process, which share no modules. */
const PLACE = Symbol.for("bulletin.early-browser");
const OURS = keptFew("early-browser", { largest: 2 ** 14, all: 2 ** 16 });

/**
 * Starts the browser that printed last, before we know that it is the right one: it takes as long to start as all
 * that finds out. It ends with this process, and doesn't keep it from ending. What goes wrong is left to be
 * found by whoever starts a browser that is asked for.
 */
export async function startEarly(few = OURS): Promise<void> {
  try {
    const kept = await few.find(placeOfLast());
    if (kept === undefined) return;
    const { browser, confinement, fontconfig }: Order = JSON.parse(kept.toString());
    const order = markOf({ browser, confinement, fontconfig });
    const process = await startBrowser(browser, confinement, fontconfig);
    process.unref();
    const early: Early = { order, process };
    Reflect.set(globalThis, PLACE, early);
  } catch {
    // It has gone, or its user can't be taken any more.
  }
}

/**
 * The browser that runs already, if it was started just so, from the very files that there are now. Where it wasn't
 * it is ended. It is given once.
 */
export async function takeEarly(order: Order): Promise<BrowserProcess | undefined> {
  const early: unknown = Reflect.get(globalThis, PLACE);
  if (!isEarly(early)) return undefined;
  Reflect.deleteProperty(globalThis, PLACE);
  early.process.ref();
  if (early.order === markOf(order) && !early.process.death.aborted) return early.process;
  await early.process.end();
  return undefined;
}

/** Notes what a browser was started with, for the next `startEarly`. */
export async function rememberOrder(order: Order, few = OURS): Promise<void> {
  const text = Buffer.from(JSON.stringify(order));
  const known = await few.find(placeOfLast());
  if (known?.equals(text) !== true) await few.keep(placeOfLast(), text);
}

/** Who names another browser has printed with another one. */
function placeOfLast(): string {
  return sha256(process.env.PUPPETEER_EXECUTABLE_PATH ?? "");
}

/** Changes with the order, the browser's program and the list of faces that it reads. */
function markOf(order: Order): string {
  const files = [order.browser.path, order.fontconfig ?? order.browser.path].map((path) => {
    const { size, mtimeNs, ctimeNs, ino } = statSync(path, { bigint: true });
    return [size, mtimeNs, ctimeNs, ino].map(String);
  });
  return sha256(JSON.stringify([order, files]));
}

function isEarly(value: unknown): value is Early {
  return typeof value === "object" && value !== null && "order" in value && "process" in value;
}
