import { type FactChanges, factChanges } from "../archive/changes.ts";
import type { FactRecord } from "../facts/facts-json.ts";
import { withholding } from "../facts/status.ts";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Language } from "../language/language.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Claims } from "./claim.ts";
import { type ClaimChanges, claimChanges } from "./claims.ts";
import { sentencesOf } from "./sentences.ts";
import { openSide, periodType, type Side } from "./side.ts";

/** Which two are compared. */
export interface DiffRequest {
  /** Where periods are compared: the bulletin they are of. */
  readonly bulletin?: string | undefined;
  /** Where periods are compared: the other parameters. */
  readonly set?: Readonly<Record<string, string>> | undefined;
  /** The folder from which paths of editions are given. @default the current one */
  readonly start?: string | undefined;
  /** Told what is being done, in a few words, for a progress line. */
  readonly onStage?: ((stage: string) => void) | undefined;
}

/** One of the two that were compared. */
type ComparedSide = Pick<Side, "name" | "from" | "parameters">;

/** How the facts of one table differ. */
export interface TableDiff extends Omit<FactChanges, "same"> {
  readonly table: string;
  /**
   * How rows were matched: a table of one row by its name, others by their key. A table without key
   * by position: a row that was put in between makes all that follow it differ.
   */
  readonly matchedBy: "name" | "key" | "position";
}

/** How two editions differ. */
export interface EditionDiff {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /** Facts that are the same in both. */
  readonly same: number;
  /** Tables with a difference, in the order of the second edition. */
  readonly tables: readonly TableDiff[];
  readonly sentences: ClaimChanges;
}

/**
 * Compares two editions as they lie on disk, or two periods of a bulletin as they would be built
 * today: facts that came, went, changed, and sentences that turned.
 *
 * Throws an InputError where one of them isn't there or is damaged, and where they are of two
 * bulletins or in two languages.
 */
export async function diff(
  workspace: Workspace,
  before: string,
  after: string,
  request: DiffRequest = {},
): Promise<EditionDiff> {
  refuseIdleParameters(request);
  const old = await openSide(workspace, { ...request, given: before });
  const now = await openSide(workspace, { ...request, given: after });
  refuseUnlike(old, now);
  const changes = factChanges(old.facts, now.facts);
  const hidden = hiddenFacts(changes, now.language);
  return {
    before: compared(old),
    after: compared(now),
    same: changes.same,
    tables: byTable(changes, [...now.facts, ...old.facts]),
    sentences: claimChanges(
      claimsOf(
        old,
        changes.changed.map(({ before }) => before),
        hidden,
      ),
      claimsOf(
        now,
        changes.changed.map(({ after }) => after),
        hidden,
      ),
    ),
  };
}

/** An edition that is built has its parameters. */
function refuseIdleParameters({ bulletin, set = {} }: DiffRequest): void {
  if (bulletin !== undefined || Object.keys(set).length === 0) return;
  throw new InputError([
    problem(
      "diff/parameters",
      { file: "--set" },
      "parameters are for periods, and these are editions",
      "Name the bulletin (--bulletin NAME) and two periods, or leave --set out.",
    ),
  ]);
}

function compared({ name, from, parameters }: Side): ComparedSide {
  return { name, from, parameters };
}

function refuseUnlike(old: Side, now: Side): void {
  if (old.bulletin !== now.bulletin) {
    throw unlike(old, now, `of two bulletins, "${old.bulletin}" and "${now.bulletin}"`);
  }
  if (old.language.code !== now.language.code) {
    throw unlike(old, now, `in two languages, "${old.language.code}" and "${now.language.code}"`);
  }
}

function unlike(old: Side, now: Side, how: string): InputError {
  return new InputError([
    problem(
      "diff/unlike",
      { file: now.name },
      `${old.name} and ${now.name} are ${how}: nothing in them can be matched`,
      "Compare two editions of one bulletin in one language.",
    ),
  ]);
}

/** What is said in the place of facts that one of the two keeps confidential, by path. */
function hiddenFacts({ changed }: FactChanges, language: Language): ReadonlyMap<string, string> {
  const isWithheld = ({ status }: FactRecord): boolean => withholding(status) === "c";
  return new Map(
    changed
      .filter(({ before, after }) => isWithheld(before) || isWithheld(after))
      .map(({ path }) => [path, language.missing("c")]),
  );
}

/** `shared` are the facts that are in both and differ, as this side has them, less what is hidden. */
function claimsOf(
  { html, printed, language, parameters, facts }: Side,
  shared: readonly FactRecord[],
  hidden: ReadonlyMap<string, string>,
): Claims {
  const period = parameters.period ?? "";
  return {
    sentences: sentencesOf({ html, printed, tag: language.tag, hidden }),
    facts: new Map([...facts, ...shared].map((fact) => [fact.path, fact])),
    period,
    periodType: periodType(period),
    tag: language.tag,
  };
}

/** `facts` are all of both: they say in which order the tables stand. */
function byTable({ changed, came, went }: FactChanges, facts: readonly FactRecord[]): TableDiff[] {
  const first = new Map(facts.toReversed().map((fact) => [fact.table, fact]));
  const tables = new Set(facts.map(({ table }) => table));
  return [...tables].flatMap((table) => {
    const parts = {
      changed: changed.filter(({ after }) => after.table === table),
      came: came.filter((fact) => fact.table === table),
      went: went.filter((fact) => fact.table === table),
    };
    const fact = first.get(table);
    const count = parts.changed.length + parts.came.length + parts.went.length;
    return fact === undefined || count === 0
      ? []
      : [{ table, matchedBy: matchedBy(fact), ...parts }];
  });
}

function matchedBy({ path, table, key, column }: FactRecord): TableDiff["matchedBy"] {
  if (path === `${table}.${column}`) return "name";
  return key === undefined ? "position" : "key";
}
