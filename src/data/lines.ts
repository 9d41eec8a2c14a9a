/** 1-based line and column (in UTF-16 code units) of an offset. */
interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/** Finds lines in a text: gives a function from offset to position, quick for many offsets. */
export function linePositions(text: string): (offset: number) => LinePosition {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    const line = lastNotAfter(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** The 1-based line of an offset; that of the beginning where there is none (below 0). */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, Math.max(offset, 0)).split("\n").length;
}

/** Line and column of an offset in UTF-8 bytes, which is what DuckDB counts in. */
export function bytePosition(text: string, byteOffset: number): LinePosition {
  const before = Buffer.from(text, "utf8").subarray(0, byteOffset).toString("utf8");
  return linePositions(before)(before.length);
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
