import type { Face } from "../fonts/faces.ts";

import type { PictureSize } from "./picture.ts";

/** How the page prints. */
interface PrintOptions {
  /** Milliseconds for everything from here on: one deadline an edition. */
  readonly deadline: number;
}

/** How the press is opened. */
export interface PressOptions {
  /**
   * The faces that pages can be set in: those of the editions to be printed.
   * @default all that we ship
   */
  readonly faces?: readonly Face[];
  /**
   * Path of the private fontconfig file: the faces it names are all that the page can print in.
   * Linux only; elsewhere the page brings its faces along as data URIs.
   * @default that of `faces`, written into the cache
   */
  readonly fontconfig?: string;
  /**
   * Milliseconds that the browser may take to start; unpacking it before is not counted.
   * @default 30000
   */
  readonly deadline?: number;
  /**
   * Folder that the bundled browser is unpacked into, and our faces are copied to.
   * @default `cacheFolder()`
   */
  readonly cache?: string;
  /** Told when the browser's process runs, which has yet to answer. */
  readonly onSpawned?: () => void;
}

/** An element that is wider than the page's text area. */
export interface Overflow {
  /** The element as a selector-like text: `table#products`, `p.deck`. */
  readonly element: string;
  /** The first words inside it. */
  readonly text: string;
  /** CSS pixels by which it passes the right edge. */
  readonly excess: number;
}

/** A face that text is really set in, ours or the system's. */
export interface PlatformFont {
  readonly family: string;
  readonly postScriptName: string;
}

/** A running browser that prints pages: no network, no files, no scripts. */
export interface Press {
  /** "Chrome/147.0.7727.0". */
  readonly version: string;
  /** Whether Chromium's sandbox is on. */
  readonly sandboxed: boolean;
  /** The user id that the browser runs as where it isn't our own: root's browser is somebody lesser. */
  readonly user: number | undefined;
  /** What the user should be told once: that the sandbox is off, and how to turn it on. */
  readonly notices: readonly string[];
  /**
   * Prints a complete HTML document to Chromium's tagged PDF with outline.
   * Prints asked for at once are made one after the other.
   * @throws PressError when the deadline passes or the browser dies, after which the press is closed;
   * when the page wants to go elsewhere, or its text was set in no face, or in one that isn't ours.
   */
  print(html: string, options: PrintOptions): Promise<Uint8Array>;
  /**
   * A picture of a complete HTML document as it looks on a screen of so many px: a PNG.
   * @throws PressError as `print`, but for the faces: the caller sees to it that they have every letter.
   */
  picture(html: string, options: PrintOptions & PictureSize): Promise<Uint8Array>;
  /**
   * Elements that are wider than `width` CSS pixels when laid out for print.
   * Chromium shrinks the whole page without a word when there are any.
   */
  overflows(html: string, width: number, options: PrintOptions): Promise<readonly Overflow[]>;
  /** The faces that the text of the document is really set in, sorted by name. Slow: one question an element. */
  platformFonts(html: string, options: PrintOptions): Promise<readonly PlatformFont[]>;
  /** Ends the browser, its processes and its temporary folder. */
  close(): Promise<void>;
}

/** Presses for many editions: pages of a few browsers, kept warm, replaced when they are worn. */
export interface Pool {
  /** Editions that are printed at once; what is lent beyond waits for its turn. */
  readonly lanes: number;
  /** "Chrome/147.0.7727.0". */
  readonly version: string;
  /** What the user should be told once: that the sandbox is off, and how to turn it on. */
  readonly notices: readonly string[];
  /**
   * Lends a press to one edition at a time. Where its page hangs or its browser dies, `work` is done
   * once more on a fresh one, from its beginning; the second failure is thrown, and so is at once
   * whatever leaves the press in order. The other editions under way are not disturbed by a page
   * that hangs, and done once more where they shared a browser that died.
   * @throws PressError (press/closed) where the pool was closed meanwhile; (press/start) where no
   * fresh browser can be started; whatever `work` throws
   */
  lend<T>(work: (press: Press) => Promise<T>): Promise<T>;
  /** Ends all browsers at once. What is under way and what waits fails with press/closed. */
  close(): Promise<void>;
}
