import { pdfHash } from "../archive/manifest.ts";
import { type EditionState, releaseOf, stateOf } from "../archive/state-of.ts";
import { appendState, type StateLine } from "../archive/states.ts";
import { controlCharacter } from "../finding/control-character.ts";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type BuiltEdition, withBuilt } from "./built.ts";
import { refuseChanged } from "./unchanged.ts";

/** What is asked of an approval. */
export interface ApproveRequest {
  /** Who approves. */
  readonly by: string;
}

/**
 * Records that somebody has approved an edition as it lies there: name, time, SHA-256 of the PDF.
 * `edition` is its folder's path or `<bulletin>/<folder>`. Throws an InputError where it isn't
 * built, is a draft, is released already, where a file of it was changed by hand, and where what it
 * was made of has changed since.
 */
export async function approve(
  workspace: Workspace,
  edition: string,
  { by }: ApproveRequest,
): Promise<EditionState> {
  const name = nameOf(by, "approve");
  return withBuilt(workspace, edition, async (built) => {
    refuseDraft(built, "approved");
    refuseReleased(built);
    await refuseChanged(workspace, built);
    return await recordState(workspace, built, { state: "approved", by: name });
  });
}

/** The name on one line. Throws an InputError where it is empty or has a control character. */
export function nameOf(by: string, what: "approve" | "release"): string {
  const name = by.replace(/\s+/g, " ").trim();
  if (name !== "" && controlCharacter(name) === undefined) return name;
  throw new InputError([
    problem(
      `${what}/name`,
      { file: "--by" },
      name === "" ? `the name of who ${what}s is empty` : "the name has a control character in it",
      'Give a name: --by "Li Na".',
    ),
  ]);
}

/** Throws an InputError where the edition is a draft. */
export function refuseDraft({ manifest, shown }: BuiltEdition, what: string): void {
  if (!manifest.draft) return;
  throw new InputError([
    problem(
      "edition/draft",
      { file: shown },
      `a draft can't be ${what}: it says so on every page`,
      "Build the edition without --draft first.",
    ),
  ]);
}

/** Throws an InputError where the edition is released already. */
export function refuseReleased({ lines, folder, shown }: BuiltEdition): void {
  const release = releaseOf(lines, folder);
  if (release === undefined) return;
  throw new InputError([
    problem(
      "edition/released",
      { file: shown },
      `the edition was released on ${release.at}`,
      'What is wrong in it is mended with bulletin build --correction "what was wrong".',
    ),
  ]);
}

/** Writes a state down, with the time and the PDF's hash; returns the edition's state from now on. */
export async function recordState(
  workspace: Workspace,
  { bulletin, folder, manifest, lines }: BuiltEdition,
  happened: Pick<StateLine, "state" | "by" | "corrects" | "reason">,
): Promise<EditionState> {
  const sha256 = pdfHash(manifest) ?? "";
  const at = `${new Date().toISOString().slice(0, 19)}Z`;
  const line: StateLine = { edition: folder, ...happened, at, sha256 };
  await appendState(workspace, bulletin, line);
  return stateOf(bulletin, folder, [...lines, line], { draft: false, sha256 });
}
