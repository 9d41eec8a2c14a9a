import { openReleased, type ReleasedEditions } from "../archive/released.ts";
import { type KeptCharts, keepCharts } from "../charts/kept.ts";
import { sayingNoSecrets } from "../data/confidential.ts";
import { openDatabase } from "../data/database.ts";
import type { Database } from "../data/types.ts";
import { type KeptFacts, keepFacts } from "../facts/kept.ts";
import type { Photo } from "../page/photo.ts";
import { type Bulletin, readBulletin } from "../workspace/bulletin.ts";
import { readOnce } from "../workspace/read-once.ts";
import type { InputFile, RecordInput, Workspace } from "../workspace/workspace.ts";
import { type Calendar, readCalendar } from "./calendar.ts";
import { refuseUnknownPackages } from "./packages.ts";
import { readPhotos } from "./photos.ts";
import type { OpenRequest } from "./types.ts";
import { type KeptVerdicts, keepVerdicts } from "./verdicts.ts";

/**
 * What the editions of a bulletin share: its definition and the texts beside it, its data, loaded and
 * locked. It knows nothing of any edition, so that one made from it is the same as one made alone.
 */
export interface OpenBulletin {
  readonly workspace: Workspace;
  readonly bulletin: Bulletin;
  readonly database: Database;
  readonly calendar: Calendar | undefined;
  /** Its charts, compiled once and drawn in the same Views. */
  readonly charts: KeptCharts;
  /** Makes fact tables, those that editions share once. */
  readonly facts: KeptFacts;
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
  /** Frees the data; no edition can be known from then on. */
  close(): void;
}

/** How a bulletin is opened. */
interface Opening extends OpenRequest {
  /** Told once its definition is found to be in order, before its data are loaded. */
  readonly onDefined?: () => void;
}

/**
 * Reads and validates a bulletin and loads its data, for as many editions as are wanted. Throws an
 * InputError with every finding of the first step that has one: definition, packages, data, macros,
 * calendar.
 */
export async function openBulletin(
  workspace: Workspace,
  name: string,
  { draft = false, onStage: stage = () => {}, onDefined: defined = () => {} }: Opening = {},
): Promise<OpenBulletin> {
  const inputs: InputFile[] = [];
  const record = (file: InputFile): unknown => inputs.push(file);
  stage("reading the bulletin");
  const bulletin = await readBulletin(workspace, name, record);
  await refuseUnknownPackages(workspace, bulletin);
  defined();
  stage("loading data");
  const database = await openDatabase(workspace, bulletin.definition.data, record);
  try {
    const calendar = await sayingNoSecrets(database, () => prepareData(bulletin, database));
    const charts = keepCharts();
    return {
      ...{ workspace, bulletin, database, calendar, draft, inputs },
      ...{ facts: keepFacts(), verdicts: keepVerdicts(), charts },
      released: openReleased(workspace, name),
      photos: readOnce((told) => readPhotos(workspace, bulletin, told)),
      close() {
        charts.close();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

async function prepareData(bulletin: Bulletin, database: Database): Promise<Calendar | undefined> {
  for (const { file, text } of bulletin.macros) await database.define(text, file);
  return readCalendar(bulletin, database);
}

/** Does something with a bulletin that is open, and closes it whatever comes of it. */
export async function withBulletin<Result>(
  workspace: Workspace,
  name: string,
  request: Opening,
  work: (open: OpenBulletin) => Promise<Result>,
): Promise<Result> {
  const open = await openBulletin(workspace, name, request);
  try {
    return await work(open);
  } finally {
    open.close();
  }
}
