import { placeText } from "../finding/finding.ts";
import type { SetAside, Unfinished } from "../finding/unfinished.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { InputFile, RecordInput, Workspace } from "../workspace/workspace.ts";
import type { OpenTexts } from "./open-texts.ts";

/** What an edition is made from: the bulletin, and each file that is read for it. */
export interface Sources {
  readonly workspace: Workspace;
  readonly bulletin: Bulletin;
  /** Is told of every file that is read. */
  readonly record: RecordInput;
  /** The files that were read so far, by path. */
  readonly inputs: () => readonly InputFile[];
  /** Takes what a draft may lack; undefined for any other edition, where it is an error. */
  readonly setAside: SetAside | undefined;
  /** What was set aside so far. */
  readonly unfinished: readonly Unfinished[];
}

/** The sources of one edition: what is shared, and lists of its own for what it reads and lacks. */
export function editionSources({ workspace, bulletin, draft, inputs }: OpenTexts): Sources {
  const files = new Map(inputs.map((file) => [file.path, file]));
  const unfinished: Unfinished[] = [];
  return {
    ...{ workspace, bulletin, unfinished },
    record: (file) => files.set(file.path, file),
    inputs: () => [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    setAside: draft ? collectInto(unfinished) : undefined,
  };
}

/** Keeps what is unfinished, each once: a partial may be called in several places. */
function collectInto(unfinished: Unfinished[]): SetAside {
  const known = new Set<string>();
  return (lack) => {
    const key = `${placeText(lack)} ${lack.message}`;
    if (!known.has(key)) unfinished.push(lack);
    known.add(key);
  };
}
