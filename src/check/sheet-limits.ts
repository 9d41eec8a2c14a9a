import { tableTexts } from "../facts/texts.ts";
import type { Fact, FactTable } from "../facts/types.ts";
import { type Finding, problem } from "../finding/finding.ts";

/** What Excel opens without a word of repair, less what stands above a table and the symbols beside it. */
const MOST_ROWS = 1_048_576 - 100;
const MOST_COLUMNS = 16_384 / 2;
const MOST_CHARACTERS = 32_767;

/** Errors where a table that is printed doesn't go into a spreadsheet as it is. */
export function sheetLimitFindings(printed: readonly FactTable[]): Finding[] {
  return [...sameNames(printed), ...printed.flatMap(tooLarge)];
}

/** `t` and `T` are one table to Excel, and one file on many a disk. */
function sameNames(tables: readonly FactTable[]): Finding[] {
  const plain = tables.map(({ name }) => name.replace(/[^\p{L}\p{N}]/gu, "_").toLowerCase());
  return tables.flatMap(({ name, file }, at) => {
    const first = tables[plain.indexOf(plain[at] ?? "")]?.name ?? name;
    if (first === name) return [];
    const message = `the fact tables "${first}" and "${name}" have one name in a spreadsheet, and as files on some disks`;
    return [found(file, message, "Rename one of them.")];
  });
}

function tooLarge(table: FactTable): Finding[] {
  const { name, file, rows, columns } = table;
  const narrow = "Leave out in the query what isn't to be published.";
  return [
    ...exceeding(rows.length, MOST_ROWS).map((limit) =>
      found(file, `"${name}" has ${rows.length} rows, but a sheet holds ${limit}`, narrow),
    ),
    ...exceeding(columns.length, MOST_COLUMNS).map((limit) =>
      found(file, `"${name}" has ${columns.length} columns, but a sheet holds ${limit}`, narrow),
    ),
    ...tableTexts(table).flatMap((fact) => tooLong(fact, file)),
  ];
}

function tooLong({ path, value }: Fact, file: string): Finding[] {
  const { length } = value ?? "";
  return exceeding(length, MOST_CHARACTERS).map((limit) =>
    found(
      file,
      `${path} has ${length} characters, but a cell of a spreadsheet holds ${limit}`,
      "Shorten the text in the query, or leave it out.",
    ),
  );
}

function exceeding(count: number, limit: number): number[] {
  return count > limit ? [limit] : [];
}

function found(file: string, message: string, remedy: string): Finding {
  return problem("data/spreadsheet", { file }, message, remedy);
}
