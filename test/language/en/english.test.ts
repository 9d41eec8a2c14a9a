import { describe, expect, it } from "vitest";
import { english } from "../../../src/language/en/english.ts";
import type { ChangeForm, ChangeVerb, PeriodType } from "../../../src/language/language.ts";

describe("change", () => {
  it.each<[ChangeForm, ChangeVerb, string, string, string]>([
    ["verb", "rise", "fell # ", "was unchanged", "rose # "],
    ["verb", "grow", "shrank # ", "was unchanged", "grew # "],
    ["verb", "increase", "decreased # ", "was unchanged", "increased # "],
    ["adverb", "rise", "down # ", "unchanged", "up # "],
    ["adverb", "grow", "down # ", "unchanged", "up # "],
    ["adverb", "increase", "down # ", "unchanged", "up # "],
    ["noun", "rise", "a fall of # ", "no change", "a rise of # "],
    ["noun", "grow", "a contraction of # ", "no change", "growth of # "],
    ["noun", "increase", "a decrease of # ", "no change", "an increase of # "],
  ])("%s of %s", (form, verb, down, same, up) => {
    const said = (sign: -1 | 0 | 1) => {
      const { before, number, after } = english.change(sign, form, verb);
      return number === "none" ? before + after : `${before}#${after} `;
    };
    expect([said(-1), said(0), said(1)]).toEqual([down, same, up]);
  });

  it("says what the change is compared with", () => {
    const words = english.compared(english.change(1, "verb", english.usualVerb), "2020");
    expect(words).toEqual({ before: "rose ", number: "absolute", after: " on 2020" });
    expect(english.compared(english.change(0, "adverb", "rise"), "2020").after).toBe(" on 2020");
  });

  it("gives the direction alone", () => {
    expect(english.direction(1, "verb", "rise")).toBe("rose");
    expect(english.direction(-1, "verb", "grow")).toBe("shrank");
    expect(english.direction(0, "verb", "rise")).toBe("was unchanged");
    expect(english.direction(0, "verb", "rise", "plural")).toBe("were unchanged");
    expect(english.direction(-1, "noun", "increase")).toBe("a decrease");
    expect(english.direction(-1, "adverb", "increase")).toBe("down");
    expect(english.change(0, "verb", "rise", "plural").before).toBe("were unchanged");
    expect(english.change(1, "verb", "rise", "plural").before).toBe("rose ");
  });
});

describe("positions and counts", () => {
  it.each<[number | string, string, string]>([
    [1, "first", "1st"],
    [2, "second", "2nd"],
    [3, "third", "3rd"],
    [7, "seventh", "7th"],
    ["7.0", "seventh", "7th"],
    [11, "eleventh", "11th"],
    [12, "twelfth", "12th"],
    [13, "thirteenth", "13th"],
    [20, "twentieth", "20th"],
    [21, "21st", "21st"],
    [22, "22nd", "22nd"],
    [111, "111th", "111th"],
    [1021, "1,021st", "1,021st"],
    ["100000000000000000003", "100,000,000,000,000,000,003rd", "100,000,000,000,000,000,003rd"],
  ])("%s is %s, %s", (position, rank, ordinal) => {
    expect(english.rank(position)).toBe(rank);
    expect(english.ordinal(position)).toBe(ordinal);
  });

  it.each<[number | string, string]>([
    [0, "zero"],
    [1, "one"],
    [3, "three"],
    [9, "nine"],
    [10, "10"],
    ["86", "86"],
    ["1200", "1,200"],
    ["3.0", "three"],
    [-3, "−3"],
    ["9007199254740993", "9,007,199,254,740,993"],
  ])("counts %s as %s", (whole, expected) => {
    expect(english.count(whole)).toBe(expected);
  });

  it("refuses what is none", () => {
    expect(() => english.rank(0)).toThrow("0 is not a position");
    expect(() => english.ordinal(-1)).toThrow("-1 is not a position");
    expect(() => english.rank("1.5")).toThrow("1.5 is not a whole number");
    expect(() => english.count("abc")).toThrow("abc is not a whole number");
    expect(() => english.count(Number.NaN)).toThrow("NaN is not a whole number");
  });

  it.each([
    ["1", "enterprise"],
    ["-1", "enterprise"],
    ["1.0", "enterprises"],
    ["0", "enterprises"],
    ["0.5", "enterprises"],
    ["86", "enterprises"],
    ["1e30", "enterprises"],
    ["1.0000000000000000000000001", "enterprises"],
  ])("plural of %s is %s", (decimal, expected) => {
    expect(english.plural(decimal, ["enterprise", "enterprises"])).toBe(expected);
  });

  it("wants one form for each category", () => {
    expect(english.pluralForms).toEqual(["one", "other"]);
    const message = "plural needs 2 forms (one, other), got";
    expect(() => english.plural("1", ["enterprise"])).toThrow(`${message} 1`);
    expect(() => english.plural("1", ["a", "b", "c"])).toThrow(`${message} 3`);
  });

  it("separates lists", () => {
    expect(english.listSeparators(0)).toEqual([]);
    expect(english.listSeparators(1)).toEqual([]);
    expect(english.listSeparators(2)).toEqual([" and "]);
    expect(english.listSeparators(4)).toEqual([", ", ", ", " and "]);
  });
});

