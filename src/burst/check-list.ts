import { withBulletin } from "../check/open.ts";
import type { Parameters } from "../check/parameters.ts";
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

/**
 * The parameters of the first edition that the burst lists, but for its language, where a parameter has
 * no default, so that the list alone says what an edition is; else nothing. Throws an InputError where
 * the bulletin can't be opened or the list is wrong.
 */
export async function firstListed(
  workspace: Workspace,
  name: string,
): Promise<Parameters | undefined> {
  const { burst, definition } = await readBulletin(workspace, name, () => {});
  const undecided = Object.values(definition.parameters).some((one) => one.default === undefined);
  if (burst === undefined || !undecided) return undefined;
  return await withBulletin(workspace, name, {}, async (open) => {
    const [first] = (await listAll(open, {})).editions;
    const { language: _every, ...others } = first?.parameters ?? {};
    return others;
  });
}
