import { join } from "node:path";
import { lockEdition, type Patience } from "../archive/lock.ts";
import type { Keys } from "../archive/manifest.ts";
import type { PreparedEdition } from "../check/types.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { editionFiles, json } from "./contents.ts";
import { refuseFrozen } from "./frozen.ts";
import { manifestOf } from "./manifest.ts";
import { type PrintWorks, printEdition } from "./print.ts";
import { type BuildResult, resultOf } from "./result.ts";
import { openOutput, recoverEdition, refuseStranger, storeEdition } from "./store.ts";

/** How an edition is made. */
export interface MakeRequest {
  /** Milliseconds for printing one edition, from the page to the PDF. @default 60000 */
  readonly deadline?: number | undefined;
  /** Told what is being done, in a few words, for a progress line. */
  readonly onStage?: ((stage: string) => void) | undefined;
  /** How long the edition is waited for where another process is building it. @default not at all */
  readonly patience?: Patience | undefined;
}

const DEADLINE = 60_000;

/**
 * Makes the files of an edition that was prepared:
 *
 *   locked → printed → finished → looked at → written, all or nothing
 *
 * Throws an InputError with all findings where the browser, the print or the output folder is at
 * fault, and where what stands in the output folder is released or another edition; it then stands
 * as before.
 */
export async function makeEdition(
  workspace: Workspace,
  edition: PreparedEdition,
  keys: Keys | undefined,
  works: PrintWorks,
  { deadline = DEADLINE, onStage: stage = () => {}, patience }: MakeRequest = {},
): Promise<BuildResult> {
  const { name } = edition.bulletin;
  const output = join(workspace.output, name);
  const folder = join(output, edition.edition.folder);
  const shown = `output/${name}/${edition.edition.folder}`;
  await insideWorkspace(workspace.root, shown, { file: shown });
  await openOutput(output);
  await refuseStranger(folder);
  const release = await lockEdition(folder, patience);
  try {
    await recoverEdition(folder);
    await refuseFrozen(workspace, edition);
    stage("printing");
    const printed = await printEdition(edition, works, deadline);
    stage("writing");
    const files = await editionFiles(edition, printed);
    const manifest = manifestOf(edition, files, printed, keys);
    await storeEdition(folder, [...files, { path: "manifest.json", content: json(manifest) }]);
    const { notices } = printed;
    return { ...resultOf(manifest, files), notices, unchanged: false };
  } finally {
    await release();
  }
}