describe("dates and periods", () => {
  it.each([
    ["2022-02-10", "10~February 2022"],
    ["2022-02-10T09:00:00+08:00", "10~February 2022"],
    ["2022-02-10T00:30:00+14:00", "10~February 2022"],
    ["2021-12-31T23:59:59-12:00", "31~December 2021"],
    ["0099-01-01", "1~January 99"],
  ])("%s is %s", (iso, expected) => {
    expect(english.date(iso)).toBe(expected.replace("~", "\u00A0"));
  });

  it("names the twelve months", () => {
    const names = Array.from({ length: 12 }, (_, index) =>
      english.period(`2021-${String(index + 1).padStart(2, "0")}`, "month"),
    );
    const intl = new Intl.DateTimeFormat("en-GB", {
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    expect(names).toEqual(names.map((_, index) => intl.format(Date.UTC(2021, index, 1))));
  });

  it.each<[string, PeriodType, string]>([
    ["2021", "year", "2021"],
    ["2021-H1", "half", "the first half of 2021"],
    ["2021-H2", "half", "the second half of 2021"],
    ["2021-Q1", "quarter", "the first quarter of 2021"],
    ["2021-Q3", "quarter", "the third quarter of 2021"],
    ["2021-Q4", "quarter", "the fourth quarter of 2021"],
    ["2010-02", "month", "February 2010"],
    ["2010-02-03", "day", "3\u00A0February 2010"],
    ["winter 2010/11", "text", "winter 2010/11"],
  ])("%s (%s) is %s", (text, type, expected) => {
    expect(english.period(text, type)).toBe(expected);
  });

  it("refuses what the calendar hasn't", () => {
    expect(() => english.date("2022-02-31")).toThrow('"2022-02-31" is not a date');
    expect(() => english.date("10 February 2022")).toThrow("is not a date");
    expect(() => english.period("2021-Q5", "quarter")).toThrow(
      '"2021-Q5" is not a period of type quarter',
    );
  });

  it("compares periods", () => {
    expect(english.comparison("2021", "2020")).toBe("2021 on 2020");
  });
});

describe("missing values and marks", () => {
  it.each<[string | undefined, string]>([
    [undefined, "not available"],
    ["missing", "not available"],
    ["missing_base", "not defined, as the base is missing"],
    ["zero_base", "not defined, as the base is zero"],
    ["negative_base", "not defined, as the base is negative"],
    ["x", "not available"],
    ["z", "not applicable"],
    ["c", "confidential"],
    ["not yet surveyed", "not yet surveyed"],
  ])("%s says %s", (reason, expected) => {
    expect(english.missing(reason)).toBe(expected);
  });

  it.each([
    ["computed", "*", "computed from published figures"],
    ["p", "[p]", "provisional"],
    ["r", "[r]", "revised"],
    ["e", "[e]", "estimated"],
    ["b", "[b]", "break in series"],
    ["c", "[c]", "confidential"],
    ["x", "[x]", "not available"],
    ["z", "[z]", "not applicable"],
  ])("%s is marked %s: %s", (mark, sign, legend) => {
    expect(english.mark(mark)).toBe(sign);
    expect(english.legend(mark)).toBe(legend);
  });

  it("refuses an unknown mark", () => {
    expect(() => english.mark("q")).toThrow('no mark is called "q"');
    expect(() => english.legend("toString")).toThrow('no mark is called "toString"');
  });

  it("has a word for every label, and for the page", () => {
    const { page_before, page_between, page_after, ...rest } = english.labels;
    const { colon, comma, semicolon, stop, space, ...words } = rest;
    expect([colon, comma, semicolon, stop, space].join("")).toBe(":,;. ");
    for (const label of Object.values(words)) expect(label).toMatch(/^\w[\w ]+$/);
    expect(`${page_before}2${page_between}3${page_after}`).toBe("Page 2 of 3");
    expect(`${english.about}230`).toBe("about 230");
  });
});
