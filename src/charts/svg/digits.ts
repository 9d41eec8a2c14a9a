/** A number to a thousandth of a px: what is beyond is noise, and differs between machines. */
export function digits(value: number): string {
  if (Number.isInteger(value)) return String(value || 0);
  return String(Math.round(value * 1000) / 1000 || 0);
}

const LONG = /-?\d+\.\d{4,}(?:e-?\d+)?|-?\d+(?:\.\d+)?e-\d+/g;

/** A text in which every number has as many digits. */
export function withDigits(text: string): string {
  return text.replace(LONG, (number) => digits(Number(number)));
}
