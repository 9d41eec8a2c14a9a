import { realpath } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { readManifest } from "../archive/edition.ts";
import { type EditionFolder, findEdition } from "../archive/find.ts";
import { lockEdition } from "../archive/lock.ts";
import type { Manifest } from "../archive/manifest.ts";
import { readStates, type StateLine } from "../archive/states.ts";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** An edition of this workspace, locked: what was built, and what has happened to it. */
export interface BuiltEdition extends EditionFolder {
  readonly bulletin: string;
  /** Name of its folder. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Of the whole bulletin, oldest first. */
  readonly lines: readonly StateLine[];
}

/**
 * Does something with an edition (its folder's path or `<bulletin>/<folder>`) while nobody else
 * builds, approves or releases it. Throws an InputError where it isn't built or lies elsewhere.
 */
export async function withBuilt<Result>(
  workspace: Workspace,
  given: string,
  work: (edition: BuiltEdition) => Promise<Result>,
): Promise<Result> {
  const found = await findEdition(workspace, given, process.cwd());
  await refuseElsewhere(workspace, found);
  const release = await lockEdition(found.directory);
  try {
    const { manifest } = await readManifest(workspace, found);
    refuseRenamed(found, manifest);
    const { lines } = await readStates(workspace, manifest.bulletin);
    const { bulletin, edition: folder } = manifest;
    return await work({ ...found, bulletin, folder, manifest, lines });
  } finally {
    await release();
  }
}

async function refuseElsewhere(
  workspace: Workspace,
  { directory, shown }: EditionFolder,
): Promise<void> {
  if (dirname(dirname(directory)) === (await realpath(workspace.output).catch(() => ""))) return;
  throw new InputError([
    problem(
      "edition/elsewhere",
      { file: shown },
      "the edition doesn't lie in output/ of this workspace, so it has no state",
      "Name one that does: <bulletin>/<folder>.",
    ),
  ]);
}

function refuseRenamed({ directory, name, shown }: EditionFolder, manifest: Manifest): void {
  if (`${manifest.bulletin}/${manifest.edition}` === name) return;
  throw new InputError([
    problem(
      "edition/renamed",
      { file: `${shown}/manifest.json` },
      `the folder is a copy: it holds the edition ${manifest.bulletin}/${manifest.edition}`,
      `Name that one, or build ${basename(directory)} itself.`,
    ),
  ]);
}
