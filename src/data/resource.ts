import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { readInput } from "../workspace/read.ts";
import type { RecordInput, Workspace } from "../workspace/workspace.ts";
import { readCsv } from "./csv.ts";
import { FORMATS, type Format } from "./descriptor.ts";
import { locateJson } from "./descriptor-findings.ts";
import { type Dialect, dialectSchema } from "./dialect.ts";
import { type FieldPlan, planField } from "./field.ts";
import { readJsonRows } from "./json-rows.ts";
import { memberOf } from "./json-text.ts";
import type { KeyedTable } from "./keys.ts";
import type { DeclaredResource } from "./package.ts";
import { readParquet } from "./parquet.ts";
import type { RawTable } from "./raw-table.ts";
import { fileReport, type Report } from "./report.ts";
import { namesOf } from "./schema.ts";
import { decodeText, encodingFinding, integrityFindings } from "./source-file.ts";
import { emptyTable, readRows } from "./table.ts";
import type { Resource } from "./types.ts";

/** A resource with its rows, read and checked but for its keys. */
export interface ReadResource extends KeyedTable {
  readonly declared: DeclaredResource;
  readonly resource: Resource;
  /** The files' names by the table's `fileOf`. */
  readonly files: readonly string[];
  readonly reports: readonly Report[];
  /** What is wrong with the declaration, or with a file as a whole. */
  readonly findings: readonly Finding[];
}

/** What reading data needs. */
interface DataReading {
  readonly workspace: Workspace;
  readonly connection: DuckDBConnection;
  readonly record: RecordInput;
}

/** Reads a resource's files by its schema; what is wrong is in the reports and findings. */
export async function readResource(
  reading: DataReading,
  declared: DeclaredResource,
): Promise<ReadResource> {
  const findings: Finding[] = [];
  const fields = planFields(declared, findings);
  const raws = findings.length > 0 ? [] : await readRawTables(reading, declared, findings);
  const table = emptyTable(fields);
  const reports = raws.map((raw) => fileReport(raw.file));
  const positions: Record<string, Record<string, number>> = {};
  for (const [index, raw] of raws.entries()) {
    const report = reports[index];
    if (report === undefined) continue;
    const match = declared.schema.fieldsMatch;
    positions[raw.file] = readRows(table, fields, match, raw, index, report);
  }
  const files = raws.map(({ file }) => file);
  return {
    declared,
    fields,
    table,
    files,
    reports,
    findings,
    resource: resourceOf(declared, table.lines.length, positions, raws),
    place: (row, field) => {
      const file = files[table.fileOf[row] ?? 0] ?? declared.json.file;
      return { file, line: table.lines[row], column: positions[file]?.[field] };
    },
    report: (row) => reports[table.fileOf[row] ?? 0] ?? fileReport(declared.json.file),
  };
}

function resourceOf(
  declared: DeclaredResource,
  rows: number,
  positions: Resource["positions"],
  raws: readonly RawTable[],
): Resource {
  const { descriptor, schema } = declared;
  return {
    package: declared.package,
    name: descriptor.name,
    title: descriptor.title,
    fields: schema.fields.map(({ name, type, title, description, unit, decimals }) => {
      return { name, type, title, description, unit, decimals };
    }),
    primaryKey: namesOf(schema.primaryKey),
    files: declared.files,
    positions,
    lastLines: Object.fromEntries(raws.map(({ file, lines }) => [file, lastLine(lines)])),
    rows,
  };
}

function lastLine(lines: readonly number[]): number {
  return lines.reduce((last, line) => Math.max(last, line), 0);
}

/** The hidden column that says where a row comes from. */
export const ROW_COLUMN = "_row";

function planFields(declared: DeclaredResource, findings: Finding[]): FieldPlan[] {
  const { schema, dialect, locateSchema } = declared;
  const lower = schema.fields.map(({ name }) => name.toLowerCase());
  return schema.fields.map((field, index) => {
    const locate = (...keys: PropertyKey[]) => locateSchema("fields", index, ...keys);
    const fault = nameFault(field.name, lower.indexOf(lower[index] ?? "") < index);
    if (fault !== undefined) {
      findings.push(problem("data/descriptor", locate("name"), fault, "Rename the field."));
    }
    return planField(schema, field, dialect?.nullSequence, locate, findings);
  });
}

