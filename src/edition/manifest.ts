import type {
  ChartRecord,
  CorrectionRecord,
  Counts,
  Keys,
  Manifest,
  SealedKeys,
} from "../archive/manifest.ts";
import { sealOf } from "../archive/seal.ts";
import type { Drawing } from "../charts/types.ts";
import type { Correction } from "../check/correction.ts";
import type { PreparedEdition } from "../check/types.ts";
import { fontInputs } from "../fonts/inputs.ts";
import { sha256 } from "../workspace/read.ts";
import { VERSION } from "../workspace/version.ts";
import type { InputFile } from "../workspace/workspace.ts";
import type { PrintedEdition } from "./print.ts";
import type { EditionFile } from "./store.ts";

/** The manifest of an edition that was printed. */
export function manifestOf(
  edition: PreparedEdition,
  files: readonly EditionFile[],
  printed: PrintedEdition,
  keys: Keys | undefined,
): Manifest {
  const { browser, faces } = printed;
  const findings = [...edition.findings, ...printed.findings];
  const charts = [...edition.drawings.values()].flatMap(chartRecord);
  const inputs = inOrder([...edition.inputs, ...fontInputs(faces)]);
  const manifest: Manifest = {
    bulletin: edition.bulletin.name,
    edition: edition.edition.folder,
    parameters: edition.parameters,
    draft: edition.edition.draft,
    ...(edition.unfinished.length > 0 ? { unfinished: edition.unfinished } : {}),
    ...(findings.length > 0 ? { findings } : {}),
    counts: countsOf(edition, printed),
    dated: edition.instant,
    release: edition.calendar.release,
    correction: edition.correction && correctionRecord(edition.correction),
    ...(charts.length > 0 ? { charts } : {}),
    made_with: {
      bulletin: VERSION,
      browser,
      icu: process.versions.icu ?? "none",
      unicode: process.versions.unicode ?? "none",
    },
    keys: undefined,
    inputs,
    outputs: files.map(outputOf).sort(byPath),
  };
  return keys === undefined ? manifest : { ...manifest, keys: sealed(keys, manifest) };
}

/** The keys as they go into a manifest. */
export function sealed(keys: Keys, manifest: object): SealedKeys {
  return { ...keys, manifest: sealOf(manifest, "keys") };
}

function chartRecord({ name, drawnByVega }: Drawing): ChartRecord[] {
  if (drawnByVega === undefined) return [];
  return [{ name, drawn_by: "vega", because: `it has ${drawnByVega}` }];
}

function countsOf({ page }: PreparedEdition, { report }: PrintedEdition): Counts {
  return {
    pages: report.pages.length,
    figures: page.figures.length,
    tables: page.tables.length,
    facts: new Set(page.occurrences.map(({ fact }) => fact)).size,
    occurrences: page.occurrences.length,
  };
}

function correctionRecord({ of, revision, reason, changes }: Correction): CorrectionRecord {
  return {
    of,
    revision,
    reason: reason.text,
    changes: [
      ...changes.changed.map(({ path, before, after }) => ({
        fact: path,
        before: before.text,
        after: after.text,
      })),
      // Why a fact went isn't known: where it had to, its old value must not stand here again.
      ...changes.went.map(({ path }) => ({ fact: path })),
    ],
  };
}

function outputOf({ path, content }: EditionFile): InputFile {
  return { path, sha256: sha256(content), bytes: Buffer.byteLength(content) };
}

/** Each file once, by path. */
export function inOrder(files: readonly InputFile[]): readonly InputFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()].sort(byPath);
}

function byPath(a: InputFile, b: InputFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
