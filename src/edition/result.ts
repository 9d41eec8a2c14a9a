import type { Counts, Manifest } from "../archive/manifest.ts";
import type { Finding } from "../finding/finding.ts";
import type { Unfinished } from "../finding/unfinished.ts";

/** What a build made, or found made before. */
export interface BuildResult {
  /** `<bulletin>/<folder>`, as the command line names it. */
  readonly edition: string;
  /** The edition's folder, relative to the workspace. */
  readonly folder: string;
  /** Files in it, relative to it. */
  readonly files: readonly string[];
  /** Whether it stood there already, as this build would have made it. */
  readonly unchanged: boolean;
  /** The folder of the edition that it corrects; absent in a first edition. */
  readonly corrects?: string | undefined;
  readonly counts: Counts;
  /** What a draft still lacks; none in any other edition. */
  readonly unfinished: readonly Unfinished[];
  /** Warnings; of an unchanged edition those of the build that made it. */
  readonly findings: readonly Finding[];
  /** What the user should know of the machine: that the browser's sandbox is off, for one. */
  readonly notices: readonly string[];
}

/** Of an edition that nobody has counted: another version has built it. */
const UNCOUNTED: Counts = { pages: 0, figures: 0, tables: 0, facts: 0, occurrences: 0 };

/** What an edition's manifest says of its build. `files`: its outputs, in the order in which they are told. */
export function resultOf(
  manifest: Manifest,
  files: readonly { readonly path: string }[],
): Omit<BuildResult, "unchanged" | "notices"> {
  const name = `${manifest.bulletin}/${manifest.edition}`;
  return {
    edition: name,
    folder: `output/${name}`,
    corrects: manifest.correction?.of,
    files: [...files.map(({ path }) => path), "manifest.json"],
    counts: manifest.counts ?? UNCOUNTED,
    unfinished: manifest.unfinished ?? [],
    findings: manifest.findings ?? [],
  };
}
