import { basename, join } from "node:path";
import { readManifest } from "../archive/edition.ts";
import { failureText, openFailures } from "../archive/failures.ts";
import { type EditionFolder, editionsOf, folderAt } from "../archive/find.ts";
import type { Manifest } from "../archive/manifest.ts";
import { type Only, picked } from "../burst/only.ts";
import {
  COMMAND_LINE,
  type Parameters,
  PERIOD,
  parameterNames,
  unknownNames,
  valueFindings,
} from "../check/parameters.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
import { offsetPeriod, parsePeriod } from "../language/period.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type ExpectedEditions, expectedEditions } from "./expected.ts";

/** An edition on disk. */
export interface Filed extends EditionFolder {
  readonly manifest: Manifest;
}

/** An edition that should be here. */
export interface Missing {
  /** `<bulletin>/<folder>`. */
  readonly edition: string;
  readonly parameters: Parameters;
  /** The newest period of which there is one. */
  readonly newest?: string | undefined;
  /** Why the last burst couldn't make it, with the place. */
  readonly why?: string | undefined;
}

/** A folder with an edition that can't be read, and why. */
export interface Unreadable {
  readonly edition: string;
  readonly directory: string;
  readonly why: string;
}

/** Which editions a review is of. */
export interface Roll {
  /** Undefined where the bulletin has no periods. */
  readonly period: string | undefined;
  readonly editions: readonly Filed[];
  readonly missing: readonly Missing[];
  readonly unreadable: readonly Unreadable[];
  /** Names of editions that the burst doesn't list. */
  readonly unlisted: ReadonlySet<string>;
  /** The edition of the period before, of the same other parameters. */
  readonly before: (edition: Filed) => Filed | undefined;
  /** The period before, where it can be told. */
  readonly periodBefore: string | undefined;
  /** Why the last burst couldn't make editions that are here, by name. */
  readonly failed: ReadonlyMap<string, string>;
  /** What couldn't be found out. */
  readonly notes: readonly string[];
}

/** Which editions are wanted. */
export interface RollRequest {
  readonly set?: Parameters | undefined;
  readonly only?: Only | undefined;
}

/**
 * The editions of one period in `output/`, the newest where none is asked for, corrections in the place of what
 * they replace; and those that are missing: listed by the burst's query, or here for an older period. Throws an
 * InputError where nothing is built, and for a parameter or a value that no edition has.
 */
export async function openRoll(
  workspace: Workspace,
  bulletin: Bulletin,
  { set = {}, only = {} }: RollRequest,
): Promise<Roll> {
  throwIfErrors([...unknownNames(bulletin, set), ...periodFindings(bulletin, set)]);
  const { filed, unreadable } = await filedEditions(workspace, bulletin.name);
  const inForce = withoutReplaced(filed);
  const period = reviewedPeriod(bulletin, inForce, set);
  const current = inForce.filter(({ manifest }) => isOfPeriod(manifest.parameters, period));
  const fixed = period === undefined ? set : { ...set, [PERIOD]: period };
  const expected = await expectedEditions(workspace, bulletin, fixed);
  const failed = await failedEditions(workspace, bulletin.name);
  const missing = [
    ...missingOf(bulletin.name, expected, current).map(({ edition, ...of }) => ({
      ...{ edition, ...of, why: failed.get(edition) },
    })),
    ...(expected.editions === undefined ? behind(bulletin.name, inForce, current, period) : []),
  ];
  if (current.length + unreadable.length === 0) throw nothingBuilt(bulletin, period, failed);
  const all = [
    ...current.map(asCandidate),
    ...missing.map((one) => ({ ...one, filed: undefined })),
  ];
  const names = parameterNames(bulletin);
  const chosen = picked(picked(all, names, wantedValues(set, period), COMMAND_LINE), names, only);
  const periodBefore = stepBefore(bulletin, period);
  const byParameters = new Map(inForce.map((one) => [keyOf(one.manifest.parameters), one]));
  return {
    ...{ period, unreadable, periodBefore, failed, notes: expected.notes },
    editions: chosen.flatMap(({ filed }) => filed ?? []),
    missing: missing
      .filter((one) => chosen.some(({ edition }) => edition === one.edition))
      .map((one) => ({ ...one, newest: one.newest ?? newestOf(inForce, one.parameters) })),
    unlisted: unlistedOf(expected, current),
    before: ({ manifest }) =>
      periodBefore === undefined
        ? undefined
        : byParameters.get(keyOf({ ...manifest.parameters, [PERIOD]: periodBefore })),
  };
}

/** Why editions couldn't be made when a burst last tried, by name. */
async function failedEditions(
  workspace: Workspace,
  bulletin: string,
): Promise<ReadonlyMap<string, string>> {
  const failures = await (await openFailures(workspace, bulletin)).all();
  return new Map(
    [...failures].map(([folder, failure]) => [`${bulletin}/${folder}`, failureText(failure)]),
  );
}

async function filedEditions(
  workspace: Workspace,
  bulletin: string,
): Promise<{ readonly filed: readonly Filed[]; readonly unreadable: readonly Unreadable[] }> {
  const filed: Filed[] = [];
  const unreadable: Unreadable[] = [];
  for (const edition of await editionsOf(workspace, bulletin)) {
    const folder = folderAt(workspace, join(workspace.output, edition));
    const at = { edition, directory: folder.directory };
    try {
      const { manifest } = await readManifest(workspace, folder);
      const own = `${manifest.bulletin}/${manifest.edition}`;
      if (own === edition) filed.push({ ...folder, manifest });
      else unreadable.push({ ...at, why: `the folder is a copy of ${own}` });
    } catch (error) {
      unreadable.push({ ...at, why: whyOf(error) });
    }
  }
  return { filed, unreadable };
}

