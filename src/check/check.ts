import type { Finding } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type EditionRequest, prepareEdition } from "./prepare.ts";

/**
 * Everything that can be found in a bulletin without printing it, for one edition. Returns the
 * findings, errors and warnings alike, and throws none of them; what it throws is a fault of ours.
 */
export async function check(
  workspace: Workspace,
  bulletin: string,
  request: EditionRequest = {},
): Promise<readonly Finding[]> {
  try {
    return (await prepareEdition(workspace, bulletin, request)).findings;
  } catch (error) {
    if (error instanceof InputError) return error.findings;
    throw error;
  }
}
