/** How numbers are written in a field. */
export interface NumberNotation {
  readonly decimalChar: string;
  readonly groupChar?: string | undefined;
  /** False: what stands around the digits (a currency, a percent sign) is left out. */
  readonly bareNumber: boolean;
}

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * The exact decimal text of a number as it is written: "1 234,50" is "1234.50", "1.5e3" is "1500",
 * "+07" is "7". Decimals that are written are kept: they say how precise the number is.
 * Undefined where it is no number (also NaN and INF, which no exact number can hold).
 */
export function readDecimal(written: string, notation: NumberNotation): string | undefined {
  if (PLAIN.test(written) && notation.decimalChar === "." && notation.groupChar !== ".") {
    return /^-0(\.0*)?$/.test(written) ? written.slice(1) : written;
  }
  const bare = notation.bareNumber ? written : withoutSurroundings(written);
  const ungrouped = withoutGroups(bare, notation);
  if (ungrouped === undefined) return undefined;
  const parts = DECIMAL.exec(ungrouped);
  if (parts === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  if (whole === "" && fraction === "") return undefined;
  return shifted(sign === "-", whole, fraction, Number(exponent));
}

/** The same for whole numbers: no decimals, no exponent. */
export function readInteger(written: string, notation: NumberNotation): string | undefined {
  const bare = notation.bareNumber ? written : withoutSurroundings(written);
  const ungrouped = withoutGroups(bare, { ...notation, decimalChar: "." });
  if (ungrouped === undefined || !/^[+-]?\d+$/.test(ungrouped)) return undefined;
  return shifted(ungrouped.startsWith("-"), ungrouped.replace(/^[+-]/, ""), "", 0);
}

/** Digits before and after the point of an exact decimal text. */
export function digitCounts(decimal: string): { readonly whole: number; readonly scale: number } {
  const start = decimal.startsWith("-") ? 1 : 0;
  const point = decimal.indexOf(".");
  if (point < 0) return { whole: decimal.length - start, scale: 0 };
  return { whole: point - start, scale: decimal.length - point - 1 };
}

/** The shortest text of the same number: "2.50" is "2.5"; equal numbers have equal texts. */
export function shortestDecimal(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}

/** Digits that DECIMAL, the widest exact type, has. */
const DECIMAL_DIGITS = 38;

/**
 * Whether DuckDB holds the number of an exact decimal text without change: as DECIMAL, or as a
 * double whose shortest digits are the same number. 1e400 would be infinite, 1e-400 zero.
 */
export function isHeldExactly(decimal: string): boolean {
  if (decimal.length <= DECIMAL_DIGITS) return true;
  const { whole, scale } = digitCounts(decimal);
  return whole + scale <= DECIMAL_DIGITS || isDoubleExactly(decimal);
}

/** Whether the shortest digits of the nearest double are the same number. */
export function isDoubleExactly(decimal: string): boolean {
  const double = readDecimal(String(Number(decimal)), { decimalChar: ".", bareNumber: true });
  return double !== undefined && shortestDecimal(double) === shortestDecimal(decimal);
}

/** Decimals of up to so many characters are told apart, and ordered, as doubles. */
const DOUBLE_LENGTH = 15;

/** Sign of a − b, exactly. */
export function compareDecimals(a: string, b: string): number {
  if (a.length <= DOUBLE_LENGTH && b.length <= DOUBLE_LENGTH)
    return Math.sign(Number(a) - Number(b));
  const scale = Math.max(digitCounts(a).scale, digitCounts(b).scale);
  const difference = scaledInteger(a, scale) - scaledInteger(b, scale);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

function scaledInteger(decimal: string, scale: number): bigint {
  const { scale: own } = digitCounts(decimal);
  return BigInt(decimal.replace(".", "") + "0".repeat(scale - own));
}

function withoutSurroundings(written: string): string {
  return written.replace(/^[^\d+\-.,]+/, "").replace(/[^\d]+$/, "");
}

/**
 * Digits without their group characters and with a point. A group has two to four digits and the
 * last one three or four, so that "1,5" under groupChar "," is refused and doesn't become 15.
 */
function withoutGroups(written: string, notation: NumberNotation): string | undefined {
  const { decimalChar, groupChar } = notation;
  if (decimalChar !== "." && groupChar !== "." && written.includes(".")) return undefined;
  const [whole = "", decimals, ...more] = written.split(decimalChar);
  if (more.length > 0) return undefined;
  const fraction = decimals === undefined ? "" : `.${decimals}`;
  if (groupChar === undefined || !whole.includes(groupChar)) return whole + fraction;
  const groups = whole.replace(/^[+-]/, "").split(groupChar);
  const wellGrouped = groups.every((group, index) =>
    index === 0
      ? /^\d{1,4}$/.test(group)
      : (index === groups.length - 1 ? /^\d{3,4}$/ : /^\d{2,4}$/).test(group),
  );
  return wellGrouped ? whole.replaceAll(groupChar, "") + fraction : undefined;
}

function shifted(negative: boolean, whole: string, fraction: string, exponent: number): string {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const before = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "";
  const after = point >= 0 ? digits.slice(point) : "0".repeat(-point) + digits;
  const body = `${before.replace(/^0+(?=\d)/, "") || "0"}${after === "" ? "" : `.${after}`}`;
  return negative && /[1-9]/.test(body) ? `-${body}` : body;
}
