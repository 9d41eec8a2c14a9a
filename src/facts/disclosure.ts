import { type Finding, warning } from "../finding/finding.ts";
import {
  absoluteDecimal,
  lastPower,
  roundDecimal,
  signOf,
  subtractDecimals,
} from "../language/decimal.ts";
import type { Unit } from "../language/types.ts";
import type { Fact, FactTable, FactTables } from "./types.ts";

/** What is known of the tables' secrets, to find out whether readers can find them out. */
interface Secrets {
  /** Keys of the rows that are totals, by table: those that the page says, over the definition's. */
  readonly totals: ReadonlyMap<string, string>;
  /** The confidential values by the paths of their facts; a fact without one has none in the data. */
  readonly withheld: ReadonlyMap<string, string>;
}

/** A column with suppressed cells, in a table whose facts are published. */
interface Column {
  readonly table: FactTable;
  readonly name: string;
  readonly unit: Unit | undefined;
  /** The total's fact, where the table has one with a value. */
  readonly total: Fact | undefined;
  readonly known: readonly Fact[];
  readonly suppressed: readonly Fact[];
  /** Parts that are missing for another reason: nothing follows by subtraction then. */
  readonly others: number;
}

/** Units whose parts make no sum, whatever the data. */
const NOT_ADDED: ReadonlySet<Unit> = new Set(["rank", "index"]);

/** A number of fewer digits is a sum of others by chance. */
const TELLING_DIGITS = 3;

/**
 * Warns where a suppressed value follows from what is published: the only one among the parts of a
 * total, of a whole of 100 percent, of a sum that another fact says; and where the sum of two is
 * published, so that each of those behind them can find out the other's. What is reckoned is compared
 * with the confidential value itself, so that rates and means, which don't add up, give no alarm.
 */
export function disclosureFindings(
  tables: readonly FactTable[],
  { totals, withheld }: Secrets,
): Finding[] {
  return tables.flatMap((table) =>
    columnsOf(table, totals.get(table.name) ?? table.total, tables).flatMap((column) =>
      columnFindings(column, tables, withheld),
    ),
  );
}

function columnsOf(
  table: FactTable,
  totalKey: string | undefined,
  tables: readonly FactTable[],
): Column[] {
  return table.columns
    .filter(({ kind, unit }) => kind === "number" && !(unit !== undefined && NOT_ADDED.has(unit)))
    .map(({ name, unit }) => {
      const parts = table.rows
        .filter(({ key }) => key === undefined || key !== totalKey)
        .flatMap((row) => knownElsewhere(row.facts.get(name), table, tables) ?? []);
      const total = totalKey === undefined ? undefined : factAt(table, totalKey, name);
      return {
        ...{ table, name, unit },
        total: total?.value == null ? undefined : total,
        known: parts.filter(({ value }) => value !== null),
        suppressed: parts.filter(({ value, status }) => value === null && status.includes("c")),
        others: parts.filter(isOtherwiseMissing).length,
      };
    })
    .filter(({ suppressed }) => suppressed.length > 0);
}

function isOtherwiseMissing({ value, status }: Fact): boolean {
  return value === null && !status.includes("c") && !status.includes("z");
}

function factAt(table: FactTable, key: string, column: string): Fact | undefined {
  return table.byKey.get(key)?.facts.get(column);
}

/** The fact, or its value in another table with the same key and column, where that one has it. */
function knownElsewhere(
  fact: Fact | undefined,
  { keyColumn }: FactTable,
  tables: readonly FactTable[],
): Fact | undefined {
  if (fact?.key === undefined || fact.value !== null || keyColumn === undefined) return fact;
  const { key, column, table: own } = fact;
  const found = tables
    .filter((other) => other.name !== own && other.keyColumn === keyColumn)
    .map((other) => factAt(other, key, column))
    .find((other) => other?.quantity !== undefined);
  return found ?? fact;
}

function columnFindings(
  column: Column,
  tables: readonly FactTable[],
  withheld: ReadonlyMap<string, string>,
): Finding[] {
  const [first, second, third] = column.suppressed;
  if (first === undefined || third !== undefined) return [];
  if (second !== undefined) return pairFinding(column, [first, second], tables, withheld);
  if (column.others > 0) return [];
  const found = howItFollows(column, first, tables, withheld.get(first.path));
  if (found === undefined) return [];
  return [
    warning(
      "fact/disclosure",
      { file: column.table.file },
      `the confidential ${first.path} follows by subtraction: ${found}`,
      `Suppress a second value of the column "${column.name}", or ${found.startsWith("100 ") ? "another share" : "the total"}.`,
    ),
  ];
}

