import type { Value } from "../data/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import {
  isWhole,
  lastPower,
  normaliseDecimal,
  powerOfTen,
  roundDecimal,
  signOf,
} from "../language/decimal.ts";
import type { Quantity } from "../language/types.ts";
import type { Companion, PlannedColumn } from "./columns.ts";
import { parseStatus, statusRemedy, withholding } from "./status.ts";
import type { Fact } from "./types.ts";

/** A row of a result, and what its facts have in common. */
export interface RowContext {
  readonly table: string;
  readonly key?: string | undefined;
  /** Path of the row: "headline", "products.raw_coal", "entrants.3". */
  readonly path: string;
  readonly cells: readonly Value[];
  /** The input cell of a column, where the row carries it. */
  readonly cellOf: (column: string) => Place | undefined;
  /** Where a fault in a value is: its input cell if known, else the query. */
  readonly file: string;
  /** Told of what is wrong with a value. */
  readonly onFinding: (finding: Finding) => void;
  /** Told of each confidential value that is dropped. */
  readonly onWithheld: (fact: Fact, value: string) => void;
}

/**
 * Makes the fact of one cell and its companions, also of one with something wrong, so that the search goes
 * on. A confidential value is dropped here: nothing that comes later can print it. `decimals` are those of
 * the column, where its row states no precision.
 */
export function makeFact(
  row: RowContext,
  column: PlannedColumn,
  decimals: number | undefined,
): Fact {
  const say: Say = (rule, message, remedy, field = column.field) => {
    const place = row.cellOf(field) ?? row.cellOf(column.field) ?? { file: row.file };
    row.onFinding(problem(rule, place, `${row.path}.${column.name}: ${message}`, remedy));
  };
  const status = readStatus(textOf(row, column, "status"), column, say);
  const withheld = withholding(status);
  const written = cellText(row.cells[column.at]);
  const given = withheld === "c" ? null : written;
  if (withheld !== undefined && given !== null) contradiction(given, withheld, say);
  const value = given === null || column.kind !== "number" ? given : readNumber(given, column, say);
  const precision = readPrecision(textOf(row, column, "precision"), say);
  const reason = value === null ? reasonOf(withheld, textOf(row, column, "reason")) : undefined;
  if (reason === OUT_OF_RANGE) outOfRange(say);
  const fact: Fact = {
    path: `${row.path}.${column.name}`,
    table: row.table,
    key: row.key,
    column: column.name,
    kind: column.kind,
    value,
    quantity: quantityOf(column, value, decimals, precision),
    reason,
    status,
    computed: column.declaration.computed ?? false,
    approximate: column.declaration.approximate ?? false,
    cell: row.cellOf(column.field),
  };
  if (withheld === "c" && written !== null) row.onWithheld(fact, written);
  return fact;
}

/** The macros' reason for a number that they can't hold: for the author to mend, not for readers. */
const OUT_OF_RANGE = "out_of_range";

/** `field`: the column in whose cell it is; by default the fact's own. */
type Say = (rule: string, message: string, remedy: string, field?: string) => void;

/** A cell as text; NULL stays. */
export function cellText(value: Value | undefined): string | null {
  return value === undefined || value === null ? null : String(value);
}

function textOf(row: RowContext, column: PlannedColumn, companion: Companion): string | null {
  const at = column.companions[companion];
  return at === undefined ? null : cellText(row.cells[at]);
}

function readStatus(text: string | null, { field }: PlannedColumn, say: Say): Fact["status"] {
  const { status, unknown } = parseStatus(text);
  for (const code of unknown) {
    say("fact/status", `unknown status code "${code}"`, statusRemedy(code), `${field}_status`);
  }
  return status;
}

function contradiction(value: string, status: "c" | "x" | "z", say: Say): void {
  const what = status === "z" ? "not applicable" : "not available";
  say(
    "fact/status-value",
    `the status ${status} says that the value is ${what}, but it is "${value}"`,
    "Correct the status, or leave the value empty.",
  );
}

function readNumber(text: string, column: PlannedColumn, say: Say): string | null {
  const normal = normaliseDecimal(text);
  if (normal === undefined) {
    notANumber(text, say);
    return null;
  }
  if (column.unit === "rank" && !(isWhole(normal) && signOf(normal) > 0)) {
    say("fact/rank", `"${text}" is not a rank`, "Give a whole number from one on.");
    return null;
  }
  return withoutTrailingZeros(normal);
}

function notANumber(text: string, say: Say): void {
  if (/^[+-]?(?:nan|inf(?:inity)?)$/i.test(text)) {
    say(
      "fact/not-finite",
      `the value is ${text}`,
      "Catch the division by zero in the query: nullif(…, 0), or a macro such as growth(…).",
    );
  } else {
    say(
      "fact/not-a-number",
      `"${text}" is not a number, but the column has a unit`,
      "Cast it in the query, or remove the unit from the column.",
    );
  }
}

function outOfRange(say: Say): void {
  say(
    "fact/out-of-range",
    "a macro can't reckon with what it is given: no number, or one too large or too small",
    "Look at the values that the query gives it, and at their units.",
  );
}

/** "12.100000000000" → "12.1": the type's zeros are not the value's. */
export function withoutTrailingZeros(decimal: string): string {
  const normal = normaliseDecimal(decimal) ?? decimal;
  if (!normal.endsWith("0") || !normal.includes(".")) return normal;
  return roundDecimal(normal, Math.max(0, -lastPower(normal)));
}

function readPrecision(text: string | null, say: Say): string | undefined {
  if (text === null) return undefined;
  if (powerOfTen(text) !== undefined) return withoutTrailingZeros(text);
  say(
    "fact/precision",
    `the precision "${text}" is not a power of ten`,
    "Use a power of ten, such as 1000 or 0.1.",
  );
  return undefined;
}

function quantityOf(
  column: PlannedColumn,
  value: string | null,
  decimals: number | undefined,
  precision: string | undefined,
): Quantity | undefined {
  if (value === null || column.unit === undefined) return undefined;
  return { value, unit: column.unit, decimals, precision };
}

/** Why a value is missing: its status, the query's reason, or just that it is. */
function reasonOf(withheld: "c" | "x" | "z" | undefined, reason: string | null): string {
  if (withheld === "c") return withheld;
  return reason ?? withheld ?? "missing";
}
