import { readFile } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { quoteIdentifier, quoteText } from "./quote.ts";
import type { NativeCell, RawCell, RawTable } from "./raw-table.ts";

/** A column of a Parquet file: how its values are written as text, and what kind they are. */
interface ParquetColumn {
  readonly name: string;
  readonly text: string;
  readonly kind: NativeCell["kind"] | "text";
}

/**
 * Reads a Parquet file as texts, so that the same checks hold for it as for CSV. Lines are row
 * numbers. Must run before the database is locked. Throws an InputError where it can't be read, or isn't what was
 * read before: the database reads it by itself.
 *
 * @param content as it was recorded
 */
export async function readParquet(
  connection: DuckDBConnection,
  path: string,
  file: string,
  content: Buffer | undefined,
): Promise<RawTable> {
  const columns = await describeColumns(connection, path, file);
  const select = columns.map(({ text }) => text).join(", ");
  const reader = await connection.runAndReadAll(`select ${select} from ${source(path)}`);
  if (content?.equals(await readFile(path)) === false) throw changedMeanwhile(file);
  const rows = reader
    .getRows()
    .map((row) => columns.map(({ kind }, index) => parquetCell(row[index], kind)));
  return {
    file,
    labels: columns.map(({ name }) => name),
    labelPlace: (index) => ({ file, column: index + 1 }),
    rows,
    lines: rows.map((_, index) => index + 1),
    cellPlace: (row, index) => ({ file, line: row + 1, column: index + 1 }),
    numbered: true,
    ragged: false,
  };
}

function changedMeanwhile(file: string): InputError {
  const message = `the file ${file} has changed while it was read`;
  return new InputError([problem("data/changed", { file }, message, "Build again.")]);
}

function source(path: string): string {
  return `read_parquet(${quoteText(path)}, hive_partitioning = false)`;
}

async function describeColumns(
  connection: DuckDBConnection,
  path: string,
  file: string,
): Promise<ParquetColumn[]> {
  try {
    const reader = await connection.runAndReadAll(`describe select * from ${source(path)}`);
    return reader.getRows().map(([name, type]) => parquetColumn(String(name), String(type)));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = "the file can't be read as Parquet";
    const remedy = "Write it anew, or correct the resource's format.";
    throw new InputError([problem("data/parquet", { file }, message, remedy)]);
  }
}

function parquetColumn(name: string, type: string): ParquetColumn {
  const column = quoteIdentifier(name);
  const cast = `${column}::varchar`;
  if (/^(DECIMAL|U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DOUBLE|FLOAT)/.test(type)) {
    return { name, text: cast, kind: "number" };
  }
  if (type === "BOOLEAN") return { name, text: cast, kind: "boolean" };
  if (/\[|^(STRUCT|MAP)/.test(type)) {
    return { name, text: `to_json(${column})::varchar`, kind: "json" };
  }
  if (type === "TIMESTAMP WITH TIME ZONE") {
    return {
      name,
      text: `strftime(${column} at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ')`,
      kind: "text",
    };
  }
  if (type.startsWith("TIMESTAMP")) {
    return { name, text: `strftime(${column}, '%Y-%m-%dT%H:%M:%S')`, kind: "text" };
  }
  return { name, text: cast, kind: "text" };
}

function parquetCell(value: unknown, kind: ParquetColumn["kind"]): RawCell {
  if (value === null || value === undefined) return null;
  const text = String(value);
  return kind === "text" ? text : { kind, text };
}
