import {
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from "@duckdb/node-api";
import { type Finding, problem } from "../finding/finding.ts";
import { columnType } from "./column-type.ts";
import { digitCounts, isDoubleExactly } from "./decimal-text.ts";
import { quoteIdentifier, quoteText } from "./quote.ts";
import { quoted } from "./report.ts";
import { type ReadResource, ROW_COLUMN } from "./resource.ts";

/** Rows that one data chunk of DuckDB takes. */
const CHUNK = 2048;

const STAGING = "bulletin_staging";

/** A column of a table to be made. */
interface ColumnPlan {
  readonly name: string;
  readonly type: string;
}

/** SQL types of a resource's fields; numbers that the type doesn't hold are findings. */
export function planColumns(read: ReadResource, findings: Finding[]): ColumnPlan[] {
  return read.fields.map(({ schema }, at) => {
    const type = columnType(schema.type, read.table.columns[at] ?? []);
    if (type === undefined) findings.push(tooLong(read, at));
    if (type === "DOUBLE") findings.push(...inexact(read, at));
    return { name: schema.name, type: type ?? "VARCHAR" };
  });
}

function tooLong(read: ReadResource, at: number): Finding {
  const column = read.table.columns[at] ?? [];
  const row = column.findIndex((value) => value !== null && digitCounts(value).whole > 38);
  const name = read.fields[at]?.schema.name ?? "";
  const message = `the number in field "${name}" has more than 38 digits`;
  return problem("data/type", read.place(row, name), message, 'Declare the field as "string".');
}

/** The first number that a column of doubles would change: its own digits fit, but not with the others'. */
function inexact(read: ReadResource, at: number): Finding[] {
  const column = read.table.columns[at] ?? [];
  const row = column.findIndex((value) => value !== null && !isDoubleExactly(value));
  if (row < 0) return [];
  const name = read.fields[at]?.schema.name ?? "";
  const message = `${quoted(column[row] ?? "")} in field "${name}" can't be held exactly beside the others, which together need more than 38 digits`;
  const remedy = "Write the field's numbers in a unit that needs fewer digits.";
  return [problem("data/inexact", read.place(row, name), message, remedy)];
}

/** The statement that makes a resource's empty table. */
export function createTable(read: ReadResource, columns: readonly ColumnPlan[]): string {
  const definitions = columns.map(({ name, type }) => `${quoteIdentifier(name)} ${type}`);
  const all = [...definitions, `${quoteIdentifier(ROW_COLUMN)} VARCHAR`].join(", ");
  return `create table ${tableName(read)} (${all})`;
}

function tableName({ resource }: ReadResource): string {
  return `${quoteIdentifier(resource.package)}.${quoteIdentifier(resource.name)}`;
}

/** Fills a resource's table: texts are appended, and DuckDB casts them to the declared types. */
export async function fillTable(
  connection: DuckDBConnection,
  read: ReadResource,
  columns: readonly ColumnPlan[],
): Promise<void> {
  const names = columns.map((_, at) => `c${at} VARCHAR`);
  const definitions = [...names, "file INTEGER", "line INTEGER"].join(", ");
  await connection.run(`create or replace temp table ${STAGING} (${definitions})`);
  await appendTexts(connection, read);
  const casts = columns.map(({ type }, at) => `c${at}::${type}`);
  const files = `[${read.files.map(quoteText).join(", ")}]`;
  const row = `${files}[file + 1] || ':' || line`;
  const select = [...casts, row].join(", ");
  await connection.run(`insert into ${tableName(read)} select ${select} from ${STAGING}`);
  await connection.run(`drop table ${STAGING}`);
}

async function appendTexts(connection: DuckDBConnection, read: ReadResource): Promise<void> {
  const { columns, fileOf, lines } = read.table;
  const types = [...columns.map(() => VARCHAR), INTEGER, INTEGER];
  const appender = await connection.createAppender(STAGING);
  const all: readonly (readonly DuckDBValue[])[] = [...columns, fileOf, lines];
  for (let start = 0; start < lines.length; start += CHUNK) {
    const slices = all.map((column) => column.slice(start, start + CHUNK));
    const chunk = DuckDBDataChunk.create(types, slices[0]?.length ?? 0);
    chunk.setColumns(slices);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