/** The first finding of an InputError in words; what else was thrown is thrown on. */
export function whyOf(error: unknown): string {
  if (!(error instanceof InputError)) throw error;
  const [{ message, file } = { message: error.message, file: "" }] = error.findings;
  return `${basename(file)}: ${message}`;
}

/** Of the editions for the same parameters the last correction. */
function withoutReplaced(filed: readonly Filed[]): readonly Filed[] {
  const revision = ({ manifest }: Filed): number => manifest.correction?.revision ?? 0;
  const last = new Map<string, Filed>();
  for (const one of filed) {
    const key = keyOf(one.manifest.parameters);
    const known = last.get(key);
    if (known === undefined || revision(known) < revision(one)) last.set(key, one);
  }
  return [...last.values()];
}

function keyOf(parameters: Parameters): string {
  return JSON.stringify(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is asked for, else the newest period of which there is an edition. */
function reviewedPeriod(
  { definition }: Bulletin,
  filed: readonly Filed[],
  set: Parameters,
): string | undefined {
  const declared = definition.parameters[PERIOD];
  const asked = Object.hasOwn(set, PERIOD) ? set[PERIOD] : undefined;
  if (declared === undefined || (asked !== undefined && asked !== "latest")) return asked;
  if (declared.type === "text") return undefined;
  return filed
    .flatMap(({ manifest }) => manifest.parameters[PERIOD] ?? [])
    .sort()
    .at(-1);
}

/** A period that no edition could be of. */
function periodFindings({ definition }: Bulletin, set: Parameters): Finding[] {
  const declaration = definition.parameters[PERIOD];
  const value = Object.hasOwn(set, PERIOD) ? set[PERIOD] : undefined;
  if (declaration === undefined || value === undefined || value === "latest") return [];
  return valueFindings({
    name: PERIOD,
    declaration,
    value,
    place: COMMAND_LINE,
    allowed: undefined,
  });
}

function isOfPeriod(parameters: Parameters, period: string | undefined): boolean {
  return period === undefined || parameters[PERIOD] === period;
}

function stepBefore({ definition }: Bulletin, period: string | undefined): string | undefined {
  const type = definition.parameters[PERIOD]?.type ?? "text";
  if (period === undefined || type === "text" || /^0001/.test(period)) return undefined;
  return parsePeriod(period, type) === undefined ? undefined : offsetPeriod(period, type, -1);
}

function missingOf(
  bulletin: string,
  { editions = [] }: ExpectedEditions,
  current: readonly Filed[],
): Missing[] {
  const here = new Set(current.map(({ manifest }) => keyOf(manifest.parameters)));
  return editions
    .filter(({ parameters }) => !here.has(keyOf(parameters)))
    .map(({ folder, parameters }) => ({ edition: `${bulletin}/${folder}`, parameters }));
}

/** Editions of an older period whose siblings have gone on; named by the one that is here. */
function behind(
  bulletin: string,
  inForce: readonly Filed[],
  current: readonly Filed[],
  period: string | undefined,
): Missing[] {
  if (period === undefined) return [];
  const others = ({ manifest }: Filed): string => keyOf({ ...manifest.parameters, [PERIOD]: "" });
  const here = new Set(current.map(others));
  const newest = new Map<string, Filed>();
  for (const one of inForce) {
    const was = one.manifest.parameters[PERIOD] ?? "";
    const known = newest.get(others(one))?.manifest.parameters[PERIOD] ?? "";
    if (was < period && was > known && !here.has(others(one))) newest.set(others(one), one);
  }
  return [...newest.values()].map(({ manifest }) => ({
    edition: `${bulletin}/${manifest.edition}`,
    parameters: { ...manifest.parameters, [PERIOD]: period },
    newest: manifest.parameters[PERIOD],
  }));
}

function newestOf(inForce: readonly Filed[], parameters: Parameters): string | undefined {
  const others = (of: Parameters): string => keyOf({ ...of, [PERIOD]: "" });
  return inForce
    .filter(({ manifest }) => others(manifest.parameters) === others(parameters))
    .flatMap(({ manifest }) => manifest.parameters[PERIOD] ?? [])
    .sort()
    .at(-1);
}

function unlistedOf({ editions }: ExpectedEditions, current: readonly Filed[]): Set<string> {
  if (editions === undefined) return new Set();
  const listed = new Set(editions.map(({ parameters }) => keyOf(parameters)));
  return new Set(
    current
      .filter(({ manifest }) => !listed.has(keyOf(manifest.parameters)))
      .map(({ name }) => name),
  );
}

function asCandidate(filed: Filed) {
  return { edition: filed.name, parameters: filed.manifest.parameters, filed };
}

/** What `--set` asks for; the period has been seen to. */
function wantedValues(set: Parameters, period: string | undefined): Only {
  const wanted = Object.entries(set).map(([name, value]) => [
    name,
    [name === PERIOD ? (period ?? value) : value],
  ]);
  return Object.fromEntries(wanted);
}

function nothingBuilt(
  { name, burst }: Bulletin,
  period: string | undefined,
  failed: ReadonlyMap<string, string>,
): InputError {
  const of = period === undefined ? "" : ` of ${period}`;
  const [[edition, why] = []] = failed;
  const one = period === undefined ? "" : ` --set ${PERIOD}=${period}`;
  const build = `bulletin build ${name}${burst === undefined ? one : " --all"}`;
  return new InputError([
    problem(
      "review/nothing-built",
      { file: `output/${name}` },
      `there is no edition of ${name}${of} to review`,
      edition === undefined
        ? `Build some first: ${build}.`
        : `Mend what the last burst failed of, ${edition} for one: ${why}`,
    ),
  ]);
}
