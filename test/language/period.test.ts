import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PeriodType } from "../../src/language/language.ts";
import {
  daysInMonth,
  lastDay,
  offsetPeriod,
  parseDate,
  parsePeriod,
  periodExample,
} from "../../src/language/period.ts";

const ordered = ["year", "half", "quarter", "month", "day"] as const;

describe("parseDate", () => {
  it.each([
    ["2022-02-10", { year: 2022, month: 2, day: 10 }],
    ["2022-02-10T09:00:00+08:00", { year: 2022, month: 2, day: 10 }],
    ["2022-02-10T23:30:00-11:00", { year: 2022, month: 2, day: 10 }],
    ["2022-02-10T00:00Z", { year: 2022, month: 2, day: 10 }],
    ["2022-02-10 09:00:00.123+08", { year: 2022, month: 2, day: 10 }],
    ["2024-02-29", { year: 2024, month: 2, day: 29 }],
    ["2000-02-29", { year: 2000, month: 2, day: 29 }],
    ["0001-01-01", { year: 1, month: 1, day: 1 }],
  ])("%s", (iso, expected) => {
    expect(parseDate(iso)).toEqual(expected);
  });

  it.each([
    "",
    "2022",
    "2022-02",
    "2022-02-31",
    "2023-02-29",
    "1900-02-29",
    "2022-04-31",
    "2022-00-10",
    "2022-13-10",
    "2022-01-00",
    "0000-01-01",
    "2022-1-1",
    "10.02.2022",
    "2022-02-10T25:00:00Z",
    "2022-02-10T09:60:00Z",
    "2022-02-10T09:00:00+24:00",
    "2022-02-10T",
    "2022-02-10T09:00:00Z extra",
    "２０２２-02-10",
    "2022-02-10\n",
  ])("refuses %j", (iso) => {
    expect(parseDate(iso)).toBeUndefined();
  });

  it("knows the days that the platform's calendar knows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1600, max: 2400 }), fc.integer({ min: 1, max: 12 }), (y, m) => {
        expect(daysInMonth(y, m)).toBe(new Date(Date.UTC(y, m, 0)).getUTCDate());
      }),
    );
  });
});

describe("parsePeriod", () => {
  it.each<[string, PeriodType, number, number]>([
    ["2021", "year", 2021, 1],
    ["2021-H2", "half", 2021, 2],
    ["2021-Q3", "quarter", 2021, 3],
    ["2021-12", "month", 2021, 12],
    ["2021-03-31", "day", 2021, 3],
  ])("%s is a %s", (text, type, year, part) => {
    expect(parsePeriod(text, type)).toMatchObject({ type, year, part });
    expect(parsePeriod(periodExample(type), type)).toBeDefined();
  });

  it.each<[string, PeriodType]>([
    ["21", "year"],
    ["2021-01", "year"],
    ["0000", "year"],
    ["2021-H3", "half"],
    ["2021-H0", "half"],
    ["2021-Q5", "quarter"],
    ["2021Q1", "quarter"],
    ["2021-q1", "quarter"],
    ["2021-13", "month"],
    ["2021-00", "month"],
    ["2021-3", "month"],
    ["2021-02-31", "day"],
    ["2021-02-03T00:00Z", "day"],
    ["../2021", "year"],
    ["", "month"],
    ["2021", "text"],
  ])("%j is no %s", (text, type) => {
    expect(parsePeriod(text, type)).toBeUndefined();
  });
});

describe("steps", () => {
  it.each<[string, PeriodType, number, string]>([
    ["2021", "year", -1, "2020"],
    ["2021", "year", 0, "2021"],
    ["2021-H1", "half", -1, "2020-H2"],
    ["2021-H2", "half", 3, "2023-H1"],
    ["2021-Q1", "quarter", -1, "2020-Q4"],
    ["2021-Q3", "quarter", -4, "2020-Q3"],
    ["2021-01", "month", -1, "2020-12"],
    ["2021-12", "month", 1, "2022-01"],
    ["2021-03-01", "day", -1, "2021-02-28"],
    ["2024-02-28", "day", 1, "2024-02-29"],
    ["0099-12-31", "day", 1, "0100-01-01"],
    ["0001-01-01", "day", 0, "0001-01-01"],
  ])("%s %s %d is %s", (text, type, steps, expected) => {
    expect(offsetPeriod(text, type, steps)).toBe(expected);
  });

  it.each<[string, PeriodType, string | undefined]>([
    ["2021", "year", "2021-12-31"],
    ["2021-H1", "half", "2021-06-30"],
    ["2021-H2", "half", "2021-12-31"],
    ["2021-Q1", "quarter", "2021-03-31"],
    ["2021-Q2", "quarter", "2021-06-30"],
    ["2024-02", "month", "2024-02-29"],
    ["2021-03-05", "day", "2021-03-05"],
    ["spring", "text", undefined],
  ])("the last day of %s (%s) is %s", (text, type, expected) => {
    expect(lastDay(text, type)).toBe(expected);
  });

  it("refuses what is no period, and leaving the calendar", () => {
    expect(() => offsetPeriod("2021-02-31", "day", 1)).toThrow(
      '"2021-02-31" is not a period of type day',
    );
    expect(() => offsetPeriod("spring", "text", 1)).toThrow("not a period of type text");
    expect(() => offsetPeriod("0001", "year", -1)).toThrow("leaves the years 0001 to 9999");
    expect(() => offsetPeriod("9999-12-31", "day", 1)).toThrow("leaves the years");
    expect(() => offsetPeriod("2021", "year", 0.5)).toThrow("0.5 is not a whole number of steps");
    expect(() => lastDay("2021-13", "month")).toThrow("not a period of type month");
  });

  it("go forth and back, in order, for every type", () => {
    const steps = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...ordered), steps, steps, (type, a, b) => {
        const base = periodExample(type);
        const [first, second] = [offsetPeriod(base, type, a), offsetPeriod(base, type, b)];
        expect(offsetPeriod(first, type, -a)).toBe(base);
        expect(offsetPeriod(first, type, b - a)).toBe(second);
        expect(first < second ? -1 : first > second ? 1 : 0).toBe(Math.sign(a - b));
      }),
    );
  });

  it("the day after a period's last day belongs to the next", () => {
    const steps = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.constantFrom("year", "half", "quarter", "month"), steps, (type, n) => {
        const period = offsetPeriod(periodExample(type), type, n);
        const end = lastDay(period, type) ?? "";
        const nextEnd = lastDay(offsetPeriod(period, type, 1), type) ?? "";
        const months = { year: 12, half: 6, quarter: 3, month: 1 }[type];
        const dayAfter = offsetPeriod(end, "day", 1);
        expect(dayAfter.slice(8)).toBe("01");
        expect(offsetPeriod(dayAfter.slice(0, 7), "month", months - 1)).toBe(nextEnd.slice(0, 7));
      }),
    );
  });
});
