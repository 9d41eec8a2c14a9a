import { decimal } from "./parse.ts";
import { kinds, wordEnd } from "./words.ts";

/** A transformation a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

/** The transformation that leaves everything where it is. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `first`, then `second`. */
export function concatenate(first: ArrayLike<number>, second: Matrix): Matrix {
  const { 0: a = 0, 1: b = 0, 2: c = 0, 3: d = 0, 4: e = 0, 5: f = 0 } = first;
  return [
    a * second[0] + b * second[2],
    a * second[1] + b * second[3],
    c * second[0] + d * second[2],
    c * second[1] + d * second[3],
    e * second[0] + f * second[2] + second[4],
    e * second[1] + f * second[3] + second[5],
  ];
}

const six = new Float64Array(6);

/**
 * The six numbers that stand between two positions, as the operands of Tm and cm; those that are
 * missing are 0. They hold until the next call.
 */
export function sixNumbers(bytes: Buffer, start: number, end: number): ArrayLike<number> {
  six.fill(0);
  let count = 0;
  for (let at = start; at < end && count < six.length; at++) {
    if (kinds[bytes[at] ?? 0] === 1) continue;
    const last = wordEnd(bytes, at);
    const value = decimal(bytes, at, last);
    if (!Number.isNaN(value)) six[count++] = value;
    at = last;
  }
  return six;
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
