import { sayingNoSecrets } from "../data/confidential.ts";
import { openDatabase } from "../data/database.ts";
import type { Database } from "../data/types.ts";
import { type KeptFacts, keepFacts } from "../facts/kept.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { InputFile, Workspace } from "../workspace/workspace.ts";
import { type Calendar, readCalendar } from "./calendar.ts";
import { type Opening, type OpenTexts, openTexts } from "./open-texts.ts";

/**
 * What the editions of a bulletin share: its definition and the texts beside it, its data, loaded and
 * locked. It knows nothing of any edition, so that one made from it is the same as one made alone.
 */
export interface OpenBulletin extends OpenTexts {
  readonly database: Database;
  readonly calendar: Calendar | undefined;
  /** Makes fact tables, those that editions share once. */
  readonly facts: KeptFacts;
}

/**
 * Reads and validates a bulletin and loads its data, for as many editions as are wanted. Throws an
 * InputError with every finding of the first step that has one: definition, packages, data, macros,
 * calendar.
 */
export async function openBulletin(
  workspace: Workspace,
  name: string,
  request: Opening = {},
): Promise<OpenBulletin> {
  const texts = await openTexts(workspace, name, request);
  const open = await openData(texts, request);
  return {
    ...open,
    close() {
      texts.close();
      open.close();
    },
  };
}

/** Loads the data of a bulletin; closing what it gives frees the data alone. Throws as openBulletin. */
export async function openData(
  texts: OpenTexts,
  { onStage: stage = () => {} }: Pick<Opening, "onStage"> = {},
): Promise<OpenBulletin> {
  const { workspace, bulletin } = texts;
  const inputs: InputFile[] = [...texts.inputs];
  stage("loading data");
  const { data } = bulletin.definition;
  const database = await openDatabase(workspace, data, (file) => inputs.push(file));
  try {
    const calendar = await sayingNoSecrets(database, () => prepareData(bulletin, database));
    return {
      ...{ ...texts, inputs, database, calendar, facts: keepFacts() },
      close: () => database.close(),
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