/** In words how a reader finds the value; undefined where he can't. */
function howItFollows(
  column: Column,
  cell: Fact,
  tables: readonly FactTable[],
  secret: string | undefined,
): string | undefined {
  const { known, total, unit } = column;
  const others = known.length === 1 ? "the other part" : `the other ${known.length} parts`;
  if (total !== undefined) {
    const isIt = secret === undefined ? isPlausible(column, total) : leaves(total, known, secret);
    if (isIt) return `it is ${total.path} less ${others}`;
  }
  if (secret === undefined || known.length === 0) return undefined;
  if (unit === "percent" && adds(known, secret, "100"))
    return `100 percent less ${others}, as the shares make a whole`;
  const sum = facts(tables).find(
    (fact) =>
      fact !== total &&
      fact.path !== cell.path &&
      !known.includes(fact) &&
      fact.quantity?.unit === unit &&
      isTelling(fact) &&
      leaves(fact, known, secret),
  );
  return sum === undefined ? undefined : `it is ${sum.path} less ${others}`;
}

/** Two suppressed values whose sum is a fact of its own, besides the total of them all. */
function pairFinding(
  { table, total, name }: Column,
  [a, b]: readonly [Fact, Fact],
  tables: readonly FactTable[],
  withheld: ReadonlyMap<string, string>,
): Finding[] {
  const [first, second] = [withheld.get(a.path), withheld.get(b.path)];
  if (first === undefined || second === undefined) return [];
  const sum = facts(tables).find(
    (fact) =>
      fact !== total &&
      fact.column === name &&
      isTelling(fact) &&
      isNought(remainder(publishedValue(fact), [first, second]), [fact]),
  );
  if (sum === undefined) return [];
  const message = `${sum.path} is the sum of the confidential ${a.path} and ${b.path}: who knows one of them knows the other`;
  const remedy = `Suppress a third value of the column "${name}", or ${sum.path}.`;
  return [warning("fact/disclosure", { file: table.file }, message, remedy)];
}

function facts(tables: readonly FactTable[]): Fact[] {
  return tables.flatMap(({ rows }) => rows.flatMap((row) => [...row.facts.values()]));
}

/** Whether the total less the known parts is the secret, as exactly as they are published. */
function leaves(total: Fact, known: readonly Fact[], secret: string): boolean {
  if (total.quantity === undefined) return false;
  const rest = remainder(publishedValue(total), [...known.map(publishedValue), secret]);
  return isNought(rest, [total, ...known]);
}

function adds(known: readonly Fact[], secret: string, whole: string): boolean {
  return isNought(remainder(whole, [...known.map(publishedValue), secret]), known);
}

/**
 * Without the value itself: amounts add up, and what is left is not negative where no part is. A
 * column of percentages may be of rates, so that nothing is said.
 */
function isPlausible({ unit, known }: Column, total: Fact): boolean {
  if (unit === "percent") return false;
  const values = known.map(publishedValue);
  if (values.some((value) => signOf(value) < 0)) return true;
  return signOf(remainder(publishedValue(total), values)) >= 0;
}

function remainder(total: string, parts: readonly string[]): string {
  return parts.reduce((rest, part) => subtractDecimals(rest, part), total);
}

/** Whether a difference is no more than the rounding of the facts that it is made of. */
function isNought(difference: string, rounded: readonly Fact[]): boolean {
  const slack = rounded.reduce((sum, fact) => sum + 0.5 * 10 ** powerOf(fact), 0);
  return Number(absoluteDecimal(difference)) <= slack;
}

/** As it is published. */
function publishedValue(fact: Fact): string {
  return fact.value === null ? "0" : roundDecimal(fact.value, -powerOf(fact));
}

function powerOf({ value, quantity }: Fact): number {
  if (quantity?.precision !== undefined) return lastPower(quantity.precision);
  return -(quantity?.decimals ?? Math.max(0, -lastPower(value ?? "0")));
}

function isTelling(fact: Fact): boolean {
  if (fact.quantity === undefined) return false;
  return publishedValue(fact).replace(/\D/g, "").replace(/^0+/, "").length >= TELLING_DIGITS;
}

/** The tables whose facts are published: the declared ones, and those of which something is printed. */
export function publishedTables(
  tables: FactTables,
  isPrinted: (table: string) => boolean,
): FactTable[] {
  return [...tables.values()].filter((table) => table.declared || isPrinted(table.name));
}
