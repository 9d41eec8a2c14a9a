import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import type { RecordInput, Workspace } from "../workspace/workspace.ts";
import { type Edition, readEdition, readManifest } from "./edition.ts";
import { type EditionFolder, folderAt, isBuilt } from "./find.ts";
import { type Manifest, pdfHash } from "./manifest.ts";
import { readStates, type StateLine } from "./states.ts";

/**
 * The released edition of a bulletin for some parameters, its latest revision; undefined where none
 * was released or its folder is gone. `record` is told of its manifest and facts, which are frozen,
 * and not of the file of states, which grows. Throws an InputError where it isn't what was released.
 */
export type ReleasedEditions = (
  parameters: Readonly<Record<string, string>>,
  record: RecordInput,
) => Promise<Edition | undefined>;

/** What tells a released edition from the others. */
interface Released {
  readonly folder: EditionFolder;
  readonly parameters: Manifest["parameters"];
  readonly pdf: string | undefined;
}

/** Looks what a bulletin has released: into its states once, and once into each manifest on the way. */
export function openReleased(workspace: Workspace, bulletin: string): ReleasedEditions {
  const find = findReleased(workspace, bulletin);
  return async (parameters, record) => {
    const folder = await find(parameters);
    return folder && readEdition(workspace, folder, record);
  };
}

/** Where the released edition lies, without reading it; see `ReleasedEditions`. */
export function findReleased(
  workspace: Workspace,
  bulletin: string,
): (parameters: Readonly<Record<string, string>>) => Promise<EditionFolder | undefined> {
  let listing: Promise<readonly StateLine[]> | undefined;
  const known = new Map<StateLine, Promise<Released | undefined>>();
  return async (parameters) => {
    listing ??= inForce(workspace, bulletin);
    for (const line of await listing) {
      const reading = known.get(line) ?? readReleased(workspace, bulletin, line);
      known.set(line, reading);
      const released = await reading;
      if (released === undefined || !isFor(released, parameters)) continue;
      refuseReplaced(released, line);
      return released.folder;
    }
    return undefined;
  };
}

/** The releases that no correction has replaced. */
async function inForce(workspace: Workspace, bulletin: string): Promise<readonly StateLine[]> {
  const { lines } = await readStates(workspace, bulletin);
  const released = lines.filter(({ state }) => state === "released");
  // What a correction has replaced doesn't come back into force where the correction's folder is gone.
  const replaced = new Set(released.map(({ corrects }) => corrects));
  return released.filter(({ edition }) => !replaced.has(edition));
}

async function readReleased(
  workspace: Workspace,
  bulletin: string,
  line: StateLine,
): Promise<Released | undefined> {
  const folder = await folderOf(workspace, bulletin, line);
  if (folder === undefined) return undefined;
  const { manifest } = await readManifest(workspace, folder);
  return { folder, parameters: manifest.parameters, pdf: pdfHash(manifest) };
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
function isFor(released: Released, parameters: Readonly<Record<string, string>>): boolean {
  return Object.entries(parameters).every(
    ([name, value]) => (released.parameters[name] ?? value) === value,
  );
}

function refuseReplaced({ folder: { shown }, pdf }: Released, line: StateLine): void {
  if (pdf === line.sha256) return;
  throw new InputError([
    problem(
      "edition/replaced",
      { file: `${shown}/manifest.json` },
      "this is not the edition that was released: its PDF has another hash",
      "Put the released one back; what was published can't be known without it.",
    ),
  ]);
}
