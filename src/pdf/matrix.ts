import { decimal, kinds, wordEnd } from "./parse.ts";

/** A transformation a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

/** The transformation that leaves everything where it is. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `first`, then `second`. Numbers that are missing count as 0. */
export function concatenate(first: readonly number[], second: Matrix): Matrix {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = first;
  return [
    a * second[0] + b * second[2],
    a * second[1] + b * second[3],
    c * second[0] + d * second[2],
    c * second[1] + d * second[3],
    e * second[0] + f * second[2] + second[4],
    e * second[1] + f * second[3] + second[5],
  ];
}

/** The numbers among an operator's operands, which end with it. */
export function numbersBefore(content: string, start: number, end: number): number[] {
  const numbers: number[] = [];
  for (let at = start; at < end; at++) {
    if (kinds[content.charCodeAt(at)] === 1) continue;
    const last = wordEnd(content, at);
    const value = decimal(content, at, last);
    if (!Number.isNaN(value)) numbers.push(value);
    at = last;
  }
  return numbers;
}
