import { controlCharacter } from "../finding/control-character.ts";
import type { Place } from "../finding/finding.ts";
import { isConfidential, statusFieldsOf } from "./confidential.ts";
import { isHeldExactly, shortestDecimal } from "./decimal-text.ts";
import type { FieldPlan } from "./field.ts";
import { matchLabels } from "./labels.ts";
import type { NativeCell, RawCell, RawTable } from "./raw-table.ts";
import { quoted, type Report } from "./report.ts";
import type { FieldsMatch } from "./schema.ts";

/** A resource's rows, read by the schema: canonical texts, column by column. */
export interface Table {
  readonly columns: readonly (string | null)[][];
  /** For each row, the file's index and its line. */
  readonly fileOf: number[];
  readonly lines: number[];
}

export function emptyTable(fields: readonly FieldPlan[]): Table {
  return { columns: fields.map(() => []), fileOf: [], lines: [] };
}

/**
 * Reads a file's rows into the table: types, missing values, constraints, blank rows, missing and
 * extra cells; every violation goes to the report. Gives each field's 1-based
 * column in the file, where the file's cells are numbered.
 */
export function readRows(
  table: Table,
  fields: readonly FieldPlan[],
  match: FieldsMatch,
  raw: RawTable,
  fileIndex: number,
  report: Report,
): Record<string, number> {
  if (!hasRows(raw, report)) return {};
  const names = fields.map((field) => field.schema.name);
  const indexes = matchLabels(names, match, raw, report);
  const width = raw.labels?.length ?? fields.length;
  const columns = fields.map((field, at) => columnReader(field, indexes[at], raw, report));
  withholdCells(names, indexes, raw, report);
  const kept: number[] = [];
  for (let row = 0; row < raw.rows.length; row++) {
    if (checkRow(raw.rows[row] ?? [], row, width, raw, report)) kept.push(row);
  }
  for (let at = 0; at < columns.length; at++) {
    const read = columns[at];
    const column = table.columns[at];
    for (const row of kept) column?.push(read?.(raw.rows[row] ?? [], row) ?? null);
  }
  for (const row of kept) {
    table.fileOf.push(fileIndex);
    table.lines.push(raw.lines[row] ?? 0);
  }
  return raw.numbered ? columnNumbers(names, indexes) : {};
}

function columnNumbers(
  names: readonly string[],
  indexes: readonly (number | undefined)[],
): Record<string, number> {
  return Object.fromEntries(
    names.flatMap((name, at) => {
      const index = indexes[at];
      return index === undefined ? [] : [[name, index + 1]];
    }),
  );
}

function hasRows(raw: RawTable, report: Report): boolean {
  if (raw.labels?.length === 0 && raw.ragged) {
    report.add("data/empty-file", { file: raw.file }, "the file is empty", "Put the data in.");
    return false;
  }
  if (raw.rows.length === 0) {
    const message = "the file has no rows";
    report.add("data/no-rows", { file: raw.file, line: 1 }, message, "Put the data in.");
  }
  return true;
}

/** Whether the row can be read at all; a wrong number of cells shifts the values behind it. */
function checkRow(
  cells: readonly RawCell[],
  row: number,
  width: number,
  raw: RawTable,
  report: Report,
): boolean {
  if (!raw.ragged) return true;
  if (cells.every((cell) => cell === "" || cell === null)) {
    const { file, line } = raw.cellPlace(row, 0);
    report.add("data/blank-row", { file, line }, "the row is blank", "Remove it.");
    return false;
  }
  if (cells.length === width) return true;
  if (cells.length > width) {
    const message = `the row has ${cells.length} cells, where the header has ${width}; the first too many is ${cellText(cells[width])}`;
    const remedy = "Remove the cell, or put one that has the delimiter in it in quotes.";
    report.add("data/extra-cell", raw.cellPlace(row, width), message, remedy);
  } else {
    const message = `the row has ${cells.length} cells, where the header has ${width}`;
    const remedy = "Add the missing cells, empty ones too.";
    report.add("data/missing-cell", raw.cellPlace(row, cells.length), message, remedy);
  }
  return false;
}

/** Tells the report of confidential cells; in a row with a wrong number of cells any can be one. */
function withholdCells(
  names: readonly string[],
  indexes: readonly (number | undefined)[],
  raw: RawTable,
  report: Report,
): void {
  const pairs = names
    .map((name, at) => ({ index: indexes[at], statuses: statusIndexes(name, names, indexes) }))
    .filter(({ statuses }) => statuses.length > 0);
  if (pairs.length === 0) return;
  for (const [row, cells] of raw.rows.entries()) {
    const texts = cells.map(writtenText);
    const ragged = raw.labels !== undefined && cells.length !== raw.labels.length;
    const line = raw.lines[row];
    if (ragged && texts.some(isConfidential)) for (const text of texts) report.withhold(line, text);
    for (const { index, statuses } of pairs)
      if (index !== undefined && statuses.some((at) => isConfidential(texts[at])))
        report.withhold(line, texts[index] ?? "");
  }
}

function statusIndexes(
  name: string,
  names: readonly string[],
  indexes: readonly (number | undefined)[],
): number[] {
  return statusFieldsOf(name, names).flatMap((status) => indexes[names.indexOf(status)] ?? []);
}

function writtenText(cell: RawCell): string {
  return typeof cell === "string" ? cell : (cell?.text ?? "");
}

function cellText(cell: RawCell | undefined): string {
  return quoted(writtenText(cell ?? null));
}

type ColumnReader = (cells: readonly RawCell[], row: number) => string | null;

