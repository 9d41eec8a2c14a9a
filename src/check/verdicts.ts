import type { FactTables } from "../facts/types.ts";
import type { Finding } from "../finding/finding.ts";
import type { Unfinished } from "../finding/unfinished.ts";
import { scopeOf, type TableScope, type TemplateScope } from "../page/scope.ts";
import { chartFindings } from "./draw.ts";
import type { Sources } from "./sources.ts";
import { staticFindings } from "./static.ts";
import type { KnownEdition } from "./types.ts";

/**
 * What is found in the texts and charts of an edition when they are read against the facts that there
 * are. What a draft may lack goes to its `setAside`.
 */
export type KeptVerdicts = (known: KnownEdition) => readonly Finding[];

/** What came of reading them once. */
export interface Verdict {
  /** Whatever was looked at, but for the keys of tables. */
  readonly shape: string;
  /** The tables whose keys were looked at, and what they were. */
  readonly keys: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
  readonly lacks: readonly Unfinished[];
}

/** Editions of more different shapes than this are read anew. */
const MOST_KEPT = 32;

/**
 * Reads the texts of a bulletin's editions. They see the shape of the facts, never a value, so that a
 * verdict holds for every edition of the same shape; of keys only those count that were asked for,
 * since most tables are listed, whatever rows they have.
 *
 * @param first a verdict that is known already
 * @param tell told of each new one
 */
export function keepVerdicts(
  first: readonly Verdict[] = [],
  tell: (verdict: Verdict) => void = () => {},
): KeptVerdicts {
  let kept = first;
  return (known) => {
    const shape = shapeOf(known);
    const keysOf = (table: string): string => keysText(known.facts.tables, table);
    const isSame = (verdict: Verdict): boolean =>
      verdict.shape === shape && [...verdict.keys].every(([table, keys]) => keysOf(table) === keys);
    const same = kept.find(isSame);
    const verdict = same ?? { shape, ...read(known, keysOf) };
    if (same === undefined) tell(verdict);
    kept = [verdict, ...kept.filter((other) => other !== verdict)].slice(0, MOST_KEPT);
    for (const lack of verdict.lacks) known.sources.setAside?.(lack);
    return verdict.findings;
  };
}

/** Everything that `read` looks at and that isn't the bulletin's own, but for the keys. */
export function shapeOf({ facts, commentary, correction }: KnownEdition): string {
  const { tables, language, others } = facts;
  const columns = [...tables.values()].map((table) => [
    ...[table.name, table.one, table.keyColumn],
    ...table.columns,
  ]);
  return JSON.stringify([language.code, commentary, correction?.reason, columns, [...others]]);
}

/** The keys of a table, as a verdict remembers them. */
export function keysText(tables: FactTables, table: string): string {
  return JSON.stringify([...(tables.get(table)?.byKey.keys() ?? [])]);
}

function read(
  { sources, facts, photos, commentary, correction }: KnownEdition,
  keysOf: (table: string) => string,
): Omit<Verdict, "shape"> {
  const { bulletin } = sources;
  const keys = new Map<string, string>();
  const lacks: Unfinished[] = [];
  const whole = scopeOf(facts.tables, {
    parameters: Object.keys(bulletin.definition.parameters),
    charts: [...bulletin.charts.keys()],
    photos: [...photos.keys()],
    others: facts.others,
    partials: bulletin.partials,
    language: facts.language,
    literals: bulletin.definition.literals,
    commentary,
    setAside: isDraft(sources) ? (lack) => lacks.push(lack) : undefined,
  });
  const scope = watched(whole, (table) => keys.set(table, keysOf(table)));
  const drawn = [...facts.tables].map(
    ([name, { columns, keyColumn }]) => [name, { columns, keyColumn }] as const,
  );
  const findings = [
    ...staticFindings(bulletin, scope, correction?.reason),
    ...chartFindings(bulletin, new Map(drawn)),
  ];
  return { keys, lacks, findings };
}

function isDraft({ setAside }: Sources): boolean {
  return setAside !== undefined;
}

/** The same scope, which tells whose keys are looked at. */
function watched(scope: TemplateScope, tell: (table: string) => void): TemplateScope {
  const tables = [...scope.tables].map(([name, table]): [string, TableScope] => [
    name,
    {
      ...table,
      get keys() {
        tell(name);
        return table.keys;
      },
    },
  ]);
  return { ...scope, tables: new Map(tables) };
}
