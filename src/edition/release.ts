import { pdfHash } from "../archive/manifest.ts";
import { approvalOf, type EditionState, releaseOf } from "../archive/state-of.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { readBulletin } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { nameOf, recordState, refuseDraft, refuseReleased } from "./approve.ts";
import { type BuiltEdition, withBuilt } from "./built.ts";
import { refuseChanged } from "./unchanged.ts";

/** What is asked of a release. */
export interface ReleaseRequest {
  /** Who releases. */
  readonly by?: string | undefined;
}

/**
 * Marks an edition as released: from now on it is frozen. `edition` is its folder's path or
 * `<bulletin>/<folder>`. Throws an InputError where it isn't built, is a draft or released already,
 * where the definition asks for an approval and these bytes have none, where what it was made of has
 * changed since, where it corrects an edition that isn't released, and before the instant that the calendar gives: only here the clock is asked.
 */
export async function release(
  workspace: Workspace,
  edition: string,
  { by }: ReleaseRequest = {},
): Promise<EditionState> {
  const name = by === undefined ? undefined : nameOf(by, "release");
  return withBuilt(workspace, edition, async (built) => {
    refuseDraft(built, "released");
    refuseReleased(built);
    await refuseChanged(workspace, built);
    await refuseUnapproved(workspace, built);
    refuseUnreleased(built);
    refuseEarly(built);
    const { correction } = built.manifest;
    return await recordState(workspace, built, {
      state: "released",
      by: name,
      corrects: correction?.of,
      reason: correction?.reason,
    });
  });
}

async function refuseUnapproved(workspace: Workspace, edition: BuiltEdition): Promise<void> {
  const { definition } = await readBulletin(workspace, edition.bulletin, () => {});
  if (!definition.approval) return;
  const approval = approvalOf(edition.lines, edition.folder);
  if (approval !== undefined && approval.sha256 === pdfHash(edition.manifest)) return;
  throw new InputError([unapproved(edition, approval?.by)]);
}

function unapproved({ name, shown }: BuiltEdition, before: string | undefined): Finding {
  return problem(
    "release/approval",
    { file: shown },
    before === undefined
      ? "the edition is not approved, which its definition asks for"
      : `the PDF is not the one that ${before} approved: it was built anew since`,
    `Look at it, then: bulletin approve ${name} --by NAME.`,
  );
}

/** A correction replaces what readers have. */
function refuseUnreleased({ manifest, bulletin, lines, shown }: BuiltEdition): void {
  const of = manifest.correction?.of;
  if (of === undefined || releaseOf(lines, of) !== undefined) return;
  throw new InputError([
    problem(
      "release/correction",
      { file: shown },
      `the edition corrects ${bulletin}/${of}, which is not released`,
      "Release that one first, or build this edition again.",
    ),
  ]);
}

function refuseEarly({ manifest, shown }: BuiltEdition): void {
  const instant = manifest.release;
  if (instant === undefined || Date.parse(instant) <= Date.now()) return;
  throw new InputError([
    problem(
      "release/early",
      { file: shown },
      `the calendar releases this edition at ${instant}, which is still to come`,
      "Wait until then; where the calendar is wrong, correct it and build again.",
    ),
  ]);
}
