import type { Place } from "../finding/finding.ts";
import type { FieldPlan } from "./field.ts";
import { quoted, type Report } from "./report.ts";
import { identityColumn, type Table } from "./table.ts";

/** A table with what is needed to name its cells. */
export interface KeyedTable {
  readonly table: Table;
  readonly fields: readonly FieldPlan[];
  /** The place of a row's cell. */
  readonly place: (row: number, field: string) => Place;
  /** The report of the file that a row is in. */
  readonly report: (row: number) => Report;
}

/** What a key is, and how its breaches are named. */
interface KeyRule {
  readonly rule: string;
  readonly words: string;
  /** A primary key's parts can't be missing; a unique key with a missing part is not compared. */
  readonly required: boolean;
}

export const PRIMARY_KEY: KeyRule = {
  rule: "data/primary-key",
  words: "primary key",
  required: true,
};
export const UNIQUE_KEY: KeyRule = {
  rule: "data/unique-key",
  words: "unique key",
  required: false,
};
export const UNIQUE_FIELD: KeyRule = {
  rule: "data/unique",
  words: "unique field",
  required: false,
};

/** Reports rows that repeat a key, with the line of the first, and missing parts of a primary key. */
export function checkKey(keyed: KeyedTable, names: readonly string[], kind: KeyRule): void {
  const keyOf = keyReader(keyed, names);
  const seen = new Map<string, number>();
  for (let row = 0; row < keyed.table.lines.length; row++) {
    const key = keyOf(row);
    if (key === undefined) {
      if (kind.required) reportMissingPart(keyed, names, row, kind);
      continue;
    }
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else reportDuplicate(keyed, names, row, first, kind);
  }
}

/** Reports rows whose key has no row in the table it refers to; a missing part refers to nothing. */
export function checkForeignKey(
  keyed: KeyedTable,
  names: readonly string[],
  target: KeyedTable,
  targetNames: readonly string[],
  targetName: string,
): void {
  const known = new Set<string | undefined>();
  const targetKey = keyReader(target, targetNames);
  for (let row = 0; row < target.table.lines.length; row++) known.add(targetKey(row));
  const keyOf = keyReader(keyed, names);
  for (let row = 0; row < keyed.table.lines.length; row++) {
    const key = keyOf(row);
    if (key === undefined || known.has(key)) continue;
    const message = `${keyText(keyed, names, row)} is not in "${targetName}" (${targetNames.join(", ")})`;
    const remedy = `Correct the cell, or add the row to "${targetName}".`;
    keyed.report(row).add("data/foreign-key", placeOf(keyed, names, row), message, remedy);
  }
}

/** Stands between the parts of a key: text files can't have it. */
const BETWEEN = "\0";

/** One text for each row's key; undefined where a part is missing. */
function keyReader(keyed: KeyedTable, names: readonly string[]) {
  const columns = names.map((name) => {
    const at = keyed.fields.findIndex((field) => field.schema.name === name);
    const field = keyed.fields[at];
    return field === undefined ? [] : identityColumn(field, keyed.table.columns[at] ?? []);
  });
  return (row: number): string | undefined => {
    let key: string | undefined;
    for (const column of columns) {
      const value = column[row] ?? null;
      if (value === null) return undefined;
      key = key === undefined ? value : key + BETWEEN + value;
    }
    return key;
  };
}

function reportDuplicate(
  keyed: KeyedTable,
  names: readonly string[],
  row: number,
  first: number,
  kind: KeyRule,
): void {
  const { file, line } = keyed.place(first, names[0] ?? "");
  const at = file === keyed.place(row, "").file ? `line ${line}` : `${file}:${line}`;
  const message = `${kind.words} ${keyText(keyed, names, row)} stands twice, first on ${at}`;
  const remedy = "Remove one of the rows, or correct the key.";
  keyed.report(row).add(kind.rule, placeOf(keyed, names, row), message, remedy);
}

function reportMissingPart(
  keyed: KeyedTable,
  names: readonly string[],
  row: number,
  kind: KeyRule,
): void {
  const missing = names.find((name) => partOf(keyed, name, row) === null) ?? "";
  const required = keyed.fields.find((field) => field.schema.name === missing)?.required ?? false;
  if (required) return;
  const message = `field "${missing}" belongs to the ${kind.words}, but the cell is empty`;
  keyed.report(row).add(kind.rule, keyed.place(row, missing), message, "Fill the cell.");
}

function placeOf(keyed: KeyedTable, names: readonly string[], row: number): Place {
  return keyed.place(row, names[0] ?? "");
}

function partOf(keyed: KeyedTable, name: string, row: number): string | null {
  const at = keyed.fields.findIndex((field) => field.schema.name === name);
  return keyed.table.columns[at]?.[row] ?? null;
}

function keyText(keyed: KeyedTable, names: readonly string[], row: number): string {
  return names.map((name) => `${name} ${quoted(partOf(keyed, name, row) ?? "")}`).join(", ");
}
