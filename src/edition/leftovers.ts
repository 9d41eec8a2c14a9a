import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { lockEdition } from "../archive/lock.ts";
import { InputError } from "../finding/input-error.ts";
import { recoverEdition } from "./store.ts";

/** What a build writes beside the folder of an edition, and takes away again. */
const BESIDE = /^\.(.+)\.(?:lock|incoming|outgoing|manifest)$/;

/**
 * Clears away what killed builds have left in the folder of a bulletin's editions: also beside an edition that
 * stands and isn't built again, or that nobody asks for any more. What another process is at work on stays.
 */
export async function clearLeftovers(output: string): Promise<void> {
  const names = await readdir(output);
  const editions = new Set(names.flatMap((name) => BESIDE.exec(name)?.[1] ?? []));
  for (const edition of editions) await putRight(join(output, edition));
}

async function putRight(folder: string): Promise<void> {
  try {
    const release = await lockEdition(folder);
    await recoverEdition(folder).finally(release);
  } catch (error) {
    // In use, or not to be written: whoever builds it says so.
    if (!(error instanceof InputError)) throw error;
  }
}
