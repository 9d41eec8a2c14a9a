import { WITHHELD } from "../data/confidential.ts";
import { digitsOf, firstDigits, isRounding, TELLING_DIGITS } from "../data/rounding.ts";
import type { ConfidentialCell, QueryParameters, ResultTable } from "../data/types.ts";
import { type Finding, type Place, placeText, problem, warning } from "../finding/finding.ts";
import { absoluteDecimal, isDecimal, lastPower, roundDecimal } from "../language/decimal.ts";
import type { Fact, FactRow, FactTable } from "./types.ts";

/** The confidential cells that a query can have used: those of the columns that it reads. */
export function cellsRead(
  reads: ResultTable["reads"],
  cells: readonly ConfidentialCell[],
): ConfidentialCell[] {
  return cells.filter(({ resource, field }) => reads[resource]?.includes(field));
}

/**
 * A query that reads a column with confidential values, but not the column of their status, can't
 * know which they are: an error for each such column.
 */
export function unreadStatuses(
  table: string,
  reads: ResultTable["reads"],
  cells: readonly ConfidentialCell[],
  { file, text }: { readonly file: string; readonly text: string },
): Finding[] {
  const columns = new Map(cells.map((cell) => [`${cell.resource}.${cell.field}`, cell]));
  return [...columns]
    .filter(([, { resource, statuses }]) =>
      statuses.every((status) => reads[resource]?.includes(status) !== true),
    )
    .map(([column, { field, statuses }]) => {
      const [status = ""] = statuses;
      return problem(
        "fact/confidential",
        { file, line: lineOf(text, field) },
        `"${table}" reads ${column}, which has confidential values, but not ${status}, which says so`,
        `Select ${status} beside ${field}, or filter with it (where …); a total that includes them says \`includes_confidential: true\` in the definition.`,
      );
    });
}

/** The first line on which a name stands as a word. */
function lineOf(text: string, name: string): number | undefined {
  const word = name.toLowerCase();
  const line = text
    .toLowerCase()
    .split("\n")
    .findIndex((each) =>
      each
        .replace(/--.*/, "")
        .split(/[^\p{L}\p{N}_]+/u)
        .includes(word),
    );
  return line < 0 ? undefined : line + 1;
}

/**
 * Facts that give a confidential value away under another name: those that are such a value, at
 * their own precision and whatever their scale, and that change when it is taken out of the data. An
 * error where the row comes from that very cell's row or the number is telling; a warning where it
 * may be chance, and where a row is reckoned with its own confidential value. That is the value of
 * the row that it comes from, or of the one that its key and the parameters name.
 *
 * @param without the same table made without the confidential values; undefined where there is none
 */
export function disclosedFacts(
  table: FactTable,
  without: FactTable | undefined,
  cells: readonly ConfidentialCell[],
  parameters: QueryParameters,
): Finding[] {
  const valued = cells.filter(({ value }) => value !== null);
  if (valued.length === 0) return [];
  const given = Object.values(parameters);
  return table.rows.flatMap((row, at) =>
    [...row.facts.values()]
      .filter((fact) => dependsOn(fact, row, at, without))
      .flatMap((fact) => disclosure(fact, row, table, valued, given) ?? []),
  );
}

/** Whether a fact is another without the confidential values; a row that then lacks counts as another. */
function dependsOn(fact: Fact, row: FactRow, at: number, without: FactTable | undefined): boolean {
  if (fact.value === null) return false;
  if (without === undefined) return true;
  const same = row.key === undefined ? without.rows[at] : without.byKey.get(row.key);
  return same?.facts.get(fact.column)?.value !== fact.value;
}

