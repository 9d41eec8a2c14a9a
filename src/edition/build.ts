import { basename, dirname, join } from "node:path";
import { openFailures } from "../archive/failures.ts";
import type { EditionRequest, OpenRequest } from "../check/types.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { lookUpEditions } from "./as-built.ts";
import { hasAnswers, knownAnswer } from "./asked.ts";
import { clearLeftovers } from "./leftovers.ts";
import type { MakeRequest } from "./make.ts";
import type { BuildResult } from "./result.ts";
import { type Standing, standingOf } from "./standing.ts";

/** What is asked of a build. */
export interface BuildRequest extends OpenRequest, EditionRequest, MakeRequest {
  /** Builds the edition also where it stands already as it would be built. @default false */
  readonly force?: boolean | undefined;
}

/**
 * Builds one edition, unless it stands already as it would be built:
 *
 *   inputs hashed → bulletin opened → edition known → composed → made → written, all or nothing
 *
 * Throws an InputError with all findings where the input, the browser or the output folder is at
 * fault; see `prepareEdition` and `makeEdition`.
 */
export async function build(
  workspace: Workspace,
  bulletin: string,
  request: BuildRequest = {},
): Promise<BuildResult> {
  const standing = standingOf(workspace, bulletin);
  // Whoever needs it waits for it; what is wrong with it is no fault of who doesn't.
  standing.catch(() => {});
  let built = await unchangedEdition(workspace, bulletin, request, standing);
  if (built === undefined) {
    // What opens a bulletin takes longer to load than all of the above to do.
    const { buildChanged } = await import("./build-changed.ts");
    built = await buildChanged(workspace, bulletin, request, standing);
  }
  await tidyUp(workspace, built);
  return built;
}

/**
 * Clears away what killed builds have left beside the bulletin's editions, and why a burst couldn't make this one. The
 * edition stands by now: a note that can't be found is no reason to say that it doesn't.
 */
async function tidyUp(workspace: Workspace, { edition }: BuildResult): Promise<void> {
  const [bulletin, folder] = [dirname(edition), basename(edition)];
  await clearLeftovers(join(workspace.output, bulletin));
  const failures = await openFailures(workspace, bulletin).catch(() => undefined);
  await failures?.forget(folder);
}

/**
 * The edition, where it stands. A correction's is known only from what was published. Where nothing was built
 * of the bulletin, its inputs are hashed beside the work on the edition.
 */
async function unchangedEdition(
  workspace: Workspace,
  bulletin: string,
  { set = {}, draft = false, correction, force = false }: BuildRequest,
  hashing: Promise<Standing | undefined>,
): Promise<BuildResult | undefined> {
  if (force || correction !== undefined || !(await hasAnswers(workspace, bulletin)))
    return undefined;
  const standing = await hashing;
  const answer = standing && (await knownAnswer(standing, { kind: "one", set }));
  const [edition] = answer?.editions ?? [];
  return standing && edition && (await lookUpEditions(standing, { draft })(edition));
}