/** Reads one field's cells of one file, with its checks; a wrong cell stays as written, so that keys don't miss it. */
function columnReader(
  field: FieldPlan,
  index: number | undefined,
  raw: RawTable,
  report: Report,
): ColumnReader {
  if (index === undefined) return () => null;
  const at = (row: number): Place => raw.cellPlace(row, index);
  const { name } = field.schema;
  return (cells, row) => {
    const cell = cells[index] ?? null;
    if (cell === null || (typeof cell === "string" && field.missing.has(cell))) {
      if (field.required) reportMissing(name, at(row), report);
      return null;
    }
    const value = typeof cell === "string" ? field.read(cell) : readNative(field, cell);
    if (value === undefined) {
      reportType(field, cell, at(row), report);
      return typeof cell === "string" ? cell : cell.text;
    }
    checkHeld(field, value, cell, () => at(row), report);
    checkValue(field, value, cell, () => at(row), report);
    return value;
  };
}

/** Values of the right type that would be changed, or would not be seen as they are. */
function checkHeld(
  field: FieldPlan,
  value: string,
  cell: RawCell,
  place: () => Place,
  report: Report,
): void {
  const { name, type } = field.schema;
  if (type === "number" && !isHeldExactly(value)) {
    const message = `${cellText(cell)} in field "${name}" is beyond the numbers that can be held exactly`;
    const remedy = "Write it with at most 38 digits, in another unit if need be.";
    report.add("data/inexact", place(), message, remedy);
  }
  const control = controlCharacter(value);
  if (control === undefined) return;
  const message = `${cellText(cell)} in field "${name}" has the control character ${control.name}`;
  report.add("data/control-character", place(), message, "Remove the character.");
}

function checkValue(
  field: FieldPlan,
  value: string,
  cell: RawCell,
  place: () => Place,
  report: Report,
): void {
  for (const check of field.checks) {
    const violation = check(value);
    if (violation === undefined) continue;
    const message = `${cellText(cell)} in field "${field.schema.name}" ${violation.fault}`;
    report.add(violation.rule, place(), message, violation.remedy);
  }
}

/** Which types a number or a truth value of JSON or Parquet may stand for. */
const NATIVE_TYPES: Readonly<Record<NativeCell["kind"], readonly string[]>> = {
  number: ["number", "integer", "year", "any"],
  boolean: ["boolean", "any"],
  json: ["object", "array", "geojson", "geopoint", "any"],
};

function readNative(field: FieldPlan, cell: NativeCell): string | undefined {
  if (!NATIVE_TYPES[cell.kind].includes(field.schema.type)) return undefined;
  return field.schema.type === "geopoint" ? field.read(cell.text) : field.readNative(cell.text);
}

function reportMissing(name: string, place: Place, report: Report): void {
  const message = `field "${name}" is required, but the cell is empty`;
  report.add("data/required", place, message, "Fill the cell.");
}

function reportType(field: FieldPlan, cell: RawCell, place: Place, report: Report): void {
  const { name, type } = field.schema;
  const text = typeof cell === "string" ? cell : (cell?.text ?? "");
  if ((type === "number" || type === "integer") && /^[+-]?(nan|inf|infinity)$/i.test(text)) {
    const message = `${quoted(text)} in field "${name}" is no number that can be printed`;
    const remedy = 'Leave the cell empty, or add the text to "missingValues".';
    report.add("data/not-a-number", place, message, remedy);
    return;
  }
  const message = `${cellText(cell)} in field "${name}" is not ${TYPE_WORDS[type]}`;
  report.add("data/type", place, message, typeRemedy(field, cell));
}

const TYPE_WORDS: Readonly<Record<FieldPlan["schema"]["type"], string>> = {
  string: "a text of its format",
  number: "a number",
  integer: "a whole number",
  boolean: "a truth value",
  date: "a date",
  time: "a time",
  datetime: "a date and time",
  year: "a year",
  yearmonth: "a year and month",
  duration: "a duration",
  object: "a JSON object",
  array: "a JSON array",
  list: "a list of its item type",
  geopoint: "a geographic point",
  geojson: "a GeoJSON object",
  any: "a value",
};

const EXAMPLES: Readonly<Record<string, string>> = {
  integer: "1200",
  date: "2021-03-31",
  time: "08:30:00",
  datetime: "2021-03-31T08:30:00Z",
  year: "2021",
  yearmonth: "2021-03",
  duration: "P1Y6M",
};

function typeRemedy(field: FieldPlan, cell: RawCell): string {
  const { type, format, decimalChar, groupChar } = field.schema;
  if (type === "string" && typeof cell !== "string") return "Put the value in quotes.";
  if (type === "string") return `Correct it to a text of format ${format}.`;
  if (type === "boolean") {
    return `Write one of: ${[...field.schema.trueValues, ...field.schema.falseValues].join(", ")}.`;
  }
  if (type === "number") {
    const groups = groupChar === undefined ? "no grouping" : `groups parted by "${groupChar}"`;
    return `Write it with "${decimalChar}" before the decimals and ${groups}, or declare how it is written.`;
  }
  if (format.includes("%")) return `Write it as ${format}.`;
  const example = EXAMPLES[type];
  return example === undefined ? "Correct the cell." : `Write it like ${example}.`;
}

/** Texts that are equal exactly where the field's values are equal; null stays null. */
export function identityColumn(
  field: FieldPlan,
  column: readonly (string | null)[],
): readonly (string | null)[] {
  if (field.schema.type !== "number") return column;
  return column.map((value) => (value === null ? null : shortestDecimal(value)));
}
