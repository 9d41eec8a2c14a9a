import { type ListedEdition, listAll, listedColumns } from "../burst/list.ts";
import { withBulletin } from "../check/open.ts";
import { type Parameters, PERIOD } from "../check/parameters.ts";
import { InputError } from "../finding/input-error.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** The editions that a burst would build today. */
export interface ExpectedEditions {
  /** Undefined where the bulletin has no list, or it can't be worked out. */
  readonly editions: readonly ListedEdition[] | undefined;
  /** Why it can't. */
  readonly notes: readonly string[];
}

/** The editions of a bulletin's burst for some parameters; none where the bulletin names no list. */
export async function expectedEditions(
  workspace: Workspace,
  bulletin: Bulletin,
  set: Parameters,
): Promise<ExpectedEditions> {
  if (bulletin.burst === undefined) return { editions: undefined, notes: [] };
  try {
    const editions = await listToday(workspace, bulletin.name, set);
    return { editions, notes: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [{ message } = { message: error.message }] = error.findings;
    const note = `The burst's list can't be worked out, so what is missing isn't known: ${message}`;
    return { editions: undefined, notes: [note] };
  }
}

/** What the query lists needn't be set, and can't be: of it those are taken that were asked for. */
function listToday(
  workspace: Workspace,
  name: string,
  set: Parameters,
): Promise<readonly ListedEdition[]> {
  return withBulletin(workspace, name, {}, async (open) => {
    const columns = await listedColumns(open, set);
    const isListed = ([parameter]: [string, string]): boolean => columns.includes(parameter);
    const others = Object.entries(set).filter((pair) => !isListed(pair));
    const { editions } = await listAll(open, { set: Object.fromEntries(others) });
    const period = columns.includes(PERIOD) ? set[PERIOD] : undefined;
    return editions.filter(
      ({ parameters }) => period === undefined || parameters[PERIOD] === period,
    );
  });
}
