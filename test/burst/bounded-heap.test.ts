import { expect, test } from "vitest";
import { boundHeap } from "../../src/burst/bounded-heap.ts";

/** The heap's size while an edition of 4 million objects is under way. */
function heapWithEdition(): number {
  const edition = Array.from({ length: 4_000_000 }, (_, at) => ({ at, to: at }));
  const { heapUsed } = process.memoryUsage();
  return edition.length > 0 ? heapUsed : 0;
}

test("collects what editions have left behind, once there is much of it", () => {
  const bound = boundHeap();
  const before = process.memoryUsage().heapUsed;
  expect(heapWithEdition() - before).toBeGreaterThan(100e6);
  bound();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60e6);
});
