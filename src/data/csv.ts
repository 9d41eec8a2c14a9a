import { CsvError, type Options, parse } from "csv-parse/sync";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Dialect } from "./dialect.ts";
import { bytePosition } from "./lines.ts";
import type { RawTable } from "./raw-table.ts";

/** Records and the line each begins on. */
interface Records {
  readonly records: string[][];
  readonly lines: number[];
}

/**
 * Reads delimited text after its dialect. Throws an InputError where the quoting is broken, since
 * nothing behind that point can be trusted.
 */
export function readCsv(text: string, file: string, dialect: Dialect): RawTable {
  const all = parseRecords(text, file, dialect);
  const headers = dialect.header ? dialect.headerRows.map((row) => all.records[row - 1] ?? []) : [];
  const labelLine = all.lines[(dialect.headerRows[0] ?? 1) - 1] ?? 1;
  const { records, lines } = dataRows(all, dialect);
  return {
    file,
    labels: dialect.header ? joinLabels(headers, dialect.headerJoin) : undefined,
    labelPlace: (index) => ({ file, line: labelLine, column: index + 1 }),
    rows: records,
    lines,
    cellPlace: (row, index) => ({ file, line: lines[row], column: index + 1 }),
    numbered: true,
    ragged: true,
  };
}

function parseRecords(text: string, file: string, dialect: Dialect): Records {
  try {
    return dialect.commentChar === undefined
      ? countLines(parse(text, parseOptions(dialect)))
      : recordsWithInfo(text, dialect);
  } catch (error) {
    if (error instanceof CsvError) throw new InputError([syntaxFinding(error, text, file)]);
    throw error;
  }
}

function parseOptions(dialect: Dialect): Options {
  const terminators = ["\r\n", "\n", "\r"];
  const { lineTerminator } = dialect;
  return {
    delimiter: dialect.delimiter,
    quote: dialect.quoteChar,
    escape: dialect.escapeChar ?? (dialect.doubleQuote ? dialect.quoteChar : null),
    record_delimiter:
      lineTerminator === undefined || terminators.includes(lineTerminator)
        ? terminators
        : [lineTerminator],
    ltrim: dialect.skipInitialSpace,
    relax_column_count: true,
    ...(dialect.commentChar === undefined
      ? {}
      : { comment: dialect.commentChar, comment_no_infix: true }),
  };
}

/** A record begins where the one before it ends: quicker by half than asking the parser for each. */
function countLines(records: string[][]): Records {
  const lines: number[] = [];
  let line = 1;
  for (const record of records) {
    lines.push(line);
    line++;
    for (const cell of record) if (cell.includes("\n") || cell.includes("\r")) line += breaks(cell);
  }
  return { records, lines };
}

/** Comments leave no record, so the parser has to say on which line each record ends. */
function recordsWithInfo(text: string, dialect: Dialect): Records {
  const records: string[][] = [];
  const lines: number[] = [];
  const collect: Options["on_record"] = (record, info) => {
    const inside = record.reduce((sum, cell) => sum + breaks(cell), 0);
    records.push(record);
    lines.push(info.lines - inside);
    return null;
  };
  parse(text, { ...parseOptions(dialect), on_record: collect });
  return { records, lines };
}

function breaks(cell: string): number {
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** The rows behind the header, without those that the dialect calls comments. */
function dataRows({ records, lines }: Records, dialect: Dialect): Records {
  const start = dialect.header
    ? dialect.headerRows.reduce((most, row) => Math.max(most, row), 0)
    : 0;
  const skipped = new Set(dialect.commentRows);
  if (skipped.size === 0) return { records: records.slice(start), lines: lines.slice(start) };
  const kept = (_: unknown, index: number): boolean => index >= start && !skipped.has(index + 1);
  return { records: records.filter(kept), lines: lines.filter(kept) };
}

/** Several header rows make one label a column, joined from top to bottom. */
function joinLabels(headers: readonly string[][], join: string): string[] {
  const width = headers.reduce((most, header) => Math.max(most, header.length), 0);
  return Array.from({ length: width }, (_, index) =>
    headers
      .map((header) => header[index] ?? "")
      .filter((label) => label !== "")
      .join(join),
  );
}

const QUOTE_FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  CSV_INVALID_CLOSING_QUOTE: [
    "text follows a closing quote",
    "Double the quote inside the cell, or put the whole cell in quotes.",
  ],
  INVALID_OPENING_QUOTE: [
    "a quote stands inside a cell that doesn't begin with one",
    "Put the whole cell in quotes and double those inside.",
  ],
  CSV_QUOTE_NOT_CLOSED: ["a quote is opened and never closed", "Close the quote."],
};

function syntaxFinding(error: CsvError, text: string, file: string): Finding {
  const [fault, remedy] = QUOTE_FAULTS[error.code] ?? [error.message, "Correct the row."];
  const index = numberOf(error.index);
  const column = index === undefined ? undefined : index + 1;
  return problem("data/csv", { file, line: faultLine(error, text), column }, fault, remedy);
}

/** A quote that is never closed swallows the rest: the line is that of the record it stands in. */
function faultLine(error: CsvError, text: string): number | undefined {
  if (error.code !== "CSV_QUOTE_NOT_CLOSED") return numberOf(error.lines);
  return bytePosition(text, numberOf(error.bytes_records) ?? 0).line;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
