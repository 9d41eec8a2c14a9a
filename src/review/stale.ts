import { join } from "node:path";
import type { Manifest } from "../archive/manifest.ts";
import { assetHash, hashOf, OURS } from "../edition/unchanged.ts";
import { VERSION } from "../workspace/version.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** What an edition was built from and what isn't so any more, in a few words; undefined where all is. */
export type FindStale = (manifest: Manifest) => Promise<string | undefined>;

const MOST = 2;

/** Compares editions with today's files; each file is read once, however many editions were made of it. */
export function openStale(workspace: Workspace): FindStale {
  const known = new Map<string, Promise<string | undefined>>();
  const today = (path: string): Promise<string | undefined> => {
    const reading = known.get(path) ?? hashToday(workspace, path);
    known.set(path, reading);
    return reading;
  };
  return async ({ inputs, made_with: { bulletin } }) => {
    if (bulletin !== VERSION) return `built with Bulletin ${bulletin}; this is ${VERSION}`;
    // The fonts ship with the version.
    const compared = inputs.filter(({ path }) => !path.startsWith(`${OURS}fonts/`));
    const hashes = await Promise.all(compared.map(({ path }) => today(path)));
    const changed = compared.filter(({ sha256 }, at) => sha256 !== hashes[at]);
    return changed.length === 0 ? undefined : changedText(changed.map(({ path }) => path));
  };
}

function hashToday({ root }: Workspace, path: string): Promise<string | undefined> {
  return path.startsWith(OURS) ? assetHash(path) : hashOf(join(root, path));
}

function changedText(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST).join(", ");
  const more = paths.length > MOST ? ` and ${paths.length - MOST} more` : "";
  return `built from other files than today's: ${shown}${more}`;
}
