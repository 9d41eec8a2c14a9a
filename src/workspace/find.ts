import { realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Workspace } from "./workspace.ts";

/**
 * The workspace: `directory` itself where one is named, else the nearest folder from `start`
 * upwards that has `templates/`. `data/` and `output/` need not be there yet.
 * Throws an InputError where there is none.
 */
export async function findWorkspace(start: string, directory?: string): Promise<Workspace> {
  if (directory !== undefined) {
    const named = resolve(start, directory);
    if (await isFolder(join(named, "templates"))) return workspaceAt(named);
    throw notFound(directory, `the folder ${directory} is no workspace: it has no templates/`);
  }
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (await isFolder(join(folder, "templates"))) return workspaceAt(folder);
    if (dirname(folder) === folder) break;
  }
  throw notFound(".", "no workspace here or above: no folder has templates/");
}

async function workspaceAt(folder: string): Promise<Workspace> {
  const root = await realpath(folder);
  return {
    root,
    templates: join(root, "templates"),
    data: join(root, "data"),
    output: join(root, "output"),
  };
}

function notFound(file: string, message: string): InputError {
  const remedy = "Go into a workspace, or name one with --workspace DIR.";
  return new InputError([problem("workspace/not-found", { file }, message, remedy)]);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
