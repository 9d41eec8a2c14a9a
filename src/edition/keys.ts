import type { Keys } from "../archive/manifest.ts";
import type { OpenTexts } from "../check/open-texts.ts";
import type { Parameters } from "../check/parameters.ts";
import type { KnownEdition } from "../check/types.ts";
import { sha256 } from "../workspace/read.ts";
import type { InputFile } from "../workspace/workspace.ts";
import { factsKey } from "./facts-key.ts";
import type { Standing } from "./standing.ts";

/** Which edition of a bulletin a key is of. */
interface KeyRequest {
  readonly parameters: Parameters;
  readonly draft: boolean;
  /** Why it is corrected. */
  readonly correction?: string | undefined;
}

/**
 * The key of an edition's inputs. `read`: files that it reads, or has read. Of these count the published
 * editions that it looks back at, and a file that was changed after `standing` was read: the key is then of
 * what the edition was made of, and not of what stood there before.
 */
export function inputsKey(
  standing: Standing,
  { parameters, draft, correction }: KeyRequest,
  read: readonly InputFile[],
): string {
  const isOwn = ({ path, sha256: hash }: InputFile): boolean =>
    !path.startsWith("bulletin:") && standing.files.get(path) !== hash;
  const own = read.filter(isOwn).map(({ path, sha256: hash }) => `${path} ${hash}`);
  return sha256(JSON.stringify([standing.hash, parameters, draft, correction, own.sort()]));
}

/** The keys of an edition whose facts are known. */
export function keysOf(standing: Standing, open: OpenTexts, known: KnownEdition): Keys {
  const { sources, facts, correction } = known;
  const request = {
    parameters: facts.parameters,
    draft: open.draft,
    correction: correction?.reason.text,
  };
  return {
    inputs: inputsKey(standing, request, sources.inputs()),
    facts: factsKey(standing, open, known),
  };
}
