import { withBulletin } from "../check/open.ts";
import { prepareEdition } from "../check/prepare.ts";
import type { EditionRequest, OpenRequest } from "../check/types.ts";
import { earlyPool } from "../press/early-pool.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type BuildResult, type MakeRequest, makeEdition } from "./make.ts";

/** What is asked of a build. */
export interface BuildRequest extends OpenRequest, EditionRequest, MakeRequest {}

/**
 * Builds one edition:
 *
 *   bulletin opened → edition checked and composed → made → written, all or nothing
 *
 * The browser starts once the definition is found to be in order, beside all that comes before the print.
 * Throws an InputError with all findings where the input, the browser or the output folder is at
 * fault; see `prepareEdition` and `makeEdition`.
 */
export async function build(
  workspace: Workspace,
  bulletin: string,
  request: BuildRequest = {},
): Promise<BuildResult> {
  const pool = earlyPool({ lanes: 1 });
  try {
    const opening = { ...request, onDefined: pool.start };
    const edition = await withBulletin(workspace, bulletin, opening, (open) =>
      prepareEdition(open, request),
    );
    return await makeEdition(workspace, edition, await pool.ready(), request);
  } finally {
    await pool.close();
  }
}
