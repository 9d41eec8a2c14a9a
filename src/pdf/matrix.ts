import { decimal, kinds, wordEnd } from "./parse.ts";

/** A transformation a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

/** The transformation that leaves everything where it is. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The last operands that were read; a Tm or cm has six. */
const numbers = new Float64Array(6);

/** What the six numbers between two positions (those of Tm, cm) say, then `outer`; missing ones count as 0. */
export function transformed(bytes: Buffer, start: number, end: number, outer: Matrix): Matrix {
  readNumbers(bytes, start, end);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  return [
    a * outer[0] + b * outer[2],
    a * outer[1] + b * outer[3],
    c * outer[0] + d * outer[2],
    c * outer[1] + d * outer[3],
    e * outer[0] + f * outer[2] + outer[4],
    e * outer[1] + f * outer[3] + outer[5],
  ];
}

function readNumbers(bytes: Buffer, start: number, end: number): void {
  numbers.fill(0);
  let count = 0;
  for (let at = start; at < end && count < numbers.length; at++) {
    if (kinds[bytes[at] ?? 0] === 1) continue;
    const last = wordEnd(bytes, at);
    const value = decimal(bytes, at, last);
    if (!Number.isNaN(value)) numbers[count++] = value;
    at = last;
  }
}

/** The number that stands last before a position, 0 where there is none. */
export function numberBefore(bytes: Buffer, position: number): number {
  let end = position;
  while (end > 0 && kinds[bytes[end - 1] ?? 0] === 1) end--;
  let start = end;
  while (start > 0 && kinds[bytes[start - 1] ?? 0] === 0) start--;
  const value = decimal(bytes, start, end);
  return Number.isNaN(value) ? 0 : value;
}
