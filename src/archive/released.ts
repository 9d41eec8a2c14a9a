import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import type { RecordInput, Workspace } from "../workspace/workspace.ts";
import { type Edition, readEdition, readManifest } from "./edition.ts";
import { type EditionFolder, folderAt, isBuilt } from "./find.ts";
import { type Manifest, pdfHash } from "./manifest.ts";
import { readStates, type StateLine } from "./states.ts";

/**
 * The released edition of a bulletin for these parameters, its latest revision; undefined where none
 * was released or its folder is gone. `record` is told of its manifest and facts, which are frozen,
 * and not of the file of states, which grows. Throws an InputError where it isn't what was released.
 */
export async function releasedEdition(
  workspace: Workspace,
  bulletin: string,
  parameters: Readonly<Record<string, string>>,
  record: RecordInput,
): Promise<Edition | undefined> {
  const { lines } = await readStates(workspace, bulletin);
  const released = lines.filter(({ state }) => state === "released");
  // What a correction has replaced doesn't come back into force where the correction's folder is gone.
  const replaced = new Set(released.map(({ corrects }) => corrects));
  for (const line of released.filter(({ edition }) => !replaced.has(edition))) {
    const folder = await folderOf(workspace, bulletin, line);
    if (folder === undefined) continue;
    const { manifest } = await readManifest(workspace, folder);
    if (!isFor(manifest, parameters)) continue;
    refuseReplaced(folder, manifest, line);
    return readEdition(workspace, folder, record);
  }
  return undefined;
}

async function folderOf(
  workspace: Workspace,
  bulletin: string,
  { edition }: StateLine,
): Promise<EditionFolder | undefined> {
  const path = `output/${bulletin}/${edition}`;
  const directory = await insideWorkspace(workspace.root, path, { file: path });
  return (await isBuilt(directory)) ? folderAt(workspace, directory) : undefined;
}

/** A parameter that the definition has got or lost since tells no two editions apart. */
function isFor(manifest: Manifest, parameters: Readonly<Record<string, string>>): boolean {
  return Object.entries(parameters).every(
    ([name, value]) => (manifest.parameters[name] ?? value) === value,
  );
}

function refuseReplaced({ shown }: EditionFolder, manifest: Manifest, line: StateLine): void {
  if (pdfHash(manifest) === line.sha256) return;
  throw new InputError([
    problem(
      "edition/replaced",
      { file: `${shown}/manifest.json` },
      "this is not the edition that was released: its PDF has another hash",
      "Put the released one back; what was published can't be known without it.",
    ),
  ]);
}
