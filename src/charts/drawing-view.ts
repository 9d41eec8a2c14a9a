import type { Status } from "../facts/types.ts";
import { isObject, type JsonObject } from "./record.ts";

/** How a mark shows a status: with a dashed outline or line, as an open point, by a gap in a line. */
export type LookKind = "dashed" | "open" | "gap";

/** What a look stands for in a chart: a status of a column's facts. */
export interface Look {
  readonly kind: LookKind;
  readonly table: string;
  readonly column: string;
  readonly codes: readonly Status[];
}

/** Statuses of numbers that may still change. */
export const OPEN_CODES: readonly Status[] = ["p", "e"];

/** Statuses of what has no value: a gap in a line. */
export const MISSING_CODES: readonly Status[] = ["c", "x", "z"];

/** A column of numbers some of which have a status, as a chart has to show it. */
export interface MarkedColumn {
  readonly name: string;
  /** Whether any is provisional or estimated. */
  readonly open: boolean;
  /** Whether any stands after a break in its series. */
  readonly broken: boolean;
  /** Whether any is missing. */
  readonly missing: boolean;
}

/** The columns of a table that a chart has to mark, by name. */
export type MarkedColumns = ReadonlyMap<string, MarkedColumn>;

/** A view that draws, with what the views around it give to it. */
export interface DrawingView {
  readonly view: JsonObject;
  readonly mark: JsonObject;
  /** Its own channels over those around it. */
  readonly encoding: JsonObject;
  readonly columns: MarkedColumns;
  /** Fields by which the views around it are parted into panels. */
  readonly panels: readonly string[];
  readonly config: JsonObject;
  /** Fields that filters of the view and those around it name: which rows there are is the author's. */
  readonly filtered: ReadonlySet<string>;
  /** Whether the chart has marks that begin at nought. */
  readonly fromNought: boolean;
  /** Fields that text marks of the chart print without a place on an axis. */
  readonly placedTexts: ReadonlySet<string>;
}

/** A view that shows the status of its facts, and which looks it has. */
export interface MarkedView {
  readonly view: JsonObject;
  readonly looks: readonly Omit<Look, "table">[];
}

/** The field of a channel's definition. */
export function fieldOf(definition: unknown): string | undefined {
  return isObject(definition) ? textOf(definition.field) : undefined;
}

/** A value that is a text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** An expression that is true of rows whose column has one of these codes. */
export function statusTest(column: string, codes: readonly Status[]): string {
  const status = `datum[${JSON.stringify(`${column}_status`)}]`;
  const tests = codes.map((code) => `indexof(${status}, '${code}') >= 0`);
  return `isString(${status}) && (${tests.join(" || ")})`;
}
