import { openReleased, type ReleasedEditions } from "../archive/released.ts";
import { type KeptCharts, keepCharts } from "../charts/kept.ts";
import type { Photo } from "../page/photo.ts";
import { type Bulletin, readBulletin } from "../workspace/bulletin.ts";
import { readOnce } from "../workspace/read-once.ts";
import type { InputFile, RecordInput, Workspace } from "../workspace/workspace.ts";
import { refuseUnknownPackages } from "./packages.ts";
import { readPhotos } from "./photos.ts";
import type { OpenRequest } from "./types.ts";
import { type KeptVerdicts, keepVerdicts } from "./verdicts.ts";

/**
 * What the editions of a bulletin share but for its data: enough to compose one whose facts are known. It
 * imports nothing that opens data, since loading DuckDB takes longer than all that stands here.
 */
export interface OpenTexts {
  readonly workspace: Workspace;
  readonly bulletin: Bulletin;
  /** Its charts, compiled once and drawn in the same Views. */
  readonly charts: KeptCharts;
  /** Reads texts and charts against the facts, those of one shape once. */
  readonly verdicts: KeptVerdicts;
  /** Whether its editions are drafts. */
  readonly draft: boolean;
  /** What of it has been released. */
  readonly released: ReleasedEditions;
  /** The files that were read to open it: inputs of every edition. */
  readonly inputs: readonly InputFile[];
  /** The bulletin's photos by file name, told to `record` as inputs of the edition that asks. */
  readonly photos: (record: RecordInput) => Promise<ReadonlyMap<string, Photo>>;
  /** Frees what it holds; nothing can be made of it from then on. */
  close(): void;
}

/** How a bulletin is opened. */
export interface Opening extends OpenRequest {
  /** Told once its definition is found to be in order, before its data are loaded. */
  readonly onDefined?: () => unknown;
}

/**
 * Reads and validates a bulletin's definition and the texts beside it. Throws an InputError with every
 * finding of the first step that has one: definition, packages.
 */
export async function openTexts(
  workspace: Workspace,
  name: string,
  { draft = false, onStage: stage = () => {}, onDefined: defined = () => {} }: Opening = {},
): Promise<OpenTexts> {
  const inputs: InputFile[] = [];
  stage("reading the bulletin");
  const bulletin = await readBulletin(workspace, name, (file) => inputs.push(file));
  await refuseUnknownPackages(workspace, bulletin);
  defined();
  const charts = keepCharts();
  return {
    ...{ workspace, bulletin, draft, inputs, charts },
    verdicts: keepVerdicts(),
    released: openReleased(workspace, name),
    photos: readOnce((told) => readPhotos(workspace, bulletin, told)),
    close: () => charts.close(),
  };
}
