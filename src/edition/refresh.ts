import { join } from "node:path";
import { lockEdition, type Patience } from "../archive/lock.ts";
import type { Keys } from "../archive/manifest.ts";
import { releaseOf } from "../archive/state-of.ts";
import { readStates } from "../archive/states.ts";
import type { KnownEdition } from "../check/types.ts";
import type { InputFile, Workspace } from "../workspace/workspace.ts";
import { wholeEdition } from "./as-built.ts";
import { json } from "./contents.ts";
import { inOrder, sealed } from "./manifest.ts";
import { type BuildResult, resultOf } from "./result.ts";
import { recoverEdition, replaceManifest } from "./store.ts";

/**
 * Where an edition stands in its folder with the facts and texts of today, its manifest is all that is written:
 * it names the inputs of today. One that is released stays as it is. Undefined where it has to be made anew.
 */
export async function refreshEdition(
  { sources, folder }: KnownEdition,
  keys: Keys,
  patience?: Patience | undefined,
): Promise<BuildResult | undefined> {
  const { workspace, bulletin } = sources;
  const directory = join(workspace.output, bulletin.name, folder);
  if (wholeEdition(directory)?.manifest.keys?.facts !== keys.facts) return undefined;
  const release = await lockEdition(directory, patience);
  try {
    await recoverEdition(directory);
    const built = wholeEdition(directory);
    if (built?.manifest.keys?.facts !== keys.facts) return undefined;
    const { manifest, text } = built;
    const renewed = renewedText(text, manifest.inputs, sources.inputs(), keys);
    if (renewed !== text && !(await isReleased(workspace, bulletin.name, folder)))
      await replaceManifest(directory, renewed);
    return { ...resultOf(manifest, manifest.outputs), unchanged: true, notices: [] };
  } finally {
    await release();
  }
}

/** Our own files are those of then: the key of the facts is of them, too. */
function renewedText(
  text: string,
  then: readonly InputFile[],
  now: readonly InputFile[],
  keys: Keys,
): string {
  const ours = then.filter(({ path }) => path.startsWith("bulletin:"));
  const renewed = { ...JSON.parse(text), inputs: inOrder([...ours, ...now]) };
  return json({ ...renewed, keys: sealed(keys, renewed) });
}

async function isReleased(
  workspace: Workspace,
  bulletin: string,
  folder: string,
): Promise<boolean> {
  const { lines } = await readStates(workspace, bulletin);
  return releaseOf(lines, folder) !== undefined;
}
