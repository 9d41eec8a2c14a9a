import {
  type DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBMaterializedResult,
  DuckDBStructVector,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from "@duckdb/node-api";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { ResultColumn, Value, ValueType } from "./types.ts";

/** A result column and how its value is taken from a row. */
interface Output {
  readonly column: ResultColumn;
  /** Index in the row as DuckDB gives it. */
  readonly index: number;
  /** Index of an entry of a STRUCT, where it is unfolded. */
  readonly entry?: number | undefined;
}

/** A row where DuckDB has it: as values of JavaScript the rows of all editions would take ten times as much. */
export interface RawRow {
  readonly chunk: DuckDBDataChunk;
  /** Its index in the chunk. */
  readonly at: number;
}

/** A result whose rows are turned into exact texts when they are asked for. */
export interface OpenResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly RawRow[];
  /** The values of some rows; throws an InputError that names column and row for NaN and Infinity. */
  readonly values: (rows: readonly RawRow[]) => Value[][];
  /** The text of a row in a column; undefined where there is none. */
  readonly text: (row: RawRow, column: number) => string | undefined;
}

/**
 * Opens a result. Throws an InputError that names the column for a type that can't be printed and for
 * doubled names.
 */
export async function openResult(
  result: DuckDBMaterializedResult,
  file: string,
): Promise<OpenResult> {
  const findings: Finding[] = [];
  const outputs = result
    .columnNames()
    .flatMap((name, index) => outputsOf(name, result.columnType(index), index, file, findings));
  findings.push(...doubledNames(outputs, file));
  if (findings.length > 0) throw new InputError(findings);
  return {
    columns: outputs.map(({ column }) => column),
    rows: (await result.fetchAllChunks()).flatMap(rowsOf),
    values: (rows) => valuesOf(rows, outputs, file),
    text(row, column) {
      const output = outputs[column];
      const value = output === undefined ? null : cellOf(row, output, 0, file, []);
      return value === null ? undefined : String(value);
    },
  };
}

function rowsOf(chunk: DuckDBDataChunk): RawRow[] {
  return Array.from({ length: chunk.rowCount }, (_, at) => ({ chunk, at }));
}

function valuesOf(rows: readonly RawRow[], outputs: readonly Output[], file: string): Value[][] {
  const findings: Finding[] = [];
  const values = rows.map((row, at) =>
    outputs.map((output) => cellOf(row, output, at, file, findings)),
  );
  if (findings.length > 0) throw new InputError(findings.slice(0, 20));
  return values;
}

function outputsOf(
  name: string,
  type: DuckDBType,
  index: number,
  file: string,
  findings: Finding[],
): Output[] {
  const entries = type.typeId === DuckDBTypeId.STRUCT ? structEntries(type) : undefined;
  if (entries !== undefined) {
    return entries.flatMap(([entryName, entryType], entry) => {
      const full = entryName === "value" ? name : `${name}_${entryName}`;
      const column = columnOf(full, entryType, file, findings);
      return column === undefined ? [] : [{ column, index, entry }];
    });
  }
  const column = columnOf(name, type, file, findings);
  return column === undefined ? [] : [{ column, index }];
}

/** Entries of a struct that our macros return: `value`, with `reason`, `status`, `precision`. */
const ENTRIES = ["value", "reason", "status", "precision"];

function structEntries(type: DuckDBType): [string, DuckDBType][] | undefined {
  if (!("entryNames" in type)) return undefined;
  const entries = type.entryNames.map((name, at): [string, DuckDBType | undefined] => [
    name,
    type.entryTypes[at],
  ]);
  const known = entries.filter(
    (entry): entry is [string, DuckDBType] => ENTRIES.includes(entry[0]) && entry[1] !== undefined,
  );
  return known.length === entries.length && type.entryNames.includes("value") ? known : undefined;
}

function columnOf(
  name: string,
  type: DuckDBType,
  file: string,
  findings: Finding[],
): ResultColumn | undefined {
  const valueType = VALUE_TYPES.get(type.typeId);
  if (valueType === undefined) {
    const message = `column "${name}" has the type ${type.toString()}, which can't be printed`;
    const remedy = "Cast it to a number, a text, a date or a boolean.";
    findings.push(problem("query/type", { file }, message, remedy));
    return undefined;
  }
  return "scale" in type && typeof type.scale === "number"
    ? { name, type: valueType, scale: type.scale }
    : { name, type: valueType };
}

