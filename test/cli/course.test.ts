import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../src/cli/columns.ts";
import { barText, lineText, newCourse, stepOf, timeText } from "../../src/cli/course.ts";

const COURSE = { total: 260, done: 130, failed: 2, rate: 6.25 };

test.each([
  [100, "[===============               ] 130/260  2 failed  0:21 left  6.3/s"],
  [60, "[==========           ] 130/260  2 failed  0:21 left  6.3/s"],
  [44, "130/260  2 failed  0:21 left  6.3/s"],
  [30, "130/260  2 failed  0:21 left"],
  [20, "130/260  2 failed"],
  [9, "130/260"],
  [4, ""],
])("the bar in %i places", (width, expected) => {
  expect(barText(COURSE, width)).toBe(expected);
});

test("the bar never fills a line, so that it never becomes two", () => {
  const course = fc.record({
    total: fc.nat(100_000),
    done: fc.nat(100_000),
    failed: fc.nat(100_000),
    rate: fc.option(fc.double({ min: 1e-6, max: 1e4, noNaN: true }), { nil: undefined }),
  });
  fc.assert(
    fc.property(course, fc.integer({ min: 1, max: 300 }), (given, width) => {
      const { total } = given;
      const text = barText({ ...given, done: Math.min(given.done, total) }, width);
      expect(displayWidth(text)).toBeLessThan(width);
      expect(text).not.toMatch(/[\r\n]|NaN|Infinity/);
    }),
  );
});

test.each([
  [COURSE, "130/260 editions, 2 failed, 0:21 left, 6.3/s"],
  [{ total: 3, done: 3, failed: 0, rate: 0.4 }, "3/3 editions, 0.4/s"],
  [{ total: 3, done: 0, failed: 0, rate: undefined }, "0/3 editions"],
])("a line of a log", (course, expected) => {
  expect(lineText(course)).toBe(expected);
});

describe("the rate", () => {
  test("isn't that of a moment", () => {
    let now = 0;
    const { count, course } = newCourse(3, () => now);
    for (const kind of ["failed", "failed", "built"] as const) {
      now += 1;
      count(kind);
    }
    expect(course().rate).toBeUndefined();
  });

  test("is that of the last while", () => {
    let now = 0;
    const { count, course } = newCourse(1000, () => now);
    const finish = (times: number, every: number) => {
      for (let time = 0; time < times; time++) {
        now += every;
        count("built");
      }
    };
    expect(course().rate).toBeUndefined();
    finish(1, 9000);
    expect(course().rate).toBeUndefined();
    finish(10, 1000);
    expect(course().rate).toBe(1);
    finish(200, 100);
    expect(course().rate).toBeCloseTo(10);
    count("failed");
    expect(course()).toMatchObject({ done: 212, failed: 1, total: 1000 });
  });
});

test.each([
  [1, 1],
  [20, 1],
  [21, 2],
  [260, 20],
  [1000, 50],
  [1_000_000, 10_000],
])("of %i editions a log tells every %ith", (total, expected) => {
  expect(stepOf(total)).toBe(expected);
});

test.each([
  [0.4, "0:00"],
  [59.6, "1:00"],
  [754, "12:34"],
  [3725, "1:02:05"],
])("%d seconds", (seconds, expected) => {
  expect(timeText(seconds)).toBe(expected);
});
