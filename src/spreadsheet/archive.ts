import { strToU8, type Zippable, zipSync } from "fflate";

/**
 * The earliest day that a ZIP archive can name, so that the clock is in no file. Archives hold local
 * time, so that it is the same day in every zone.
 */
const modified = (): Date => new Date(1980, 0, 1);

/** A part of the archive: its path and its text. */
export interface Part {
  readonly path: string;
  readonly text: string;
  /** Stored as it is, as the first part of an OpenDocument must be. @default false */
  readonly stored?: boolean;
}

/** A ZIP archive of texts, in their order; the same parts give the same bytes. */
export function archive(parts: readonly Part[]): Uint8Array {
  const files: Zippable = {};
  for (const { path, text, stored = false } of parts) {
    files[path] = [strToU8(text), { level: stored ? 0 : 6, mtime: modified() }];
  }
  return zipSync(files);
}