const VALUE_TYPES: ReadonlyMap<DuckDBTypeId, ValueType> = new Map([
  ...typed("integer", [
    ...[DuckDBTypeId.TINYINT, DuckDBTypeId.SMALLINT, DuckDBTypeId.INTEGER, DuckDBTypeId.BIGINT],
    ...[DuckDBTypeId.UTINYINT, DuckDBTypeId.USMALLINT, DuckDBTypeId.UINTEGER],
    ...[DuckDBTypeId.UBIGINT, DuckDBTypeId.HUGEINT, DuckDBTypeId.UHUGEINT, DuckDBTypeId.BIGNUM],
  ]),
  ...typed("decimal", [DuckDBTypeId.DECIMAL]),
  ...typed("double", [DuckDBTypeId.DOUBLE, DuckDBTypeId.FLOAT]),
  ...typed("text", [
    ...[DuckDBTypeId.VARCHAR, DuckDBTypeId.ENUM, DuckDBTypeId.UUID, DuckDBTypeId.SQLNULL],
    ...[DuckDBTypeId.TIME, DuckDBTypeId.INTERVAL],
  ]),
  ...typed("date", [DuckDBTypeId.DATE]),
  ...typed("datetime", [
    ...[DuckDBTypeId.TIMESTAMP, DuckDBTypeId.TIMESTAMP_TZ, DuckDBTypeId.TIMESTAMP_S],
    ...[DuckDBTypeId.TIMESTAMP_MS, DuckDBTypeId.TIMESTAMP_NS],
  ]),
  ...typed("boolean", [DuckDBTypeId.BOOLEAN]),
]);

function typed(type: ValueType, ids: readonly DuckDBTypeId[]): [DuckDBTypeId, ValueType][] {
  return ids.map((id) => [id, type]);
}

function doubledNames(outputs: readonly Output[], file: string): Finding[] {
  const names = outputs.map(({ column }) => column.name.toLowerCase());
  return outputs
    .filter((_, index) => names.indexOf(names[index] ?? "") < index)
    .map(({ column }) => {
      const message = `the result has two columns named "${column.name}"`;
      return problem("query/doubled-column", { file }, message, "Rename one with AS.");
    });
}

function cellOf(
  row: RawRow,
  { column, index, entry }: Output,
  at: number,
  file: string,
  findings: Finding[],
): Value {
  const value = valueAt(row, index, entry);
  if (value === null || typeof value === "boolean") return value;
  if (isPrintable(value)) return typeof value === "number" ? doubleText(value) : exactText(value);
  const said = typeof value === "number" ? String(value) : "infinite";
  const message = `column "${column.name}" is ${said} in row ${at + 1} of the result`;
  const remedy = "Guard the division or the cast, e.g. with nullif(…, 0).";
  findings.push(problem("query/not-finite", { file }, message, remedy));
  return null;
}

/** NaN, Infinity, and DuckDB's infinite dates can't be printed. */
function isPrintable(value: DuckDBValue): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value !== "object" || value === null || !("isFinite" in value) || value.isFinite;
}

function valueAt({ chunk, at }: RawRow, index: number, entry: number | undefined): DuckDBValue {
  const vector = chunk.getColumnVector(index);
  if (entry === undefined) return vector.getItem(at);
  return vector instanceof DuckDBStructVector ? vector.getItemValue(at, entry) : null;
}

/** The shortest digits that give the same double again, without an exponent. */
function doubleText(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = "", first = "", rest = "", exponent = "0"] = parts;
  const power = Number(exponent);
  const digits = first + rest;
  return power < 0
    ? `${sign}0.${"0".repeat(-power - 1)}${digits}`
    : sign + digits.padEnd(power + 1, "0");
}

function exactText(value: DuckDBValue): string {
  if (value instanceof DuckDBDecimalValue) return decimalText(value);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampTZValue) {
    // The library's text is in the time zone of this process; the same instant without one is UTC.
    return `${isoTimestamp(new DuckDBTimestampValue(value.micros))}Z`;
  }
  if (TIMESTAMPS.some((type) => value instanceof type)) return isoTimestamp(value);
  return String(value);
}

const TIMESTAMPS = [
  DuckDBTimestampValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
];

/** From the digits themselves: the library's own text asks the locale for its decimal point. */
function decimalText({ value, scale }: DuckDBDecimalValue): string {
  const negative = value < 0n;
  const digits = String(negative ? -value : value).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const text = scale === 0 ? whole : `${whole}.${digits.slice(-scale)}`;
  return negative ? `-${text}` : text;
}

function isoTimestamp(value: DuckDBValue): string {
  return String(value).replace(" ", "T");
}
