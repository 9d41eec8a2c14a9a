import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readManifest } from "../archive/edition.ts";
import { editionsOf, findEdition, folderAt } from "../archive/find.ts";
import { type EditionState, type OnDisk, stateOf } from "../archive/state-of.ts";
import { readStates } from "../archive/states.ts";
import { bulletinNames } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { hashOf } from "./unchanged.ts";

/**
 * The states of the editions on disk, and of those released whose folder is gone: of the whole
 * workspace, of one bulletin, or of one edition (its folder's path or `<bulletin>/<folder>`). Sorted
 * by bulletin and folder. Throws an InputError for a name that is neither, and for a damaged file.
 */
export async function states(workspace: Workspace, of?: string): Promise<readonly EditionState[]> {
  const bulletins = await bulletinsWith(workspace);
  if (of === undefined) {
    const all = await Promise.all(bulletins.map((bulletin) => statesOf(workspace, bulletin)));
    return all.flat();
  }
  if (bulletins.includes(of)) return statesOf(workspace, of);
  const [bulletin = "", folder = ""] = of.split("/");
  const known = bulletins.includes(bulletin) ? await statesOf(workspace, bulletin) : [];
  const named = known.filter(({ edition }) => edition === `${bulletin}/${folder}`);
  if (named.length > 0 && of === `${bulletin}/${folder}`) return named;
  const { name } = await findEdition(workspace, of, process.cwd());
  const others = await statesOf(workspace, name.split("/")[0] ?? "");
  return others.filter(({ edition }) => edition === name);
}

/** Bulletins of the workspace, and those of which only editions are left. */
async function bulletinsWith(workspace: Workspace): Promise<string[]> {
  const entries = await readdir(workspace.output, { withFileTypes: true }).catch(() => []);
  const printed = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);
  return [...new Set([...(await bulletinNames(workspace)), ...printed])].sort();
}

async function statesOf(workspace: Workspace, bulletin: string): Promise<EditionState[]> {
  const { lines } = await readStates(workspace, bulletin);
  const built = (await editionsOf(workspace, bulletin)).map((name) => name.split("/")[1] ?? "");
  const folders = [...new Set([...built, ...lines.map(({ edition }) => edition)])].sort();
  return Promise.all(
    folders.map(async (folder) => {
      const onDisk = built.includes(folder) ? await lookAt(workspace, bulletin, folder) : undefined;
      return stateOf(bulletin, folder, lines, onDisk);
    }),
  );
}

async function lookAt(workspace: Workspace, bulletin: string, folder: string): Promise<OnDisk> {
  const place = folderAt(workspace, join(workspace.output, bulletin, folder));
  const { manifest } = await readManifest(workspace, place);
  const sha256 = await hashOf(join(place.directory, "bulletin.pdf"));
  return { draft: manifest.draft, sha256, correction: manifest.correction };
}
