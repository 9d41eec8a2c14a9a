import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { keptFew } from "../workspace/kept-few.ts";
import { readRegularSync, sha256 } from "../workspace/read.ts";

const OURS = keptFew("built", { largest: 2 ** 12, all: 2 ** 18 });

/** The words of this process's command line, from the command on. */
export function commandWords(): readonly string[] {
  return process.argv.slice(2);
}

/**
 * Whether a command line will print one edition, as far as can be guessed at a glance: it did so before, and what it
 * wrote then is gone, or older than what it was made of. A wrong guess costs time, nothing else.
 *
 * @param words of the command line, from the command on
 */
export async function isLikelyToPrint(words: readonly string[], few = OURS): Promise<boolean> {
  if (words[0] !== "build" || words.some(isOther)) return false;
  const folder = await few.find(nameOf(words));
  return folder !== undefined && (words.includes("--force") || isOutdated(folder.toString()));
}

/** Notes the folder of the edition that a command line has built. */
export async function notePrinted(
  words: readonly string[],
  folder: string,
  few = OURS,
): Promise<void> {
  const known = await few.find(nameOf(words));
  if (known?.toString() !== folder) await few.keep(nameOf(words), Buffer.from(folder));
}

/** A burst, which starts its browsers when it knows what is to be printed, or help. */
function isOther(word: string): boolean {
  return /^(?:--all|--only(?:=.*)?|--help|-h)$/.test(word);
}

function nameOf(words: readonly string[]): string {
  return sha256(JSON.stringify([process.cwd(), words]));
}

/** As make knows it: by the times of the files that its manifest names. */
function isOutdated(folder: string): boolean {
  try {
    const path = join(folder, "manifest.json");
    const built = statSync(path).mtimeMs;
    const { inputs } = JSON.parse(readRegularSync(path).toString());
    const root = dirname(dirname(dirname(folder)));
    const own: string[] = inputs.map((input: { path: string }) => input.path);
    return own
      .filter((name) => !name.startsWith("bulletin:"))
      .some((name) => statSync(join(root, name)).mtimeMs > built);
  } catch {
    return true; // something of it is gone
  }
}