function disclosure(
  fact: Fact,
  { origin, key }: FactRow,
  { file }: FactTable,
  cells: readonly ConfidentialCell[],
  parameters: readonly string[],
): Finding | undefined {
  const isOwn = ({ place }: ConfidentialCell): boolean =>
    origin !== undefined && place.file === origin.file && place.line === origin.line;
  const equal = cells.filter((cell) => isSaid(fact, cell.value ?? ""));
  const own = equal.find(isOwn);
  const [cell] = own === undefined ? equal : [own];
  if (cell !== undefined) return given(fact, cell, file, own !== undefined || isTelling(fact));
  const names = [key, ...parameters];
  const isNamed = (cell: ConfidentialCell): boolean =>
    cell.key.length > 0 && cell.key.every((part) => names.includes(part));
  const used = cells.find(isOwn) ?? cells.find(isNamed);
  if (used === undefined || fact.kind !== "number") return undefined;
  return warning(
    "fact/confidential",
    { file },
    `${safePath(fact, used)} is reckoned with the confidential value at ${placeText(used.place)}, which may follow from it`,
    statusRemedy(fact, used),
  );
}

function given(fact: Fact, cell: ConfidentialCell, file: string, certain: boolean): Finding {
  const place: Place = { file };
  const where = placeText(cell.place);
  if (!certain) {
    const message = `${safePath(fact, cell)} has the few digits of the confidential value at ${where}, and changes with it`;
    const remedy = `Look whether it is chance; else ${lower(statusRemedy(fact, cell))}`;
    return warning("fact/confidential", place, message, remedy);
  }
  const message = `${safePath(fact, cell)} gives away the confidential value at ${where}`;
  return problem("fact/confidential", place, message, statusRemedy(fact, cell));
}

/** The fact's path, in which its key may be the value. */
function safePath({ path, table, key, column }: Fact, { value }: ConfidentialCell): string {
  const isSecret = key !== undefined && value !== null && hasText(key, value);
  return isSecret ? `${table}.${WITHHELD}.${column}` : path;
}

function statusRemedy({ column }: Fact, { statuses }: ConfidentialCell): string {
  return `Select ${statuses[0]} AS ${column}_status, or leave the row out.`;
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** Whether a fact says a value: the number at its own precision, a text that has it in it; a rank says none. */
function isSaid({ kind, value, quantity }: Fact, confidential: string): boolean {
  if (value === null || kind === "boolean" || quantity?.unit === "rank") return false;
  if (kind !== "number") return hasText(value, confidential);
  if (!isDecimal(confidential)) return false;
  const { digits, count } = publishedDigits(value, quantity);
  // Also rounded by the query to fewer digits than are printed.
  const rounded = digits.length >= TELLING_DIGITS ? [count, digits.length] : [count];
  return digits !== "0" && rounded.some((most) => firstDigits(confidential, most) === digits);
}

function isTelling({ kind, value, quantity }: Fact): boolean {
  return kind !== "number" || publishedDigits(value ?? "", quantity).count >= TELLING_DIGITS;
}

function hasText(text: string, confidential: string): boolean {
  if (!isDecimal(confidential)) return text.includes(confidential);
  const digits = text.replace(/(?<=\d)[,\u00a0\u202f ](?=\d{3})/g, "");
  const numbers = digits.match(/\d+(?:\.\d+)?/g) ?? [];
  return numbers.some(
    (number) => digitsOf(number) === digitsOf(confidential) || isRounding(number, confidential),
  );
}

/** The digits of a number as it is published, without its scale, and how many they are with their zeros. */
function publishedDigits(
  value: string,
  quantity: Fact["quantity"],
): { readonly digits: string; readonly count: number } {
  const power =
    quantity?.precision === undefined
      ? -(quantity?.decimals ?? Math.max(0, -lastPower(value)))
      : lastPower(quantity.precision);
  const rounded = roundDecimal(value, -power);
  return { digits: digitsOf(rounded), count: Math.max(1, topPower(rounded) - power + 1) };
}

/** The power of ten of a number's first digit: 2 of 450, -2 of 0.045; 0 of nought. */
function topPower(decimal: string): number {
  const [whole = "", fraction = ""] = absoluteDecimal(decimal).split(".");
  const integer = whole.replace(/^0+/, "");
  if (integer !== "") return integer.length - 1;
  const first = fraction.search(/[1-9]/);
  return first < 0 ? 0 : -first - 1;
}
