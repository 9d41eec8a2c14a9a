import { withBulletin } from "../src/check/open.ts";
import { prepareEdition } from "../src/check/prepare.ts";
import type { EditionRequest, OpenRequest, PreparedEdition } from "../src/check/types.ts";
import type { Workspace } from "../src/workspace/workspace.ts";

/** One edition alone: the bulletin is opened for it and closed again. */
export function prepareAlone(
  workspace: Workspace,
  bulletin: string,
  request: OpenRequest & EditionRequest = {},
): Promise<PreparedEdition> {
  return withBulletin(workspace, bulletin, request, (open) => prepareEdition(open, request));
}
