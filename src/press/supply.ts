import { type Browser, openBrowser } from "./browser.ts";
import type { KeptPage } from "./document.ts";
import { ownMemory } from "./memory.ts";
import { pressOf } from "./press.ts";
import { closedError } from "./turns.ts";
import type { Press, PressOptions } from "./types.ts";

/** When pages and browsers are replaced by fresh ones. */
export interface Renewal {
  /** Editions after which a page is replaced. @default 200 */
  readonly pageUses?: number;
  /** Editions after which a browser is replaced, those of all of its pages. @default 5000 */
  readonly browserUses?: number;
  /** Bytes above which a browser is replaced, for each of its pages. Linux only. @default 300 MB */
  readonly memory?: number;
}

/** A press in a page of a browser that others may share. */
export interface PagePress {
  readonly press: Press;
  /** Whether page or browser has ended: it hung, died, or was closed. */
  ended(): boolean;
  /** Whether it has ended or was used enough. */
  worn(): boolean;
  /** Counts an edition. */
  used(): Promise<void>;
  /** Closes the page; a worn browser ends with its last page. */
  leave(): Promise<void>;
}

/** Where presses come from. */
export interface Supply {
  /** A fresh press, in a browser that has room for one more page or in a new browser. */
  take(): Promise<PagePress>;
  /** Ends all browsers, also one that is just starting. */
  close(): Promise<void>;
}

/** Pages that share a browser: when it dies, no more editions than these are begun anew. */
const PAGES = 4;

/** Editions between two looks at a browser's memory. */
const LOOK = 25;

/** A browser, and what has become of it. */
interface Shared {
  readonly browser: Promise<Browser>;
  pages: number;
  uses: number;
  worn: boolean;
}

/** Starts browsers when they are needed, none before. */
export function openSupply(options: PressOptions, renewal: Renewal = {}): Supply {
  const { pageUses = 200, browserUses = 5_000, memory = 300 * 2 ** 20 } = renewal;
  const all = new Set<Shared>();
  let open = true;

  const start = (): Shared => {
    const shared = { browser: openBrowser(options), pages: 0, uses: 0, worn: false };
    const wear = () => {
      shared.worn = true;
    };
    shared.browser.then(({ death }) => death.addEventListener("abort", wear), wear);
    all.add(shared);
    return shared;
  };

  const vacate = async (shared: Shared) => {
    shared.pages -= 1;
    if (!shared.worn || shared.pages > 0) return;
    all.delete(shared);
    await shared.browser.then(({ end }) => end()).catch(() => {}); // it never started
  };

  const count = async (shared: Shared, { pid = 0 }: Browser) => {
    shared.uses += 1;
    shared.worn ||= shared.uses >= browserUses;
    if (shared.uses % LOOK !== 0) return;
    shared.worn ||= (await ownMemory(pid)) > memory * shared.pages;
  };

  const pagePress = (shared: Shared, browser: Browser, page: KeptPage): PagePress => {
    let uses = 0;
    const ended = () => browser.death.aborted || page.crash.aborted;
    const kill = async () => {
      if (!(await page.kill())) await browser.end();
    };
    return {
      press: pressOf(browser, page, kill),
      ended,
      worn: () => ended() || shared.worn || uses >= pageUses,
      used: async () => {
        uses += 1;
        await count(shared, browser);
      },
      leave: async () => {
        await page.close();
        await vacate(shared);
      },
    };
  };

  const take = async (): Promise<PagePress> => {
    if (!open) throw closedError();
    const roomy = [...all].find(({ pages, worn }) => pages < PAGES && !worn);
    const shared = roomy ?? start();
    shared.pages += 1;
    try {
      const browser = await shared.browser;
      return pagePress(shared, browser, await browser.openPage());
    } catch (error) {
      shared.worn = true;
      await vacate(shared);
      if (roomy === undefined) throw open ? error : closedError();
      return await take();
    }
  };

  const close = async () => {
    open = false;
    const ends = [...all].map(({ browser }) => browser.then(({ end }) => end()).catch(() => {}));
    await Promise.all(ends);
  };

  return { take, close };
}
