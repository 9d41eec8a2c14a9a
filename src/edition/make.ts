import { join } from "node:path";
import { lockEdition, type Patience } from "../archive/lock.ts";
import type { PreparedEdition } from "../check/types.ts";
import type { Finding } from "../finding/finding.ts";
import type { Unfinished } from "../finding/unfinished.ts";
import type { Pool } from "../press/types.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { editionFiles, json } from "./contents.ts";
import { refuseFrozen } from "./frozen.ts";
import { manifestOf } from "./manifest.ts";
import { type PrintedEdition, printEdition } from "./print.ts";
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

/** What a build made. */
export interface BuildResult {
  /** `<bulletin>/<folder>`, as the command line names it. */
  readonly edition: string;
  /** The edition's folder, relative to the workspace. */
  readonly folder: string;
  /** Files in it, relative to it. */
  readonly files: readonly string[];
  /** The folder of the edition that it corrects; absent in a first edition. */
  readonly corrects?: string | undefined;
  readonly counts: {
    readonly pages: number;
    readonly figures: number;
    readonly tables: number;
    readonly facts: number;
    readonly occurrences: number;
  };
  /** What a draft still lacks; none in any other edition. */
  readonly unfinished: readonly Unfinished[];
  /** Warnings. */
  readonly findings: readonly Finding[];
  /** What the user should know of the machine: that the browser's sandbox is off, for one. */
  readonly notices: readonly string[];
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
  pool: Pool,
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
    const printed = await pool.lend((press) => printEdition(edition, press, deadline));
    stage("writing");
    const files = await editionFiles(edition, printed);
    const manifest = manifestOf(edition, files, printed);
    const all = [...files, { path: "manifest.json", content: json(manifest) }];
    await storeEdition(folder, all);
    return resultOf(
      edition,
      printed,
      all.map(({ path }) => path),
    );
  } finally {
    await release();
  }
}

function resultOf(
  edition: PreparedEdition,
  printed: PrintedEdition,
  files: readonly string[],
): BuildResult {
  const { bulletin, page } = edition;
  const name = `${bulletin.name}/${edition.edition.folder}`;
  return {
    edition: name,
    folder: `output/${name}`,
    corrects: edition.correction?.of,
    files,
    counts: {
      pages: printed.report.pages.length,
      figures: page.figures.length,
      tables: page.tables.length,
      facts: new Set(page.occurrences.map(({ fact }) => fact)).size,
      occurrences: page.occurrences.length,
    },
    unfinished: edition.unfinished,
    findings: [...edition.findings, ...printed.findings],
    notices: printed.notices,
  };
}
