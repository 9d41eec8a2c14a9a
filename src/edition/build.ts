import { withBulletin } from "../check/open.ts";
import { prepareEdition } from "../check/prepare.ts";
import type { EditionRequest, OpenRequest } from "../check/types.ts";
import { openPool } from "../press/pool.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type BuildResult, type MakeRequest, makeEdition } from "./make.ts";

/** What is asked of a build. */
export interface BuildRequest extends OpenRequest, EditionRequest, MakeRequest {}

/**
 * Builds one edition:
 *
 *   bulletin opened → edition checked and composed → made → written, all or nothing
 *
 * Throws an InputError with all findings where the input, the browser or the output folder is at
 * fault; see `prepareEdition` and `makeEdition`.
 */
export async function build(
  workspace: Workspace,
  bulletin: string,
  request: BuildRequest = {},
): Promise<BuildResult> {
  const edition = await withBulletin(workspace, bulletin, request, (open) =>
    prepareEdition(open, request),
  );
  const pool = await openPool({ lanes: 1 });
  try {
    return await makeEdition(workspace, edition, pool, request);
  } finally {
    await pool.close();
  }
}
