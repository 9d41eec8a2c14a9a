import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { relativePath } from "../workspace/paths.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Where an edition lies on disk. */
export interface EditionFolder {
  /** `<bulletin>/<folder>`: the names of its folder and of the one above. */
  readonly name: string;
  /** Absolute. */
  readonly directory: string;
  /** For messages: relative to the workspace where it lies in it. */
  readonly shown: string;
}

/**
 * The folder of an edition: `<bulletin>/<folder>`, or a path from `start` or from the workspace.
 * Throws an InputError where there is no such folder (near name), or nothing in it that we built.
 */
export async function findEdition(
  workspace: Workspace,
  given: string,
  start: string,
): Promise<EditionFolder> {
  const named = [workspace.output, start, workspace.root].map((base) => resolve(base, given));
  for (const directory of named) {
    if ((await kindOf(directory)) !== "folder") continue;
    const found = folderAt(workspace, await realpath(directory));
    if (await isBuilt(directory)) return found;
    throw notOurs(found.shown);
  }
  throw await notBuilt(workspace, given);
}

/** The editions that are built, `<bulletin>/<folder>`, sorted. */
async function editionNames(workspace: Workspace): Promise<string[]> {
  const bulletins = await namesIn(workspace.output);
  const found = await Promise.all(bulletins.map((bulletin) => editionsOf(workspace, bulletin)));
  return found.flat();
}

/** The editions of a bulletin that are built, `<bulletin>/<folder>`, sorted. */
export async function editionsOf(workspace: Workspace, bulletin: string): Promise<string[]> {
  const folders = await namesIn(join(workspace.output, bulletin));
  const found = await Promise.all(
    folders.map(async (folder) => {
      const built = await isBuilt(join(workspace.output, bulletin, folder));
      return built ? [`${bulletin}/${folder}`] : [];
    }),
  );
  return found.flat();
}

/** Whether a folder holds an edition that we built. */
export async function isBuilt(directory: string): Promise<boolean> {
  return (await kindOf(join(directory, "manifest.json"))) === "file";
}

/** The place of an edition's folder that is known to be there. */
export function folderAt(workspace: Workspace, directory: string): EditionFolder {
  const inside = relativePath(workspace.root, directory);
  return {
    name: `${basename(dirname(directory))}/${basename(directory)}`,
    directory,
    shown: inside.startsWith("..") ? directory : inside,
  };
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !name.startsWith(".")).sort();
}

async function kindOf(path: string): Promise<"folder" | "file" | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  return found.isDirectory() ? "folder" : "file";
}

function notOurs(shown: string): InputError {
  return new InputError([
    problem(
      "edition/not-ours",
      { file: shown },
      "the folder holds no edition: it has no manifest.json",
      "Name the folder that bulletin build made.",
    ),
  ]);
}

async function notBuilt(workspace: Workspace, given: string): Promise<InputError> {
  const built = await editionNames(workspace);
  const remedy = nameRemedy(given, built, "Build it first, with bulletin build.");
  const message = `there is no edition "${given}" in output/`;
  return new InputError([problem("edition/not-built", { file: given }, message, remedy)]);
}
