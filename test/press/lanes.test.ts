import { describe, expect, it } from "vitest";
import { allowedCores, laneCount } from "../../src/press/lanes.ts";

const GIGABYTE = 2 ** 30;

describe("laneCount", () => {
  it.each([
    [2, 8 * GIGABYTE, 2],
    [4, 8 * GIGABYTE, 4],
    [4, GIGABYTE / 2, 3],
    [4, GIGABYTE / 8, 1],
    [4, 0, 1],
    [4, -GIGABYTE, 1],
    [1, 8 * GIGABYTE, 1],
    [64, 64 * GIGABYTE, 8],
  ])("%i cores and %i bytes: %i", (cores, memory, lanes) => {
    expect(laneCount({ cores, memory })).toBe(lanes);
  });

  it("finds this machine's", () => expect(laneCount()).toBeGreaterThan(0));
});

describe("allowedCores", () => {
  it.each([
    ["max 100000", Number.POSITIVE_INFINITY],
    ["200000 100000", 2],
    ["150000 100000", 2],
    ["50000 100000", 1],
    ["", Number.POSITIVE_INFINITY],
  ])("%j: %d", (limit, cores) => expect(allowedCores(limit)).toBe(cores));
});
