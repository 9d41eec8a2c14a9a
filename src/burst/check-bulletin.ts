import { check } from "../check/check.ts";
import { withBulletin } from "../check/open.ts";
import type { Parameters } from "../check/parameters.ts";
import type { EditionRequest, OpenRequest } from "../check/types.ts";
import type { Finding } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { readBulletin } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { listAll } from "./list.ts";

/**
 * Everything that can be found in a bulletin without printing it: in the edition that `set` asks for; without it in
 * the usual one, or the first that the burst lists where only the list says what an edition is, and in that
 * list. Returns the findings, errors and warnings alike, and throws none of them; see `check`.
 */
export async function checkBulletin(
  workspace: Workspace,
  name: string,
  request: EditionRequest & OpenRequest = {},
): Promise<readonly Finding[]> {
  if (Object.keys(request.set ?? {}).length > 0) return await check(workspace, name, request);
  try {
    const set = await firstListed(workspace, name);
    const found = await check(workspace, name, { ...request, set });
    const isOpen = found.every(({ severity }) => severity === "warning");
    return isOpen ? [...found, ...(await listFindings(workspace, name))] : found;
  } catch (error) {
    if (error instanceof InputError) return error.findings;
    throw error;
  }
}

/**
 * What is wrong with the list of a bulletin's burst; nothing where it has none. For a bulletin that can be
 * opened: throws an InputError for any other.
 */
async function listFindings(workspace: Workspace, name: string): Promise<readonly Finding[]> {
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
async function firstListed(workspace: Workspace, name: string): Promise<Parameters | undefined> {
  const { burst, definition } = await readBulletin(workspace, name, () => {});
  const undecided = Object.values(definition.parameters).some((one) => one.default === undefined);
  if (burst === undefined || !undecided) return undefined;
  return await withBulletin(workspace, name, {}, async (open) => {
    const [first] = (await listAll(open, {})).editions;
    const { language: _every, ...others } = first?.parameters ?? {};
    return others;
  });
}
