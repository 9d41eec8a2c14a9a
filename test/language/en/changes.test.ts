import { describe, expect, it } from "vitest";
import { english } from "../../../src/language/en/english.ts";
import type { ChangeForm, ChangeVerb, PeriodType, Sign } from "../../../src/language/language.ts";

describe("after", () => {
  const said = (
    now: Sign,
    before: Sign,
    { same = false, form = "verb", verb = "rise" }: Partial<Grammar> = {},
    period?: string,
  ): string => {
    const when =
      period === undefined ? undefined : ({ period, type: "month", within: "2009-03" } as const);
    const words = english.after(now, before, same, { form, verb }, when);
    return words.before + (words.number === "none" ? "" : "#") + words.after;
  };
  interface Grammar {
    readonly same: boolean;
    readonly form: ChangeForm;
    readonly verb: ChangeVerb;
  }

  it("says the direction only where it was another", () => {
    expect(said(1, 1)).toBe(", after #");
    expect(said(1, -1)).toBe(", after falling #");
    expect(said(-1, 1)).toBe(", after rising #");
    expect(said(0, 1)).toBe(", after rising #");
    expect(said(1, 0)).toBe(", after no change");
  });

  it("says that both are the same", () => {
    expect(said(1, 1, { same: true })).toBe(", as before");
    expect(said(0, 0, { same: true }, "2009-02")).toBe(", as in February");
  });

  it("names the period, its year where that is another", () => {
    expect(said(1, 1, {}, "2009-02")).toBe(", after # in February");
    expect(said(1, -1, {}, "2008-12")).toBe(", after falling # in December 2008");
    expect(said(1, 0, {}, "2009-02")).toBe(", after no change in February");
  });

  it("keeps to the form and the verb", () => {
    expect(said(1, -1, { verb: "grow" })).toBe(", after shrinking #");
    expect(said(-1, 1, { verb: "increase", form: "adverb" })).toBe(", after increasing #");
    expect(said(1, -1, { form: "noun" })).toBe(", after a fall of #");
    expect(said(-1, 1, { form: "noun", verb: "grow" })).toBe(", after growth of #");
  });
});

describe("runs and records", () => {
  it("counts periods in a row", () => {
    expect(english.streak("4", "month")).toBe("for the fourth month in a row");
    expect(english.streak(21, "quarter")).toBe("for the 21st quarter in a row");
    expect(english.streak(2, "half")).toBe("for the second half-year in a row");
    expect(() => english.streak(2, "text")).toThrow("have no order");
  });

  it.each<[Sign, ChangeVerb, string | undefined, string]>([
    [1, "rise", "5", "the first rise in five months"],
    [-1, "rise", "12", "the first fall in 12 months"],
    [1, "grow", "2", "the first growth in two months"],
    [-1, "increase", undefined, "the first decrease in the series"],
    [0, "rise", "3", "the first month without change in three months"],
  ])("names the first of %s, %s after %s", (sign, verb, periods, words) => {
    expect(english.firstChange(sign, verb, "month", periods)).toBe(words);
  });

  it("says since when nothing was higher or lower", () => {
    const since = (period: string, type: PeriodType, within?: string) => ({ period, type, within });
    expect(english.record("high", since("2003-03", "month"), false)).toBe(
      "the highest since March 2003",
    );
    expect(english.record("low", since("2009-02", "month", "2009-09"), false)).toBe(
      "the lowest since February",
    );
    expect(english.record("low", since("2000-01", "month"), true)).toBe(
      "the lowest since the series began in January 2000",
    );
    expect(english.record("high", since("2000-01-03", "day"), true)).toBe(
      "the highest since the series began on 3\u00A0January 2000",
    );
  });
});

describe("periods", () => {
  it.each<[string, PeriodType, string, string]>([
    ["2009-02", "month", "2009-03", "February"],
    ["2008-12", "month", "2009-01", "December 2008"],
    ["2009-Q1", "quarter", "2009-Q2", "the first quarter"],
    ["2008-H2", "half", "2009-H1", "the second half of 2008"],
    ["2009-02-03", "day", "2009-02-04", "3\u00A0February"],
    ["2008-12-31", "day", "2009-01-01", "31\u00A0December 2008"],
    ["2009", "year", "2009", "2009"],
    ["Easter", "text", "Easter", "Easter"],
  ])("%s, a %s, within %s is %s", (period, type, within, words) => {
    expect(english.period(period, type, within)).toBe(words);
  });

  it.each<[string, PeriodType, string | undefined, string]>([
    ["2009-01", "month", undefined, "January 2009"],
    ["2009-02", "month", undefined, "January and February 2009"],
    ["2009-03", "month", undefined, "January to March 2009"],
    ["2009-03", "month", "2009-03", "January to March"],
    ["2009-12", "month", "2009-12", "2009"],
    ["2009-Q1", "quarter", undefined, "the first quarter of 2009"],
    ["2009-Q3", "quarter", undefined, "the first three quarters of 2009"],
    ["2009-Q3", "quarter", "2009-Q4", "the first three quarters"],
    ["2009-H1", "half", undefined, "the first half of 2009"],
    ["2009-H2", "half", undefined, "2009"],
    ["2009", "year", undefined, "2009"],
  ])("the year to %s, a %s, within %s is %s", (period, type, within, words) => {
    expect(english.yearToDate(period, type, within)).toBe(words);
  });

  it("has no year to date of a day or a text", () => {
    expect(() => english.yearToDate("2009-03-01", "day")).toThrow("no year to date");
  });
});
