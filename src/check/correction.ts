import { join } from "node:path";
import { type FactChange, type FactChanges, factChanges } from "../archive/changes.ts";
import { type Edition, readEdition } from "../archive/edition.ts";
import { folderAt, isBuilt } from "../archive/find.ts";
import { pdfHash } from "../archive/manifest.ts";
import { releaseOf } from "../archive/state-of.ts";
import { readStates, type StateLine } from "../archive/states.ts";
import { type FactRecord, factsJson } from "../facts/facts-json.ts";
import { withRevised } from "../facts/revised.ts";
import type { FactTables } from "../facts/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { RecordInput, Workspace } from "../workspace/workspace.ts";
import type { EditionFacts } from "./edition-facts.ts";
import { folderName } from "./folder-name.ts";
import type { LocatedText } from "./localised.ts";
import type { Parameters } from "./parameters.ts";
import { REVISIONS } from "./revision-table.ts";
import type { Sources } from "./sources.ts";

/** What an edition corrects, worked out from the released one on disk. */
export interface Correction {
  /** Folder of the edition that it replaces: "2021-en", "2021-en-r1". */
  readonly of: string;
  /** Its own: "2021-en-r1". */
  readonly folder: string;
  /** 1 for the first correction. */
  readonly revision: number;
  /** As it was given, with its Handlebars. */
  readonly reason: LocatedText;
  /** The edition that it replaces. */
  readonly faulty: Edition;
  /** How its facts differ from those of that edition; where only the wording of a value differs, they don't. */
  readonly changes: Pick<FactChanges, "changed" | "went">;
}

/** Where the reason stands: what is wrong in it is said there. */
const REASON: Place = { file: "--correction", line: undefined, column: undefined };

/**
 * Where a correction is asked for: what it corrects, and the facts with the status r at each that has
 * changed; else the facts as they are. See `correctionOf`.
 */
export async function corrected(
  sources: Sources,
  facts: EditionFacts,
  reason: string | undefined,
): Promise<{ readonly correction: Correction | undefined; readonly facts: EditionFacts }> {
  if (reason === undefined) return { correction: undefined, facts };
  const correction = await correctionOf(sources, facts, reason);
  const paths = new Set(correction.changes.changed.map(({ path }) => path));
  return { correction, facts: { ...facts, tables: withRevised(facts.tables, paths) } };
}

/**
 * Compares the facts with those of the last released revision of the edition. Records the files of
 * that revision as inputs. Throws an InputError where it was never released, is no longer as it was
 * released, and where the reason is empty.
 */
async function correctionOf(
  { workspace, bulletin, record }: Sources,
  { parameters, language, tables }: EditionFacts,
  reason: string,
): Promise<Correction> {
  if (reason.trim() === "") throw new InputError([noReason()]);
  const first = folderName(bulletin, parameters);
  const { lines } = await readStates(workspace, bulletin.name);
  const revision = firstUnreleased(lines, first);
  if (revision === 0) throw new InputError([neverReleased(bulletin.name, first)]);
  const of = revisionName(first, revision - 1);
  const faulty = await readReleased(workspace, bulletin.name, of, lines, record);
  refuseOther(faulty, parameters);
  // What the table of revisions says is of an earlier edition's figures.
  const before = faulty.document.facts.filter(({ table }) => table !== REVISIONS);
  const known = new Set(before.map(({ table }) => table));
  const now = factsJson(tables, language, (table) => known.has(table)).facts;
  refuseUnkeyed(before, tables, bulletin);
  const { changed, went } = factChanges(before, now);
  return {
    ...{ of, folder: revisionName(first, revision), revision, faulty },
    reason: { text: reason.trim(), place: REASON },
    changes: { changed: changed.filter(isAnother), went },
  };
}

function firstUnreleased(lines: readonly StateLine[], first: string): number {
  for (let revision = 0; ; revision++) {
    if (releaseOf(lines, revisionName(first, revision)) === undefined) return revision;
  }
}

function revisionName(first: string, revision: number): string {
  return revision === 0 ? first : `${first}-r${revision}`;
}

/** Another value or unit, or another reason for having none; not a status, not another way to print it. */
function isAnother({ aspects, after }: FactChange): boolean {
  return (
    aspects.includes("value") ||
    aspects.includes("unit") ||
    (after.value === null && aspects.includes("text"))
  );
}

async function readReleased(
  workspace: Workspace,
  bulletin: string,
  of: string,
  lines: readonly StateLine[],
  record: RecordInput,
): Promise<Edition> {
  const folder = folderAt(workspace, join(workspace.output, bulletin, of));
  if (!(await isBuilt(folder.directory))) {
    throw new InputError([notThere(folder.shown, "isn't on disk any more")]);
  }
  const edition = await readEdition(workspace, folder, record);
  if (pdfHash(edition.manifest) === releaseOf(lines, of)?.sha256) return edition;
  throw new InputError([notThere(folder.shown, "isn't the one that was released")]);
}

function refuseOther({ manifest, shown }: Edition, parameters: Parameters): void {
  const differing = Object.keys(parameters).filter(
    (name) => (manifest.parameters[name] ?? parameters[name]) !== parameters[name],
  );
  const [name] = differing;
  if (name === undefined) return;
  throw new InputError([
    problem(
      "correction/other-edition",
      { file: `${shown}/manifest.json` },
      `the released edition is for ${name} ${manifest.parameters[name]}, this one for ${name} ${parameters[name]}`,
      `Correct that one with --set ${name}=${manifest.parameters[name]}, or write {{${name}}} into \`edition\`.`,
    ),
  ]);
}

/** Without the key that its rows had, every figure of a table would be told as no longer published. */
function refuseUnkeyed(
  before: readonly FactRecord[],
  tables: FactTables,
  { locate }: Sources["bulletin"],
): void {
  const keyed = new Set(before.flatMap(({ table, key }) => (key === undefined ? [] : [table])));
  const lost = [...tables.values()].filter(
    ({ name, keyColumn, one }) => keyed.has(name) && keyColumn === undefined && !one,
  );
  if (lost.length === 0) return;
  throw new InputError(
    lost.map(({ name }) =>
      problem(
        "correction/key",
        locate(["facts", name]),
        `the rows of "${name}" had a key in the released edition and have none now, so their figures can't be compared`,
        "Give the table the key that it had.",
      ),
    ),
  );
}

function notThere(file: string, what: string): Finding {
  return problem(
    "correction/released-edition",
    { file },
    `the released edition ${what}, so its figures can't be compared`,
    "Put the folder back as it was released.",
  );
}

function neverReleased(bulletin: string, first: string): Finding {
  return problem(
    "correction/never-released",
    { file: `output/${bulletin}/${first}` },
    `${bulletin}/${first} was never released, so there is nothing to correct`,
    "Build it without --correction: until its release an edition may change.",
  );
}

/** What is said of a reason that is empty, as it is given or as it prints. */
export function noReason(): Finding {
  return problem(
    "correction/reason",
    REASON,
    "the reason of the correction is empty",
    'Say what was wrong: --correction "The growth of coal was taken from the wrong column."',
  );
}
