/** How the page prints. */
export interface PrintOptions {
  /** Milliseconds for everything from here on: one deadline an edition. */
  readonly deadline: number;
}

/** A running browser that prints pages: no network, no files, no scripts. */
export interface Press {
  /** "Chrome/147.0.7727.0". */
  readonly version: string;
  /** Whether Chromium's sandbox is on. */
  readonly sandboxed: boolean;
  /** Prints a complete HTML document to Chromium's tagged PDF with outline. */
  print(html: string, options: PrintOptions): Promise<Uint8Array>;
  /** Ends the browser, its processes and its temporary folder. */
  close(): Promise<void>;
}
