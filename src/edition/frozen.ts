import { join } from "node:path";
import { readManifest } from "../archive/edition.ts";
import { folderAt, isBuilt } from "../archive/find.ts";
import type { Manifest } from "../archive/manifest.ts";
import { releaseOf } from "../archive/state-of.ts";
import { readStates } from "../archive/states.ts";
import type { PreparedEdition } from "../check/types.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Workspace } from "../workspace/workspace.ts";

/**
 * Throws an InputError where the edition's folder may not be replaced: what lies there is released,
 * or is an edition for other parameters, or another revision. The caller holds the edition's lock.
 */
export async function refuseFrozen(workspace: Workspace, edition: PreparedEdition): Promise<void> {
  const { bulletin } = edition;
  const { folder } = edition.edition;
  const { lines } = await readStates(workspace, bulletin.name);
  const release = releaseOf(lines, folder);
  if (release !== undefined) throw new InputError([frozen(bulletin.name, folder, release.at)]);
  const place = folderAt(workspace, join(workspace.output, bulletin.name, folder));
  const known = await manifestAt(workspace, place.directory);
  const finding = known && otherFinding(edition, known, place.shown);
  if (finding !== undefined) throw new InputError([finding]);
}

function frozen(bulletin: string, folder: string, at: string): Finding {
  return problem(
    "edition/frozen",
    { file: `output/${bulletin}/${folder}` },
    `the edition was released on ${at}, and is frozen`,
    'What is wrong in it is mended with --correction "what was wrong", which makes the next revision.',
  );
}

/** The manifest of what stands there; nothing where there is none that can be read: a build mends that. */
async function manifestAt(workspace: Workspace, directory: string): Promise<Manifest | undefined> {
  if (!(await isBuilt(directory))) return undefined;
  try {
    return (await readManifest(workspace, folderAt(workspace, directory))).manifest;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function otherFinding(
  edition: PreparedEdition,
  known: Manifest,
  file: string,
): Finding | undefined {
  const { bulletin, parameters } = edition;
  // A parameter that the definition has got or lost since tells no two editions apart.
  const differing = Object.keys(parameters).filter(
    (name) => known.parameters[name] !== undefined && known.parameters[name] !== parameters[name],
  );
  if (differing.length > 0) {
    const there = differing.map((name) => `${name} ${known.parameters[name]}`).join(", ");
    const here = differing.map((name) => `${name} ${parameters[name]}`).join(", ");
    return problem(
      "edition/same-folder",
      bulletin.locate(["edition"]),
      `the edition for ${here} would replace the one for ${there}: both are called ${edition.edition.folder}`,
      `Write ${differing.map((name) => `{{${name}}}`).join("-")} into \`edition\`, or move ${file} away.`,
    );
  }
  const [of, there] = [edition.correction?.of, known.correction?.of];
  if (of === there) return undefined;
  return problem(
    "edition/same-folder",
    bulletin.locate(["edition"]),
    `${kindOf(of)} would replace ${kindOf(there)}: both are called ${edition.edition.folder}`,
    `Let no edition's name end as those of corrections do, in -r and a number, or move ${file} away.`,
  );
}

function kindOf(of: string | undefined): string {
  return of === undefined ? "an edition of its own" : `a correction of ${of}`;
}
