import { join } from "node:path";
import { openReleased } from "../archive/released.ts";
import { editionBefore } from "../check/revisions.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import { faces } from "../fonts/faces.ts";
import { facePath, fontInputs } from "../fonts/inputs.ts";
import { readAsset } from "../workspace/assets.ts";
import { readBulletin } from "../workspace/bulletin.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import { readRegular, sha256 } from "../workspace/read.ts";
import { VERSION } from "../workspace/version.ts";
import type { InputFile, Workspace } from "../workspace/workspace.ts";
import type { BuiltEdition } from "./built.ts";

/**
 * Throws an InputError where an edition is not what a build would make of today's workspace: a file
 * of it was changed by hand, an input is another by now, is gone or has come, or Bulletin itself is another.
 */
export async function refuseChanged(workspace: Workspace, edition: BuiltEdition): Promise<void> {
  throwIfErrors([
    ...(await outputFindings(edition)),
    ...(await ownFindings(edition)),
    ...(await inputFindings(workspace, edition)),
  ]);
  throwIfErrors(await newFindings(workspace, edition));
}

/** How the paths of inputs begin that ship with us. */
export const OURS = "bulletin:";
const AGAIN = "Build the edition again; a page that has changed is approved anew.";

/** Files of the edition that are not as they were built. */
async function outputFindings({ directory, shown, manifest }: BuiltEdition): Promise<Finding[]> {
  if (manifest.outputs.every(({ path }) => path !== "bulletin.pdf")) {
    const place = { file: `${shown}/manifest.json` };
    return [problem("edition/changed", place, "the manifest lists no bulletin.pdf", AGAIN)];
  }
  const findings = manifest.outputs.map(async (output) => {
    const found = await hashOf(join(directory, output.path));
    if (found === output.sha256) return [];
    const place = { file: `${shown}/${output.path}` };
    return found === undefined
      ? [problem("edition/changed", place, "the file of the edition is gone", AGAIN)]
      : [problem("edition/changed", place, "the file was changed after it was built", AGAIN)];
  });
  return (await Promise.all(findings)).flat();
}

/** One finding where the edition was built with another Bulletin than this: version, assets or fonts. */
async function ownFindings({ manifest, shown }: BuiltEdition): Promise<Finding[]> {
  const say = (what: string): Finding[] => [
    problem("edition/other-bulletin", { file: `${shown}/manifest.json` }, what, AGAIN),
  ];
  const { bulletin } = manifest.made_with;
  if (bulletin !== VERSION)
    return say(`the edition was built with Bulletin ${bulletin}, and this is ${VERSION}`);
  const named = new Set(manifest.inputs.map(({ path }) => path));
  const used = fontInputs(faces().filter((face) => named.has(facePath(face))));
  const fonts = new Map(used.map(({ path, sha256: now }) => [path, now]));
  for (const { path, sha256: built } of manifest.inputs.filter(isOurs)) {
    if ((fonts.get(path) ?? (await assetHash(path))) === built) continue;
    const what = path.slice(OURS.length);
    return say(`the edition was built with another ${what} than Bulletin has now`);
  }
  return [];
}

/** Files of the workspace that the edition was made of, and that are others by now. */
async function inputFindings(workspace: Workspace, edition: BuiltEdition): Promise<Finding[]> {
  const findings = edition.manifest.inputs
    .filter((input) => !isOurs(input))
    .map(async ({ path, sha256: built }) => {
      const place: Place = { file: path };
      const found = await hashOf(await insideWorkspace(workspace.root, path, place));
      if (found === built) return [];
      const what = found === undefined ? "is gone" : "has changed";
      const message = `the file ${what} since ${edition.name} was built`;
      return [problem("edition/input-changed", place, message, AGAIN)];
    });
  return (await Promise.all(findings)).flat();
}

/** Files beside the definition that would be read today, and were not there to be read. */
async function newFindings(workspace: Workspace, edition: BuiltEdition): Promise<Finding[]> {
  const known = new Set(edition.manifest.inputs.map(({ path }) => path));
  const now: InputFile[] = [];
  const record = (file: InputFile): unknown => now.push(file);
  const bulletin = await readBulletin(workspace, edition.bulletin, record);
  // The edition of the period before may have been released, or corrected, in the meantime.
  const released = openReleased(workspace, edition.bulletin);
  await editionBefore({ bulletin, record, released }, edition.manifest.parameters);
  return now
    .filter(({ path }) => !known.has(path))
    .map(({ path }) =>
      problem(
        "edition/input-changed",
        { file: path },
        `the file has come since ${edition.name} was built`,
        AGAIN,
      ),
    );
}

function isOurs({ path }: InputFile): boolean {
  return path.startsWith(OURS);
}

/** SHA-256 of a file that ships with us; undefined where there is none of that name any more. */
export async function assetHash(path: string): Promise<string | undefined> {
  let found: string | undefined;
  await readAsset(path.replace(`${OURS}assets/`, ""), (file) => {
    found = file.sha256;
  }).catch(() => {});
  return found;
}

/** SHA-256 of a file; undefined where there is none that can be read, or a pipe or device in its place. */
export async function hashOf(path: string): Promise<string | undefined> {
  return readRegular(path).then(sha256, () => undefined);
}
