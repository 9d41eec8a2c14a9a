import { setTimeout } from "node:timers/promises";
import type { CDPSession } from "./connect.ts";
import type { PictureSize } from "./picture.ts";
import { PressError } from "./press-error.ts";

/** The kept page of a browser: one document after the other is put into it. */
export interface KeptPage {
  readonly session: CDPSession;
  /** Aborted when the page's process dies alone: the system ends the greediest one if memory is short. */
  readonly crash: AbortSignal;
  /**
   * Puts a sealed document into the page and waits until all that it brings along is loaded.
   * @throws PressError (press/page) if the document wants to go elsewhere; (press/fonts) if a face
   * that it brings along can't be read.
   */
  put(html: string): Promise<void>;
  /** Makes the screen so many px large, for all documents from now on; prints don't depend on it. */
  resize(size: PictureSize): Promise<void>;
  /** @throws PressError (press/page) if the document has gone elsewhere since it was put there. */
  stayed(): void;
  /** Closes the page, and so ends its process. */
  close(): Promise<void>;
  /** Ends the page's process even where it hangs; false where that can't be done. */
  kill(): Promise<boolean>;
}

/** Milliseconds in which a process is expected to end when it is told to: ten, or a machine at its limit. */
const ENDING = 5_000;

/** Turns scripts off and watches where the page goes. */
export async function keepPage(session: CDPSession): Promise<KeptPage> {
  const crash = new AbortController();
  session.on("Inspector.targetCrashed", () => crash.abort("the page's process ended"));
  // The browser does one after the other, without waiting for us in between.
  const [{ frameTree }] = await Promise.all([
    session.send("Page.getFrameTree"),
    session.send("Inspector.enable"),
    session.send("Page.enable"),
    session.send("Emulation.setScriptExecutionDisabled", { value: true }),
  ]);
  const frameId = frameTree.frame.id;
  const watch = watchPage(session, frameId);
  let screen = "";
  const reset = () => session.send("Page.navigate", { url: "about:blank" });
  return {
    session,
    crash: crash.signal,
    put: async (html) => {
      if (watch.destination() !== undefined) await watch.loadedBy(reset);
      watch.forget();
      await watch.loadedBy(() => session.send("Page.setDocumentContent", { frameId, html }));
      refuseDestination(watch.destination());
      if (html.includes("@font-face")) await loadFaces(session);
    },
    resize: async ({ width, height }) => {
      if (screen === `${width} ${height}`) return; // setting it anew lays out anew
      screen = `${width} ${height}`;
      await session.send("Emulation.setDeviceMetricsOverride", {
        ...{ width, height, deviceScaleFactor: 1, mobile: false },
      });
    },
    stayed: () => refuseDestination(watch.destination()),
    close: async () => {
      const closed = session.send("Page.close").catch(() => {}); // it is gone, or the browser is
      await Promise.race([closed, setTimeout(ENDING, undefined, { ref: false })]);
    },
    kill: async () => {
      const { signal } = crash;
      const death = new Promise((resolve) => signal.addEventListener("abort", resolve));
      // A page that lays out without end hears nothing but this, and answers by its death.
      const gone = session.send("Page.crash").catch(() => {});
      if (!signal.aborted)
        await Promise.race([death, gone, setTimeout(ENDING, undefined, { ref: false })]);
      return signal.aborted;
    },
  };
}

/**
 * Loads the faces that a document brings along. The browser would begin only when it lays the text
 * out for print, and not wait for them: the first print would be set in something else.
 */
async function loadFaces(session: CDPSession): Promise<void> {
  const { result } = await session.send("Runtime.evaluate", {
    expression: `Promise.all([...document.fonts].map((face) =>
      face.load().then(() => "", () => face.family + " " + face.weight + " " + face.style)))
      .then((failed) => failed.filter((name) => name !== "").join(", "))`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (result.value === "") return;
  throw new PressError(
    "press/fonts",
    `faces that the page brings along can't be read: ${result.value}`,
    "Use static TrueType faces as data URIs.",
  );
}

interface Watch {
  /** Where the page wanted to go since it was last forgotten. */
  destination(): string | undefined;
  forget(): void;
  /** Does something that loads a document and waits for its load event. */
  loadedBy(act: () => Promise<unknown>): Promise<void>;
}

function watchPage(session: CDPSession, frameId: string): Watch {
  let destination: string | undefined;
  let loaded: (() => void) | undefined;
  const leaves = (event: { frameId: string; url: string }) => {
    if (event.frameId === frameId && event.url !== "about:blank") destination ??= event.url;
  };
  session.on("Page.frameScheduledNavigation", leaves);
  session.on("Page.frameRequestedNavigation", leaves);
  session.on("Page.loadEventFired", () => loaded?.());
  return {
    destination: () => destination,
    forget: () => {
      destination = undefined;
    },
    loadedBy: async (act) => {
      const load = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      await act();
      await load;
    },
  };
}

function refuseDestination(destination: string | undefined): void {
  if (destination === undefined) return;
  throw new PressError(
    "press/page",
    `the page wants to go to ${destination} instead of being printed`,
    'Remove the `<meta http-equiv="refresh">` from the templates.',
  );
}
