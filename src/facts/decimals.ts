import type { ResultTable } from "../data/types.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { isWhole, lastPower, normaliseDecimal } from "../language/decimal.ts";
import type { PlannedColumn } from "./columns.ts";
import { cellText } from "./fact.ts";
import type { FactSource } from "./source.ts";
import { countsThings } from "./units.ts";

/**
 * A DECIMAL of more decimals comes from arithmetic (our macros give twelve), not from data: how
 * many of them are published is then for the author to say.
 */
const mostDecimalsOfData = 6;

/** The published decimals of a column, or the finding that they have to be stated. */
type ColumnDecimals = { readonly decimals: number | undefined } | { readonly finding: Finding };

/**
 * The declared decimals; without them: as many as the data write where rows come straight from a
 * resource, 0 for integers and for units that count things, the DECIMAL's scale. Undefined where no
 * row needs them, since each states its precision or has no value.
 */
export function columnDecimals(
  table: string,
  column: PlannedColumn,
  rows: ResultTable["rows"],
  source: FactSource,
): ColumnDecimals {
  const { decimals, computed = false } = column.declaration;
  if (column.kind !== "number" || decimals !== undefined) return { decimals };
  if (column.type === "integer") return { decimals: 0 };
  const values = openValues(column, rows);
  if (values.length === 0) return { decimals: undefined };
  if (source.straight) return { decimals: column.scale ?? mostDecimals(values) };
  const counts = column.unit !== undefined && countsThings(column.unit);
  if (counts && (computed || values.every(isWhole))) return { decimals: 0 };
  if (hasPublishedScale(column)) return { decimals: column.scale };
  return { finding: decimalsUnstated(table, column, source) };
}

/** The numbers whose row states no precision. */
function openValues(column: PlannedColumn, rows: ResultTable["rows"]): string[] {
  const { precision } = column.companions;
  return rows
    .filter((row) => precision === undefined || cellText(row[precision]) === null)
    .map((row) => normaliseDecimal(cellText(row[column.at]) ?? ""))
    .filter((value) => value !== undefined);
}

function mostDecimals(values: readonly string[]): number {
  return values.reduce((most, value) => Math.max(most, -lastPower(value)), 0);
}

function hasPublishedScale({ type, scale, companions }: PlannedColumn): boolean {
  const straight = scale !== undefined && scale <= mostDecimalsOfData;
  return type === "decimal" && straight && companions.reason === undefined;
}

function decimalsUnstated(table: string, column: PlannedColumn, source: FactSource): Finding {
  const place = source.declared
    ? source.locate(["facts", table, "columns", column.name])
    : { file: source.file };
  return problem(
    "fact/decimals",
    place,
    `nothing says with how many decimals "${column.name}" of "${table}" is published`,
    `State decimals: ${column.name}: { decimals: 1 }, or give ${column.name}_precision in the query.`,
  );
}
