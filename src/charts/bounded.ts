import { expressionFunction } from "vega";

/** More marks than anyone can count in print. */
const LONGEST = 10_000;

/**
 * Vega's `sequence` without its endless lists: throws an Error where more than LONGEST numbers are
 * asked for, which becomes a finding of the chart.
 */
function boundedSequence(...limits: readonly unknown[]): number[] {
  const [first = 0, second, third = 1] = limits.map(Number);
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  const length = Math.max(0, Math.ceil((stop - start) / third)) || 0;
  if (length > LONGEST) throw new Error(`sequence() makes ${length} numbers, more than ${LONGEST}`);
  return Array.from({ length }, (_none, index) => start + index * third);
}

/** Vega holds its functions for the whole process; setting one twice changes nothing. */
export function boundSequences(): void {
  expressionFunction("sequence", boundedSequence);
}
