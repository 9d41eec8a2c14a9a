import type { Patience } from "../archive/lock.ts";
import type { Keys } from "../archive/manifest.ts";
import type { OpenBulletin } from "../check/open.ts";
import type { OpenTexts } from "../check/open-texts.ts";
import { composeEdition, knowEdition } from "../check/prepare.ts";
import type { EditionRequest, KnownEdition, PreparedEdition } from "../check/types.ts";
import type { InputFile } from "../workspace/workspace.ts";
import type { NamedEdition } from "./as-built.ts";
import { keysOf } from "./keys.ts";
import { refreshEdition } from "./refresh.ts";
import type { BuildResult } from "./result.ts";
import type { Standing } from "./standing.ts";

/** Which edition, and how it is made. */
export interface ChangedRequest extends EditionRequest {
  readonly force?: boolean | undefined;
  readonly patience?: Patience | undefined;
}

/** An edition that stands already, or one that is ready to be printed. */
export type Composed = NamedEdition & {
  /** Every file that was read for it. */
  readonly inputs: readonly InputFile[];
} & (
    | { readonly unchanged: BuildResult }
    | { readonly edition: PreparedEdition; readonly keys: Keys | undefined }
  );

/**
 * Works out the facts of an edition, and composes it where they, or what it is made of and with besides, have
 * changed since it was built. Where `standing` isn't known it has no keys, and is always composed.
 */
export async function composeChanged(
  open: OpenBulletin,
  request: ChangedRequest,
  standing: Standing | undefined,
): Promise<Composed> {
  return await composeKnown(open, await knowEdition(open, request), request, standing);
}

/** The same of an edition whose facts are known. */
export async function composeKnown(
  open: OpenTexts,
  known: KnownEdition,
  request: ChangedRequest,
  standing: Standing | undefined,
): Promise<Composed> {
  const { folder } = known;
  const { parameters } = known.facts;
  const keys = standing && keysOf(standing, open, known);
  const isWanted = request.force === true || keys === undefined;
  const unchanged = isWanted ? undefined : await refreshEdition(known, keys, request.patience);
  const found = { parameters, folder, inputs: known.sources.inputs() };
  if (unchanged !== undefined) return { ...found, unchanged };
  return { ...found, edition: await composeEdition(open, known, request), keys };
}
