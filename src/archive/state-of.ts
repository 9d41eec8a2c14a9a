import type { StateLine } from "./states.ts";

/**
 * - `draft`: built with --draft; `built`: nobody has approved it;
 * - `approved`; `lapsed`: approved, but other bytes since;
 * - `released`: frozen; `corrected`: released, and replaced by a released correction.
 */
export type StateName = "draft" | "built" | "approved" | "lapsed" | "released" | "corrected";

/** The state of one edition. */
export interface EditionState {
  /** `<bulletin>/<folder>`, as the command line names it. */
  readonly edition: string;
  readonly state: StateName;
  /** Who approved or released it, and when (RFC 3339, UTC). */
  readonly by?: string | undefined;
  readonly at?: string | undefined;
  /** SHA-256 of the PDF that was approved or released; of the one on disk before that. */
  readonly sha256?: string | undefined;
  /** Whether that PDF is the one on disk; false for a lapsed approval and for what was changed by hand. */
  readonly intact: boolean;
  /** For a correction: the edition that it replaces, `<bulletin>/<folder>`, and why. */
  readonly corrects?: string | undefined;
  readonly reason?: string | undefined;
  /** The correction that has replaced it, `<bulletin>/<folder>`. */
  readonly correctedBy?: string | undefined;
}

/** What of an edition's state its folder says. */
export interface OnDisk {
  readonly draft: boolean;
  /** Of the PDF as it lies there; undefined where there is none. */
  readonly sha256: string | undefined;
  readonly correction?: { readonly of: string; readonly reason: string } | undefined;
}

/** The line of an edition's release; undefined where it isn't released. */
export function releaseOf(lines: readonly StateLine[], folder: string): StateLine | undefined {
  return lines.find((line) => line.edition === folder && line.state === "released");
}

/** The line of an edition's last approval, of whatever bytes; undefined where there is none. */
export function approvalOf(lines: readonly StateLine[], folder: string): StateLine | undefined {
  return lines.findLast((line) => line.edition === folder && line.state === "approved");
}

/** The state of an edition from what was written down and what lies on disk; undefined where its folder is gone. */
export function stateOf(
  bulletin: string,
  folder: string,
  lines: readonly StateLine[],
  onDisk: OnDisk | undefined,
): EditionState {
  const line = releaseOf(lines, folder) ?? approvalOf(lines, folder);
  const replacement = lines.find(
    ({ state, corrects }) => state === "released" && corrects === folder,
  );
  const named = (name: string | undefined): string | undefined => name && `${bulletin}/${name}`;
  const intact = onDisk?.sha256 !== undefined && (line?.sha256 ?? onDisk.sha256) === onDisk.sha256;
  return {
    edition: `${bulletin}/${folder}`,
    state: nameOf(line, replacement, onDisk, intact),
    by: line?.by,
    at: line?.at,
    sha256: line?.sha256 ?? onDisk?.sha256,
    intact,
    corrects: named(line?.corrects ?? onDisk?.correction?.of),
    reason: line?.reason ?? onDisk?.correction?.reason,
    correctedBy: named(replacement?.edition),
  };
}

function nameOf(
  line: StateLine | undefined,
  replacement: StateLine | undefined,
  onDisk: OnDisk | undefined,
  intact: boolean,
): StateName {
  if (line?.state === "released") return replacement === undefined ? "released" : "corrected";
  if (onDisk?.draft === true) return "draft";
  if (line === undefined) return "built";
  return intact ? "approved" : "lapsed";
}
