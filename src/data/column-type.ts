import { digitCounts } from "./decimal-text.ts";
import type { FieldType } from "./schema.ts";

/**
 * The SQL type that holds a field's values exactly.
 *
 * | field | SQL |
 * | --- | --- |
 * | integer | BIGINT, HUGEINT where it needs more than 18 digits |
 * | number | DECIMAL(18, s), or (38, s): s as many decimals as the data have; DOUBLE beyond 38 digits |
 * | boolean | BOOLEAN |
 * | date | DATE |
 * | year | INTEGER, so that `year - 1` works |
 * | yearmonth, time, datetime, duration | VARCHAR as written: it sorts, and keeps its zone |
 * | string, object, array, list, geopoint, geojson, any | VARCHAR as written |
 *
 * Undefined where a whole number has more than 38 digits.
 */
export function columnType(
  type: FieldType,
  values: readonly (string | null)[],
): string | undefined {
  switch (type) {
    case "integer":
      return integerType(values);
    case "number":
      return numberType(values);
    case "boolean":
      return "BOOLEAN";
    case "date":
      return "DATE";
    case "year":
      return "INTEGER";
    default:
      return "VARCHAR";
  }
}

/** Digits that every value of a 64-bit and of a 128-bit integer has. */
const BIGINT_DIGITS = 18;
const HUGEINT_DIGITS = 38;

function integerType(values: readonly (string | null)[]): string | undefined {
  const { whole } = widest(values);
  if (whole <= BIGINT_DIGITS) return "BIGINT";
  return whole <= HUGEINT_DIGITS ? "HUGEINT" : undefined;
}

function numberType(values: readonly (string | null)[]): string {
  const { whole, scale } = widest(values);
  if (whole + scale <= BIGINT_DIGITS) return `DECIMAL(${BIGINT_DIGITS}, ${scale})`;
  return whole + scale <= HUGEINT_DIGITS ? `DECIMAL(${HUGEINT_DIGITS}, ${scale})` : "DOUBLE";
}

function widest(values: readonly (string | null)[]): { whole: number; scale: number } {
  const most = { whole: 0, scale: 0 };
  for (const value of values) {
    if (value === null) continue;
    const counts = digitCounts(value);
    if (counts.whole > most.whole) most.whole = counts.whole;
    if (counts.scale > most.scale) most.scale = counts.scale;
  }
  return most;
}