function nameFault(name: string, twice: boolean): string | undefined {
  if (name.toLowerCase() === ROW_COLUMN) return `field "${name}" has a name that is ours`;
  if (name.includes("\0")) return "a field's name has a NUL character";
  return twice ? `field "${name}" stands twice (SQL knows no capitals)` : undefined;
}

async function readRawTables(
  reading: DataReading,
  declared: DeclaredResource,
  findings: Finding[],
): Promise<RawTable[]> {
  const format = formatOf(declared, findings);
  const { encoding } = declared.descriptor;
  findings.push(...encodingFinding(encoding, declared.locate("encoding")));
  if (format === undefined || findings.length > 0) return [];
  const dialect = declared.dialect ?? dialectSchema.parse({});
  const suited = format === "tsv" ? { ...dialect, delimiter: "\t" } : dialect;
  try {
    return declared.files.length === 0
      ? [inlineTable(declared, suited)]
      : await fileTables(reading, declared, format, suited, findings);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const finding of error.findings) findings.push(finding);
    return [];
  }
}

/** Inline data are JSON; else it is declared, or said by the media type or the file's ending. */
function formatOf(declared: DeclaredResource, findings: Finding[]): Format | undefined {
  const [first] = declared.files;
  if (first === undefined) return "json";
  const { format, mediatype } = declared.descriptor;
  const ending = first.split(".").at(-1) ?? "";
  const said = (format ?? mediatype?.split("/").at(-1)?.split(";")[0] ?? ending).toLowerCase();
  const alias = { "tab-separated-values": "tsv", "vnd.apache.parquet": "parquet" }[said];
  const found = FORMATS.find((known) => known === (alias ?? said));
  if (found === undefined) {
    const key = format === undefined ? (mediatype === undefined ? "path" : "mediatype") : "format";
    const message = `format "${said}" can't be read`;
    const remedy = nameRemedy(said, FORMATS);
    findings.push(problem("data/descriptor", declared.locate(key), message, remedy));
  }
  return found;
}

async function fileTables(
  { workspace, connection, record }: DataReading,
  declared: DeclaredResource,
  format: Format,
  dialect: Dialect,
  findings: Finding[],
): Promise<RawTable[]> {
  const contents: Buffer[] = [];
  for (const [index, file] of declared.files.entries()) {
    const place =
      declared.files.length > 1 ? declared.locate("path", index) : declared.locate("path");
    contents.push(await readInput(workspace.root, join(workspace.root, file), record, place));
  }
  const name = declared.files.join(", ");
  findings.push(...integrityFindings(contents, declared.descriptor, name, declared.locate));
  const tables: RawTable[] = [];
  for (const [index, file] of declared.files.entries()) {
    const path = join(workspace.root, file);
    tables.push(
      format === "parquet"
        ? await readParquet(connection, path, file, contents[index])
        : textTable(contents[index] ?? Buffer.alloc(0), file, format, dialect, declared),
    );
  }
  return tables;
}

function textTable(
  bytes: Uint8Array,
  file: string,
  format: Format,
  dialect: Dialect,
  declared: DeclaredResource,
): RawTable {
  const text = decodeText(bytes, declared.descriptor.encoding, file);
  if (format !== "json") return readCsv(text, file, dialect);
  const json = locateJson(file, text);
  if ("severity" in json) throw new InputError([json]);
  return readJsonRows(json.root, file, dialect, (node) => json.placeAt(node.start));
}

/** `data` in the descriptor: rows as in a JSON file. */
function inlineTable(declared: DeclaredResource, dialect: Dialect): RawTable {
  const { json, descriptor } = declared;
  const resources = memberOf(json.root, "resources");
  const items = resources?.kind === "array" ? resources.items : [];
  const own = items.find((item) => {
    const name = memberOf(item, "name");
    return name?.kind === "string" && name.value === descriptor.name;
  });
  const data = memberOf(own, "data") ?? json.root;
  return readJsonRows(data, json.file, dialect, (node) => json.placeAt(node.start));
}
