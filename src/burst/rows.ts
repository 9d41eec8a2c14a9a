import type { OpenBulletin } from "../check/open.ts";
import {
  allowedValues,
  languageFindings,
  missingFinding,
  type Parameters,
  valueFindings,
} from "../check/parameters.ts";
import { ROW_COLUMN } from "../data/resource.ts";
import type { ResultTable, Value } from "../data/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { throwIfErrors } from "../finding/input-error.ts";
import type { SourceFile } from "../workspace/assets.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import { fewOf } from "./few.ts";

/** What the query of a burst gave, and the parameters that it doesn't give. */
interface Listed {
  readonly query: SourceFile;
  readonly result: ResultTable;
  readonly columns: readonly string[];
  /** What `--set` and the defaults give, but for the language. */
  readonly values: Parameters;
  readonly set: Parameters;
}

/** The parameters of one edition, and the row that they come from. */
export interface ListedRow {
  /** From 1. */
  readonly row: number;
  readonly parameters: Parameters;
}

/**
 * The parameters of every edition, in the order of the rows, and within a row of the languages. Throws an
 * InputError for each cell that is no value of its parameter (NULL, another type, not in its column), with
 * its row; where there is no row; and where nothing gives a parameter.
 */
export async function listedRows(open: OpenBulletin, listed: Listed): Promise<ListedRow[]> {
  const { bulletin } = open;
  const { query, result, columns, values, set } = listed;
  throwIfErrors([
    ...(result.rows.length === 0 ? [noRow(query)] : []),
    ...unfilled(bulletin, listed),
    ...(await cellFindings(open, listed)),
  ]);
  const order = Object.keys(bulletin.definition.parameters);
  return result.rows.flatMap((cells, at) => {
    const given = Object.fromEntries(
      columns.map((name) => [name, textOf(cellOf(result, cells, name))]),
    );
    const known: Parameters = { ...values, ...given };
    const parameters = Object.fromEntries(order.map((name) => [name, known[name] ?? ""]));
    return languagesOf(bulletin, given, set).map((language) => ({
      row: at + 1,
      parameters: { ...parameters, language },
    }));
  });
}

function languagesOf(
  { definition }: Bulletin,
  given: Parameters,
  set: Parameters,
): readonly string[] {
  const language = given.language ?? set.language;
  return language === undefined ? definition.languages : [language];
}

/** Parameters that neither the query nor anything else gives, and a language that the bulletin hasn't. */
function unfilled(bulletin: Bulletin, { columns, values, set }: Listed): Finding[] {
  const missing = Object.keys(bulletin.definition.parameters).filter(
    (name) => !columns.includes(name) && !Object.hasOwn(values, name),
  );
  const language =
    set.language === undefined ? [] : languageFindings(bulletin, set.language, { file: "--set" });
  return [...missing.map((name) => missingFinding(bulletin, name)), ...language];
}

async function cellFindings(
  { bulletin, database }: OpenBulletin,
  { query, result, columns }: Listed,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of columns) {
    const declaration = bulletin.definition.parameters[name];
    const allowed = declaration && (await allowedValues(bulletin, name, declaration, database));
    const ofColumn = result.rows.flatMap((cells, at): Finding[] => {
      const place = placeOf(query, result, cells);
      const cell = cellOf(result, cells, name);
      const value = textOf(cell);
      const found =
        cell === null
          ? [nullCell(place, name)]
          : declaration === undefined
            ? languageFindings(bulletin, value, place)
            : valueFindings({ name, declaration, value, place, allowed });
      return found.map((finding) => ({ ...finding, message: `row ${at + 1}: ${finding.message}` }));
    });
    findings.push(...fewOf(ofColumn));
  }
  return findings;
}

function cellOf({ columns }: ResultTable, cells: readonly Value[], name: string): Value {
  return cells[columns.findIndex((column) => column.name === name)] ?? null;
}

function textOf(cell: Value): string {
  return cell === null ? "" : String(cell);
}

/** The line of data that a row was made of where the query carries it, else the query. */
function placeOf({ file }: SourceFile, result: ResultTable, cells: readonly Value[]): Place {
  const [, data, line] = /^(.*):(\d+)$/.exec(textOf(cellOf(result, cells, ROW_COLUMN))) ?? [];
  return data === undefined ? { file } : { file: data, line: Number(line) };
}

function nullCell(place: Place, name: string): Finding {
  return problem(
    "burst/null",
    place,
    `"${name}" is NULL`,
    `Leave such rows out (where ${name} is not null), or fill the data.`,
  );
}

function noRow({ file }: SourceFile): Finding {
  return problem(
    "burst/no-row",
    { file, line: 1 },
    "the query gives no row, so there is no edition to make",
    "Look at its conditions, and at the data.",
  );
}
