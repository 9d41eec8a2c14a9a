import { finishHere } from "../pdf/finished.ts";
import { earlyPool } from "../press/early-pool.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { keepAnswer } from "./asked.ts";
import type { BuildRequest } from "./build.ts";
import type { Composed } from "./compose-changed.ts";
import { composeOne } from "./compose-one.ts";
import { makeEdition } from "./make.ts";
import type { BuildResult } from "./result.ts";
import type { Standing } from "./standing.ts";

/**
 * Builds an edition of which something has changed, or isn't known: see `build`. The browser starts once the
 * definition is found to be in order, beside all that comes before the print.
 */
export async function buildChanged(
  workspace: Workspace,
  bulletin: string,
  request: BuildRequest,
  standing: Promise<Standing | undefined>,
): Promise<BuildResult> {
  const pool = earlyPool({ lanes: 1 });
  try {
    // What can be hashed has a definition in order. Who asks for what failed is told.
    standing.then((found) => found && pool.start()).catch(() => {});
    const opening = { ...request, onDefined: pool.start, beforeComposing: pool.start };
    const composed = await composeOne(workspace, bulletin, opening, standing);
    await keepParameters(composed, request, await standing);
    if ("unchanged" in composed) return composed.unchanged;
    const { edition, keys } = composed;
    const works = { pool: await pool.ready(), finish: finishHere };
    return await makeEdition(workspace, edition, keys, works, request);
  } finally {
    await pool.close();
  }
}

/** So that the next build knows them without asking the data. */
async function keepParameters(
  { parameters, folder, inputs }: Composed,
  { set = {}, correction }: BuildRequest,
  standing: Standing | undefined,
): Promise<void> {
  if (standing === undefined || correction !== undefined) return;
  const editions = [{ row: 1, parameters, folder }];
  await keepAnswer(standing, { kind: "one", set }, { names: [], editions }, inputs);
}
