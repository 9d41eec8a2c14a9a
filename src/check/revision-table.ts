import type { FactChange } from "../archive/changes.ts";
import { differenceText } from "../archive/difference.ts";
import type { Edition } from "../archive/edition.ts";
import type { FactRecord } from "../facts/facts-json.ts";
import { labelOf } from "../facts/label.ts";
import type { Fact, FactRow, FactTable } from "../facts/types.ts";
import { withLabel } from "../language/labels.ts";
import type { Language, PeriodType } from "../language/language.ts";
import { parsePeriod } from "../language/period.ts";
import { PERIOD } from "./parameters.ts";

/** The name under which templates find the table. */
export const REVISIONS = "revisions";

const COLUMNS = ["what", "period", "as_published", "revised", "difference"] as const;

/** A row: its cells, and the path of the fact that was revised, which is its key. */
interface Row {
  readonly key: string;
  readonly cells: Readonly<Record<(typeof COLUMNS)[number], string>>;
}

/**
 * The table of what was printed in the edition before and has been revised since, in the order of that
 * edition; each observation once, though it was printed from several tables. Empty without revisions.
 */
export function revisionTable(
  published: Edition | undefined,
  changes: readonly FactChange[],
  language: Language,
): FactTable {
  const found = published === undefined ? [] : distinct(published, changes, language);
  const rows = found.map(factRow);
  return {
    name: REVISIONS,
    one: false,
    declared: false,
    columns: COLUMNS.map((name) => ({
      name,
      kind: name === "period" ? "date" : "text",
      computed: false,
      approximate: false,
      label: language.labels[name],
    })),
    rows,
    byKey: new Map(rows.map((row) => [row.key, row])),
    file: published === undefined ? "" : `${published.shown}/facts.json`,
    reads: {},
  };
}

function distinct(
  { document, manifest }: Edition,
  changes: readonly FactChange[],
  language: Language,
): Row[] {
  const printed = new Set(document.occurrences.map(({ fact }) => fact));
  const rowNamed = rowNamer(document.facts, manifest.parameters[PERIOD] ?? "");
  const rows = changes
    .filter(({ path }) => printed.has(path))
    .map((change): Row => {
      const { before, after } = change;
      const label = labelOf({ name: after.column, label: after.label });
      const { row, period } = rowNamed(after);
      const cells = {
        what: row === undefined ? label : withLabel(language.labels, row, label),
        period,
        as_published: before.text,
        revised: after.text,
        difference: differenceText(change, language),
      };
      return { key: change.path, cells };
    });
  // Of several facts that say the same the first is kept.
  const said = rows.map(({ cells }) => Object.values(cells).join("\n"));
  return rows.filter((_, index) => said.indexOf(said[index] ?? "") === index);
}

/** What a row is called, where it isn't a period, and of which period it is. */
interface RowName {
  readonly row?: string;
  readonly period: string;
}

/** Names rows: a period by itself, others by the first text in them that isn't their key. */
function rowNamer(facts: readonly FactRecord[], period: string): (fact: FactRecord) => RowName {
  const dated = new Set(facts.filter(isOwnDate).map(rowOf));
  const names = new Map<string, string>();
  for (const fact of facts) {
    const { kind, value, key } = fact;
    const isName = kind === "text" && value !== null && value !== key;
    if (isName && !names.has(rowOf(fact))) names.set(rowOf(fact), value);
  }
  return (fact) => {
    if (fact.key === undefined) return { period };
    const isPeriod = dated.has(rowOf(fact)) || periodTypeOf(fact.key) !== undefined;
    return isPeriod ? { period: fact.key } : { row: names.get(rowOf(fact)) ?? fact.key, period };
  };
}

function isOwnDate({ kind, value, key }: FactRecord): boolean {
  return kind === "date" && value === key;
}

function rowOf({ table, key }: FactRecord): string {
  return `${table}\n${key}`;
}

function factRow({ key, cells }: Row): FactRow & { readonly key: string } {
  const facts = COLUMNS.map((column): [string, Fact] => [
    column,
    {
      path: `${REVISIONS}.${key}.${column}`,
      table: REVISIONS,
      key,
      column,
      kind: column === "period" ? "date" : "text",
      value: cells[column],
      status: [],
      computed: false,
      approximate: false,
    },
  ]);
  return { key, facts: new Map(facts) };
}

const PERIOD_TYPES: readonly PeriodType[] = ["half", "quarter", "month", "day"];

/** Of what type of period a key is; a year looks like any number of four digits. */
function periodTypeOf(key: string): PeriodType | undefined {
  return PERIOD_TYPES.find((type) => parsePeriod(key, type) !== undefined);
}

/** Whether the rows of a table are periods: its key is a date, or every key is written as a period. */
export function isPeriodKeyed({ keyColumn, columns, rows }: FactTable): boolean {
  if (keyColumn === undefined) return false;
  if (columns.find(({ name }) => name === keyColumn)?.kind === "date") return true;
  const types = new Set(rows.map(({ key }) => periodTypeOf(key ?? "")));
  return types.size === 1 && !types.has(undefined);
}
