/** A number of fewer digits can be another's by chance: a count of four, a rate of 2.5. */
export const TELLING_DIGITS = 3;

/** The digits of a decimal without those that only say its scale: "-0.0450" and "450" are "45"; nought is "0". */
export function digitsOf(decimal: string): string {
  return withoutZeros(allDigits(decimal));
}

/** The first digits of a decimal, so many, rounded half up, without its scale: of 7318465 three are "732". */
export function firstDigits(decimal: string, count: number): string {
  const digits = allDigits(decimal);
  const up = (digits[count] ?? "0") >= "5" ? 1n : 0n;
  return withoutZeros(String(BigInt(digits.slice(0, count) || "0") + up));
}

/** Whether a number as it is written has the digits of a decimal, rounded to three or more, in whatever unit. */
export function isRounding(written: string, decimal: string): boolean {
  const [most, digits] = [allDigits(written).length, digitsOf(written)];
  if (digits === "0") return false;
  // The zeros at its end may be digits or say the scale alone.
  for (let count = Math.max(TELLING_DIGITS, digits.length); count <= most; count++)
    if (firstDigits(decimal, count) === digits) return true;
  return false;
}

function allDigits(decimal: string): string {
  return decimal.replace(/\D/g, "").replace(/^0+/, "");
}

function withoutZeros(digits: string): string {
  return digits.replace(/0+$/, "") || "0";
}
