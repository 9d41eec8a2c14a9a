import { beginVerdicts } from "../check/kept-verdicts.ts";
import { type Opening, type OpenTexts, openTexts } from "../check/open-texts.ts";
import { knowEdition } from "../check/prepare.ts";
import type { KnownEdition } from "../check/types.ts";
import { useKeptCode } from "../page/kept-code.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type ChangedRequest, type Composed, composeKnown } from "./compose-changed.ts";
import { type FactsKeeper, factsKeeper } from "./kept-facts.ts";
import type { Standing } from "./standing.ts";

interface OneRequest extends ChangedRequest, Opening {
  /** Waited for before the edition is composed, which leaves no time for anything else. */
  readonly beforeComposing?: () => Promise<unknown>;
}

/** One edition, as `composeChanged` makes it: from the facts that are kept of it, else from its data. */
export async function composeOne(
  workspace: Workspace,
  bulletin: string,
  request: OneRequest,
  standing: Promise<Standing | undefined>,
): Promise<Composed> {
  const code = await useKeptCode([bulletin, request.set ?? {}]);
  const texts = await openTexts(workspace, bulletin, request);
  try {
    const keeper = await factsKeeper(texts, request, await standing);
    const kept = request.force === true ? undefined : await keeper?.find();
    const known = kept ?? (await knowFromData(texts, request, keeper));
    await request.beforeComposing?.();
    const { verdicts, keep } = await beginVerdicts(known, (await standing)?.machine);
    const composed = await composeKnown({ ...texts, verdicts }, known, request, await standing);
    await Promise.all([code.keep(), keep()]);
    return composed;
  } finally {
    texts.close();
  }
}

/** What opens data is loaded only where it is needed, since that takes long. */
async function knowFromData(
  texts: OpenTexts,
  request: OneRequest,
  keeper: FactsKeeper | undefined,
): Promise<KnownEdition> {
  const { openData } = await import("../check/open.ts");
  const open = await openData(texts, request);
  try {
    const known = await knowEdition(open, request);
    await keeper?.keep(open, known);
    return known;
  } finally {
    open.close();
  }
}
