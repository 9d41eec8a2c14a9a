import { type OpenBulletin, openBulletin } from "../check/open.ts";
import { composeChanged } from "../edition/compose-changed.ts";
import { makeEdition } from "../edition/make.ts";
import type { BuildResult } from "../edition/result.ts";
import type { Standing } from "../edition/standing.ts";
import { openFinisher } from "../pdf/finisher.ts";
import { lanesOf } from "../press/lanes.ts";
import { openPool } from "../press/pool.ts";
import type { Pool } from "../press/types.ts";
import type { InputFile, Workspace } from "../workspace/workspace.ts";
import type { BurstRequest } from "./burst.ts";
import { type EditionList, type ListedEdition, listAll } from "./list.ts";

/** Where the editions of a burst are made: the bulletin is open, the press is opened for the first print. */
export interface Shop {
  list(): Promise<EditionList>;
  /** The files that the list is made of. */
  readonly inputs: readonly InputFile[];
  /** Editions that are printed at once. */
  readonly lanes: number;
  /** One edition, from the data to its files, or as it stands. */
  make(listed: ListedEdition, signal: AbortSignal): Promise<BuildResult>;
  /** Whether what `make` has thrown is that there is no press, which no edition can do without. */
  isOfPress(error: unknown): boolean;
  close(): Promise<void>;
}

/** Milliseconds that an edition is waited for which another process is building: two tries and more. */
const PATIENCE = 180_000;

/** Opens the bulletin of a burst. Throws as `openBulletin`, and a RangeError for lanes that no edition gets through. */
export async function openShop(
  workspace: Workspace,
  name: string,
  request: BurstRequest,
  standing: Standing | undefined,
): Promise<Shop> {
  const lanes = lanesOf(request.lanes);
  const open: OpenBulletin = await openBulletin(workspace, name, request);
  const { correction, deadline, force } = request;
  const finisher = openFinisher();
  let pool: Promise<Pool> | undefined;
  let refused: unknown;
  const openPress = (): Promise<Pool> => {
    pool ??= openPool({ lanes }).catch((error: unknown) => {
      refused = error;
      throw error;
    });
    return pool;
  };
  return {
    list: () => listAll(open, request),
    inputs: open.inputs,
    lanes,
    make: async ({ parameters }, signal) => {
      const patience = { milliseconds: PATIENCE, signal };
      const wanted = { set: parameters, correction, force, patience };
      const found = await composeChanged(open, wanted, standing);
      if ("unchanged" in found) return found.unchanged;
      const works = { pool: await openPress(), finish: finisher.finish };
      const making = { deadline, patience };
      return await makeEdition(workspace, found.edition, found.keys, works, making);
    },
    isOfPress: (error) => refused !== undefined && error === refused,
    close: async () => {
      open.close();
      await finisher.close();
      await (await pool?.catch(() => undefined))?.close();
    },
  };
}
