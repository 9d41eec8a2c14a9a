import { withBulletin } from "../check/open.ts";
import type { Finding } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { readBulletin } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { listAll } from "./list.ts";

/**
 * What is wrong with the list of a bulletin's burst; nothing where it has none. For a bulletin that can be
 * opened: throws an InputError for any other.
 */
export async function listFindings(
  workspace: Workspace,
  name: string,
): Promise<readonly Finding[]> {
  const { burst } = await readBulletin(workspace, name, () => {});
  if (burst === undefined) return [];
  return await withBulletin(workspace, name, {}, async (open) => {
    try {
      await listAll(open, {});
      return [];
    } catch (error) {
      if (error instanceof InputError) return error.findings;
      throw error;
    }
  });
}
