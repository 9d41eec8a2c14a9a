import { expect, test } from "vitest";
import { bytePosition, linePositions } from "../../src/data/lines.ts";

test("lines and columns of offsets", () => {
  const position = linePositions("ab\n\ncd");
  expect([0, 2, 3, 4, 5, 6].map(position)).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 3, column: 2 },
    { line: 3, column: 3 },
  ]);
});

test("bytes of letters that take several", () => {
  const text = "阳泉\né x";
  expect(bytePosition(text, Buffer.byteLength("阳泉\né "))).toEqual({ line: 2, column: 3 });
  expect(bytePosition(text, Buffer.byteLength("阳"))).toEqual({ line: 1, column: 2 });
});
