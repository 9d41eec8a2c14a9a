import type { Fact, FactRow, FactTable } from "../facts/types.ts";

/** What a path of a template can lead to. Plain data of our own making, so no prototype is reachable. */
export type Value =
  | TableValue
  | RowValue
  | RecordValue
  | ListValue
  | Fact
  | Printed
  | string
  | number
  | boolean
  | undefined;

/** A fact table of many rows: `products`. */
interface TableValue {
  readonly kind: "table";
  readonly table: FactTable;
}

/** One row: `products.raw_coal`, a turn of `{{#each products}}`, a table of one row. */
interface RowValue {
  readonly kind: "row";
  readonly table: FactTable;
  readonly row: FactRow;
}

/** Names and their values: the root, `edition`, `labels`, the parameters of a partial. */
export interface RecordValue {
  readonly kind: "record";
  /** What it is called in messages: "edition", "the page". */
  readonly name: string;
  readonly entries: ReadonlyMap<string, Value>;
  /** Where names are looked up that it doesn't have. */
  readonly base?: Value;
}

/** Records to go through with `{{#each}}`: the figures that an edition corrects. */
interface ListValue {
  readonly kind: "list";
  readonly items: readonly RecordValue[];
}

/** A fact on its way to the page: what of it prints. */
export interface FactPart {
  readonly kind: "fact-part";
  readonly fact: Fact;
  readonly text: string;
  /** Machine-readable value at published precision; "" where missing. */
  readonly value: string;
  /** Marks that follow it: "computed" or status codes. */
  readonly marks: readonly string[];
  /** In a column of numbers marks take no width, so that the digits stay below each other. */
  readonly hanging?: boolean;
}

/** Markup of our own, and what it is in plain text: a text, or a slot that prints one. */
interface MarkupPart {
  readonly kind: "markup";
  readonly html: string;
  readonly text: string;
  /** Whether the text is a slot, which must not be escaped. @default false */
  readonly isSlot?: boolean;
}

export type Part = string | FactPart | MarkupPart;

/**
 * What a helper gives: parts that print as HTML in text and plain elsewhere. Texts in it are data and
 * are escaped when they print.
 */
export interface Printed {
  readonly kind: "printed";
  readonly parts: readonly Part[];
}

export function printed(...parts: readonly Part[]): Printed {
  return { kind: "printed", parts };
}

export function record(
  name: string,
  entries: Iterable<readonly [string, Value]>,
  base?: Value,
): RecordValue {
  return base === undefined
    ? { kind: "record", name, entries: new Map(entries) }
    : { kind: "record", name, entries: new Map(entries), base };
}

/** A table as templates see it: its row where it has exactly one. */
export function tableValue(table: FactTable): TableValue | RowValue {
  const [row] = table.rows;
  return table.one && row !== undefined ? { kind: "row", table, row } : { kind: "table", table };
}

function kindOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
}

const FACT_KINDS: readonly unknown[] = ["number", "text", "date", "boolean"];

export function isFact(value: Value): value is Fact {
  return FACT_KINDS.includes(kindOf(value));
}

export function isPrinted(value: Value): value is Printed {
  return kindOf(value) === "printed";
}

export function isTable(value: Value): value is TableValue {
  return kindOf(value) === "table";
}

export function isRow(value: Value): value is RowValue {
  return kindOf(value) === "row";
}

export function isList(value: Value): value is ListValue {
  return kindOf(value) === "list";
}

export function isRecord(value: Value): value is RecordValue {
  return kindOf(value) === "record";
}

/** Whether Handlebars handed us one of our own values: it types everything as `any`. */
export function isValue(value: unknown): value is Value {
  return value === undefined || PLAIN.has(typeof value) || KINDS.has(kindOf(value));
}

const PLAIN: ReadonlySet<string> = new Set(["string", "number", "boolean"]);
const KINDS: ReadonlySet<unknown> = new Set([
  ...["table", "row", "record", "list", "printed"],
  ...FACT_KINDS,
]);
