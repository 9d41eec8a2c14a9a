import { placeText } from "../finding/finding.ts";
import type { SetAside, Unfinished } from "../finding/unfinished.ts";
import { type Bulletin, readBulletin } from "../workspace/bulletin.ts";
import type { InputFile, RecordInput, Workspace } from "../workspace/workspace.ts";
import { refuseUnknownPackages } from "./packages.ts";

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

/** Reads a bulletin. Throws an InputError for what is wrong in its definition. */
export async function readSources(
  workspace: Workspace,
  name: string,
  isDraft: boolean,
): Promise<Sources> {
  const files = new Map<string, InputFile>();
  const record = (file: InputFile): unknown => files.set(file.path, file);
  const unfinished: Unfinished[] = [];
  const bulletin = await readBulletin(workspace, name, record);
  await refuseUnknownPackages(workspace, bulletin);
  return {
    ...{ workspace, bulletin, record, unfinished },
    inputs: () => [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    setAside: isDraft ? collectInto(unfinished) : undefined,
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
