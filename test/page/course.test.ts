import { describe, expect, test } from "vitest";
import { InputError } from "../../src/finding/input-error.ts";
import type { PageInput } from "../../src/page/compose.ts";
import { bodyOf, tableOf, tables } from "./sample.ts";

const percent = { unit: "percent", decimals: 1 } as const;
const count = { unit: "count", decimals: 0 } as const;

const monthly: Partial<PageInput> = {
  period: { value: "2009-03", type: "month" },
  tables: new Map([
    ...tables,
    [
      "run",
      tableOf(
        "run",
        [
          ...["up", "same", "less", "down", "flat", "gap"].map((name) => ({ name, ...percent })),
          ...["one", "four", "of", "unknown"].map((name) => ({ name, ...count })),
        ],
        [
          [
            ...["3.1", "3.08", "2.4", "-2.4", "0.04", { value: null, reason: "missing" }],
            ...["1", "4", "110", { value: null, reason: "incomplete" }],
          ],
        ],
        { one: true },
      ),
    ],
  ]),
};

function said(text: string, more = monthly): string {
  return bodyOf(`<p>${text}</p>`, {}, more)
    .replace(/<[^>]+>/g, "")
    .replaceAll("\u00A0", " ");
}

function refused(text: string, more = monthly): string {
  try {
    return said(text, more);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.findings.map(({ message }) => message).join("\n");
  }
}

describe("a change beside the one before", () => {
  test.each([
    ["{{change run.up after=run.less}}", "rose 3.1 percent, after 2.4 percent"],
    ["{{change run.up after=run.down}}", "rose 3.1 percent, after falling 2.4 percent"],
    ["{{change run.flat after=run.less}}", "was unchanged, after rising 2.4 percent"],
    ["{{change run.up after=run.flat}}", "rose 3.1 percent, after no change"],
    ["{{change run.up after=run.same}}", "rose 3.1 percent, as before"],
    ["{{change run.up after=run.same offset=-1}}", "rose 3.1 percent, as in February"],
    [
      "{{change run.up after=run.less offset=-3}}",
      "rose 3.1 percent, after 2.4 percent in December 2008",
    ],
    [
      '{{change run.up after=run.down form="noun"}}',
      "a rise of 3.1 percent, after a fall of 2.4 percent",
    ],
    ["{{change run.up after=run.gap offset=-1}}", "rose 3.1 percent"],
    ["{{change run.gap after=run.up offset=-1}}", "not available"],
  ])("%s", (text, words) => {
    expect(said(text)).toBe(words);
  });

  test("names no period without a change, and no neighbour of a text", () => {
    expect(refused("{{change run.up offset=-1}}")).toContain("offset= says which period");
    const text = { ...monthly, period: { value: "spring", type: "text" } } as const;
    expect(refused("{{change run.up after=run.less offset=-1}}", text)).toContain(
      'the period "spring" is a text, so it has no neighbours',
    );
    expect(refused('{{change run.up after="2.4"}}')).toContain("is not a fact");
  });
});

describe("runs and records", () => {
  test.each([
    ["{{streak run.four}}", "for the fourth month in a row"],
    ["{{streak run.four change=run.up first=run.one of=run.of}}", "for the fourth month in a row"],
    ["{{streak run.one change=run.up first=run.four of=run.of}}", "the first rise in four months"],
    ["{{streak run.one change=run.down first=run.of of=run.of}}", "the first fall in the series"],
    [
      "{{streak run.one change=run.flat first=run.four of=run.of}}",
      "the first month without change in four months",
    ],
    [
      "{{streak run.one change=run.up first=run.unknown of=run.of}}",
      "not known, as earlier values are missing",
    ],
    ["{{streak run.unknown}}", "not known, as earlier values are missing"],
    ["{{record run.four of=run.of}}", "the highest since November 2008"],
    ["{{record run.one of=run.of}}", "the highest since February"],
    [
      '{{record run.of of=run.of extreme="low"}}',
      "the lowest since the series began in February 2000",
    ],
    ["{{record run.unknown of=run.of}}", "not known, as earlier values are missing"],
  ])("%s", (text, words) => {
    expect(said(text)).toBe(words);
  });

  test("say what they lack", () => {
    expect(refused("{{streak run.one}}")).toContain("a run of one period has no words of its own");
    expect(refused("{{streak run.one change=run.up first=run.one of=run.of}}")).toContain(
      "run.one says that the period before changed the same way",
    );
    expect(refused("{{streak run.up}}")).toContain(
      "streak needs a number of periods, but run.up is 3.1",
    );
    expect(refused("{{record run.of of=run.four}}")).toContain("110 periods of a series of 4");
    expect(refused("{{record run.four of=run.of}}", { ...monthly, period: undefined })).toContain(
      "this bulletin has no parameter named period",
    );
  });
});

describe("forms of the period", () => {
  test.each([
    ["{{period}}", "March 2009"],
    ['{{period form="short"}}', "March"],
    ['{{period offset=-1 form="short"}}', "February"],
    ['{{period offset=-3 form="short"}}', "December 2008"],
    ['{{period offset=-12 form="year"}}', "2008"],
    ['{{period form="to_date"}}', "January to March 2009"],
    ['{{period offset=-12 form="to_date"}}', "January to March 2008"],
  ])("%s", (text, words) => {
    expect(said(text)).toBe(words);
  });

  test("refuses what has none", () => {
    const day = { ...monthly, period: { value: "2009-03-31", type: "day" } } as const;
    expect(refused('{{period form="to_date"}}', day)).toContain("the year up to a day has no name");
    const text = { ...monthly, period: { value: "spring", type: "text" } } as const;
    expect(refused('{{period form="short"}}', text)).toContain("is a text");
    expect(said("{{period}}", text)).toBe("spring");
  });
});

describe("the scale of a column", () => {
  const table = (scale: string) =>
    `{{#table products}}T{{#column "name"}}P{{/column}}{{#column "output"${scale}}}Output, {{unit}}{{/column}}{{/table}}`;

  test("is the one asked for", () => {
    expect(said(table(" scale=3"))).toContain("Output, thousand tonnes");
    expect(said(table(" scale=3"))).toContain("68,250");
    expect(said(table(" scale=0"))).toContain("151,000");
  });

  test("must have a word", () => {
    expect(refused(table(" scale=4"))).toContain("en has no word for ten to the 4");
  });
});
