/**
 * Exact decimal arithmetic on text. A decimal is text such as "12.1", "-0.04", "68250000"; its
 * trailing zeros are kept ("21.60" has two decimals). No result is ever "-0". Every function
 * throws a plain Error for a text that is no decimal: who reads input asks `normaliseDecimal`.
 */

/** digits / 10^places, places ≥ 0. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

const shape = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

/**
 * A decimal as `write` writes it, its sign apart: nearly all are, and of these the sign, the size and the
 * places show in the text, without arithmetic.
 */
const written = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** A power beyond this is refused: it is no published number and would fill the memory. */
const greatestPower = 1000;

const smallPowers = Array.from({ length: 32 }, (_, power) => 10n ** BigInt(power));

function tenTo(power: number): bigint {
  return smallPowers[power] ?? 10n ** BigInt(power);
}

function parse(text: string): Decimal | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, minus, whole = "", fraction = "", exponent = "0"] = match;
  const power = Number(exponent);
  if (whole + fraction === "" || Math.abs(power) > greatestPower) return undefined;
  const magnitude = BigInt(whole + fraction);
  const digits = minus === "-" ? -magnitude : magnitude;
  const places = fraction.length - power;
  return places < 0 ? { digits: digits * tenTo(-places), places: 0 } : { digits, places };
}

function read(text: string): Decimal {
  const decimal = parse(text);
  if (decimal === undefined) throw new Error(`"${text}" is not a decimal number`);
  return decimal;
}

function write({ digits, places }: Decimal): string {
  const magnitude = (digits < 0n ? -digits : digits).toString().padStart(places + 1, "0");
  const whole = magnitude.slice(0, magnitude.length - places);
  const fraction = places === 0 ? "" : `.${magnitude.slice(-places)}`;
  return `${digits < 0n ? "-" : ""}${whole}${fraction}`;
}

function unsigned(text: string): string {
  return text.startsWith("-") ? text.slice(1) : text;
}

function placesOf(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

function isZero(text: string): boolean {
  return !/[1-9]/.test(text);
}

/** The digits of two decimals on the same number of places. */
function align(a: Decimal, b: Decimal): [bigint, bigint] {
  const places = Math.max(a.places, b.places);
  return [a.digits * tenTo(places - a.places), b.digits * tenTo(places - b.places)];
}

/**
 * Plain decimal text without exponent, plus sign, leading zeros or "-0": "1e3" → "1000",
 * "+.50" → "0.50", "-0.0" → "0.0". Undefined for what is no decimal number: "", "abc", "0x10",
 * "NaN", "Infinity", "1,000", " 1", full-width digits, a power of ten beyond ±1000.
 */
export function normaliseDecimal(text: string): string | undefined {
  if (normal.test(text)) return text;
  const decimal = parse(text);
  return decimal && write(decimal);
}

/** What is written so already, as nearly all that comes out of the database. */
const normal = /^(?:-(?=.*[1-9]))?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Whether the text is a decimal number. */
export function isDecimal(text: string): boolean {
  return written.test(text) || parse(text) !== undefined;
}

/** Whether the value is a whole number: "3", "3.0", "-1e3". */
export function isWhole(text: string): boolean {
  const decimal = read(text);
  return decimal.digits % tenTo(decimal.places) === 0n;
}

/**
 * Rounds half away from zero, to `places` decimals, which are then all written:
 * ("2.345", 2) → "2.35", ("-0.5", 0) → "-1", ("3", 1) → "3.0", ("-0.04", 1) → "0.0".
 * Negative places round to tens, hundreds …: ("68254999", -4) → "68250000".
 */
export function roundDecimal(text: string, places: number): string {
  if (written.test(text) && placesOf(text) === places) return isZero(text) ? unsigned(text) : text;
  const { digits, places: given } = read(text);
  const rounded =
    given <= places
      ? digits * tenTo(places - given)
      : divideHalfAway(digits, tenTo(given - places));
  if (places >= 0) return write({ digits: rounded, places });
  return write({ digits: rounded * tenTo(-places), places: 0 });
}

function divideHalfAway(digits: bigint, divisor: bigint): bigint {
  const magnitude = digits < 0n ? -digits : digits;
  const quotient = (2n * magnitude + divisor) / (2n * divisor);
  return digits < 0n ? -quotient : quotient;
}

/** The n of 10^n: "10000" → 4, "1" → 0, "0.01" → -2; undefined for anything but a power of ten. */
export function powerOfTen(text: string): number | undefined {
  const decimal = parse(text);
  if (decimal === undefined || !/^10*$/.test(decimal.digits.toString())) return undefined;
  return decimal.digits.toString().length - 1 - decimal.places;
}

/** Times 10^power, exactly: ("68250000", -6) → "68.250000", ("3.14", 6) → "3140000". */
export function shiftDecimal(text: string, power: number): string {
  const { digits, places } = read(text);
  const moved = places - power;
  return moved < 0
    ? write({ digits: digits * tenTo(-moved), places: 0 })
    : write({ digits, places: moved });
}

/** -1, 0 or 1 as a is less than, equal to or greater than b by value: "1.0" equals "1". */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const [left, right] = align(read(a), read(b));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The sign of the value; "-0.00" is 0. */
export function signOf(text: string): -1 | 0 | 1 {
  if (written.test(text)) return isZero(text) ? 0 : text.startsWith("-") ? -1 : 1;
  const { digits } = read(text);
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

/** Without its sign: "-0.50" → "0.50". */
export function absoluteDecimal(text: string): string {
  if (written.test(text)) return unsigned(text);
  const { digits, places } = read(text);
  return write({ digits: digits < 0n ? -digits : digits, places });
}

/** The power of ten of the last digit that isn't zero: "68250000" → 4, "12.10" → -1; 0 for zero. */
export function lastPower(text: string): number {
  const { digits, places } = read(text);
  if (digits === 0n) return 0;
  const zeros = /0*$/.exec(digits.toString());
  return (zeros?.[0].length ?? 0) - places;
}

/** The number of decimals that are written: "21.60" → 2, "1e3" → 0. */
export function decimalPlaces(text: string): number {
  return written.test(text) ? placesOf(text) : read(text).places;
}

/** a − b, exactly, with the decimals of the one that has more: ("12.1", "11.85") → "0.25". */
export function subtractDecimals(a: string, b: string): string {
  const [left, right] = [read(a), read(b)];
  const [from, taken] = align(left, right);
  return write({ digits: from - taken, places: Math.max(left.places, right.places) });
}

/**
 * a / b, rounded half away from zero to `places` decimals (from 0 on); undefined where b is zero:
 * ("1", "3", 2) → "0.33".
 */
export function divideDecimals(a: string, b: string, places: number): string | undefined {
  const [above, below] = align(read(a), read(b));
  if (below === 0n) return undefined;
  const sign = below < 0n ? -1n : 1n;
  return write({ digits: divideHalfAway(sign * above * tenTo(places), sign * below), places });
}
