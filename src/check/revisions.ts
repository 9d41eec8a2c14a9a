import type { FactChange } from "../archive/changes.ts";
import type { Edition } from "../archive/edition.ts";
import type { ReleasedEditions } from "../archive/released.ts";
import { revisionsOf } from "../archive/revisions.ts";
import type { Database } from "../data/types.ts";
import { type FactRecord, factsJson } from "../facts/facts-json.ts";
import type { KeptFacts } from "../facts/kept.ts";
import { loadFacts } from "../facts/load.ts";
import { withRevised } from "../facts/revised.ts";
import type { FactTables } from "../facts/types.ts";
import { type Finding, problem, warning } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Language } from "../language/language.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { InputFile } from "../workspace/workspace.ts";
import { type Parameters, PERIOD } from "./parameters.ts";
import { parametersBefore } from "./parameters-before.ts";
import { isPeriodKeyed, REVISIONS, revisionTable } from "./revision-table.ts";
import type { Sources } from "./sources.ts";

/** An edition whose facts are known, before anything is made of them. */
interface KnownFacts extends Sources {
  readonly database: Database;
  readonly parameters: Parameters;
  readonly language: Language;
  readonly kept: KeptFacts;
  readonly released: ReleasedEditions;
  readonly tables: FactTables;
}

/** The tables with their marks and the table of revisions; and warnings. */
interface RevisedFacts {
  readonly tables: FactTables;
  readonly findings: readonly Finding[];
}

/**
 * Finds what the released edition of the period before said and today's data don't say any more. Facts
 * that both editions have get the status r; all that was printed goes into the table `revisions`, which
 * is empty where nothing was revised or nothing was released.
 */
export async function reviseFacts(known: KnownFacts): Promise<RevisedFacts> {
  refuseOwnTable(known);
  const published = await editionBefore(known, known.parameters);
  const nothing = { changes: [], findings: [] };
  const { changes, findings } =
    published === undefined || hasSameData(published, known)
      ? nothing
      : await findChanges(published, known);
  const tables = withRevised(known.tables, sameObservations(changes, known));
  const table = revisionTable(published, listed(changes, known.bulletin), known.language);
  return { tables: new Map([...tables, [REVISIONS, table]]), findings };
}

/** A table of the author's would be hidden by ours. */
function refuseOwnTable({ tables, bulletin }: KnownFacts): void {
  if (!tables.has(REVISIONS)) return;
  throw new InputError([
    problem(
      "definition/name",
      bulletin.locate(["facts", REVISIONS]),
      `the fact table "${REVISIONS}" has a name that templates already use for something else`,
      "Choose another name.",
    ),
  ]);
}

/**
 * The released edition of the period before, of the same bulletin, language and other parameters;
 * undefined where the bulletin's period has no steps, or nothing was released.
 */
export async function editionBefore(
  { bulletin, record, released }: Pick<KnownFacts, "bulletin" | "record" | "released">,
  parameters: Parameters,
): Promise<Edition | undefined> {
  const before = parametersBefore(bulletin.definition, parameters);
  return before && released(before, record);
}

/**
 * What the table lists: columns that have a label are those that readers know by a name. Where the
 * definition labels none, all.
 */
function listed(changes: readonly FactChange[], { definition }: Bulletin): readonly FactChange[] {
  const columns = Object.values(definition.facts).flatMap((table) => Object.values(table.columns));
  if (columns.every(({ label }) => label === undefined)) return changes;
  return changes.filter(({ after }) => after.label !== undefined);
}

/** Whether the data files are those of then: nothing can have been revised. */
function hasSameData({ manifest }: Edition, { inputs }: KnownFacts): boolean {
  const dataOf = (files: readonly InputFile[]): string =>
    files
      .filter(({ path }) => path.startsWith("data/"))
      .map(({ path, sha256 }) => `${path} ${sha256}`)
      .sort()
      .join("\n");
  return dataOf(manifest.inputs) === dataOf(inputs());
}

interface Changes {
  readonly changes: readonly FactChange[];
  readonly findings: readonly Finding[];
}

async function findChanges(published: Edition, known: KnownFacts): Promise<Changes> {
  try {
    const restated = await restate(published, known);
    return { changes: revisionsOf(published.document, restated), findings: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { changes: [], findings: [notRestated(published)] };
  }
}

/** The facts of the edition before, from today's data. */
async function restate(
  { manifest, document }: Edition,
  { bulletin, database, language, kept }: KnownFacts,
): Promise<readonly FactRecord[]> {
  const published = new Set(document.facts.map(({ table }) => table));
  const isPublished = (table: string): boolean => published.has(table);
  const { parameters } = manifest;
  const request = { bulletin, parameters, languageCode: language.code, kept, wanted: isPublished };
  const { tables } = await loadFacts(database, request);
  return factsJson(tables, language, isPublished).facts;
}

function notRestated({ name, shown, manifest }: Edition): Finding {
  const { period } = manifest.parameters;
  return warning(
    "revisions/not-found",
    { file: shown },
    `what has been revised since ${name} can't be found: its facts can't be worked out from today's data`,
    `Look why with bulletin check ${manifest.bulletin} --set ${PERIOD}=${period}.`,
  );
}

/**
 * The paths of revised facts that this edition has, too, with the number of today: in tables whose rows
 * are periods, where a path means the same in every edition.
 */
function sameObservations(
  changes: readonly FactChange[],
  { tables, language }: KnownFacts,
): ReadonlySet<string> {
  if (changes.length === 0) return new Set();
  const dated = new Map([...tables].filter(([, table]) => isPeriodKeyed(table)));
  const now = new Map(
    factsJson(dated, language, () => true).facts.map((fact) => [fact.path, fact]),
  );
  return new Set(
    changes
      .map(({ after }) => after)
      .flatMap(({ path, value, unit }) => {
        const fact = now.get(path);
        return fact?.value === value && fact.unit === unit ? [path] : [];
      }),
  );
}
