import type { PreparedEdition } from "../check/prepare.ts";
import { fontInputs } from "../fonts/inputs.ts";
import { sha256 } from "../workspace/read.ts";
import { VERSION } from "../workspace/version.ts";
import type { InputFile } from "../workspace/workspace.ts";
import type { EditionFile } from "./store.ts";

/** What an edition was made of and what came of it; equal inputs make equal outputs, to the byte. */
export interface Manifest {
  readonly bulletin: string;
  readonly edition: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly draft: boolean;
  /** The instant that dates the PDF, RFC 3339; absent where the edition is of no period. */
  readonly dated?: string | undefined;
  readonly made_with: {
    readonly bulletin: string;
    readonly browser: string;
    readonly icu: string;
    readonly unicode: string;
  };
  /** Every file that was read, by path. */
  readonly inputs: readonly InputFile[];
  /** Every file that was written but this one, by path. */
  readonly outputs: readonly InputFile[];
}

/** The manifest of an edition; `browser` is what the press says of itself. */
export async function manifestOf(
  edition: PreparedEdition,
  files: readonly EditionFile[],
  browser: string,
): Promise<Manifest> {
  const inputs = [...edition.inputs, ...(await fontInputs())].sort(byPath);
  return {
    bulletin: edition.bulletin.name,
    edition: edition.edition.folder,
    parameters: edition.parameters,
    draft: edition.edition.draft,
    dated: edition.instant,
    made_with: {
      bulletin: VERSION,
      browser,
      icu: process.versions.icu ?? "none",
      unicode: process.versions.unicode ?? "none",
    },
    inputs,
    outputs: files.map(outputOf).sort(byPath),
  };
}

function outputOf({ path, content }: EditionFile): InputFile {
  return { path, sha256: sha256(content), bytes: Buffer.byteLength(content) };
}

function byPath(a: InputFile, b: InputFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
