import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import type { EditionRequest, OpenRequest } from "../../src/check/types.ts";
import { placeText } from "../../src/finding/finding.ts";
import { calendarFiles, RELEASES } from "../calendar-bulletin.ts";
import { prepareAlone } from "../prepare-alone.ts";
import { smallWorkspace } from "../small-bulletin.ts";

const YAML = "templates/prices/bulletin.yaml";

type Options = Parameters<typeof calendarFiles>[1];

async function said(
  rows: readonly string[],
  options: Options = {},
  request: EditionRequest & OpenRequest = {},
): Promise<string[]> {
  const workspace = await smallWorkspace(calendarFiles(rows, options));
  const findings = await check(workspace, "prices", request);
  return findings.map((f) => `${placeText(f)}: ${f.message}. ${f.remedy}`);
}

async function prepared(
  rows: readonly string[],
  options: Options = {},
  request: EditionRequest & OpenRequest = {},
) {
  const workspace = await smallWorkspace(calendarFiles(rows, options));
  return prepareAlone(workspace, "prices", request);
}

const textOf = (html: string): string =>
  html
    .replace(/^[\s\S]*<body/, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

describe("an edition whose bulletin has a calendar", () => {
  test("has number, release and next release in its masthead, and is dated by the release", async () => {
    const { page, instant, calendar } = await prepared([
      "2020,2021-02-09T09:00:00+08:00,,1",
      "2021,2022-02-10T09:00:00+08:00,2023-02-09T09:00:00+08:00,2",
    ]);
    expect(calendar).toEqual({
      release: "2022-02-10T09:00:00+08:00",
      nextRelease: "2023-02-09T09:00:00+08:00",
      number: "2",
    });
    expect(instant).toBe("2022-02-10T09:00:00+08:00");
    const text = textOf(page.html);
    expect(text).toMatch(/Number 2 Released 10.February 2022 Next release 9.February 2023/);
  });

  /** Another day in UTC: 31 December in London, 2 January in Kiribati. */
  test.each([
    ["2022-01-01T00:30:00+14:00", "1.January 2022"],
    ["2021-12-31T23:30:00-11:00", "31.December 2021"],
    ["2022-01-01T00:30:00Z", "1.January 2022"],
  ])("prints the date of the release's own zone: %s", async (release, date) => {
    const { page, instant } = await prepared([`2021,${release},,`]);
    expect(instant).toBe(release);
    expect(textOf(page.html)).toMatch(new RegExp(`Released ${date}`));
  });

  test("has no next release where the cell is empty", async () => {
    const { calendar, page } = await prepared(
      ["2021,2022-02-10T09:00:00+08:00,,", "2022,2023-02-09T09:00:00+08:00,,"],
      { from: "index.year" },
    );
    expect(calendar.nextRelease).toBeUndefined();
    expect(page.html).not.toContain("Next release");
  });

  test("takes the next row's release where the calendar has no column for it", async () => {
    const columns = { columns: ["period", "release"], from: "index.year" };
    const rows = ["2022,2023-02-09T09:00:00+08:00", "2021,2022-02-10T09:00:00+08:00"];
    expect((await prepared(rows, columns)).calendar.nextRelease).toBe("2023-02-09T09:00:00+08:00");
    expect((await prepared(rows.slice(1), columns)).calendar.nextRelease).toBeUndefined();
    const open = ["2021,2022-02-10T09:00:00+08:00", "2022,"];
    expect((await prepared(open, columns)).calendar.nextRelease).toBeUndefined();
  });
});

test("without a calendar nothing is invented: no release date, dated by the period's last day", async () => {
  const edition = await prepareAlone(await smallWorkspace(), "prices");
  expect(edition.calendar).toEqual({});
  expect(edition.instant).toBe("2021-12-31T00:00:00Z");
  expect(edition.page.html).not.toContain("Released");
});

describe("every row of the calendar is looked at, whichever period is asked for", () => {
  const right = "2021,2022-02-10T09:00:00+08:00,,";

  test.each<[string, string, string]>([
    [
      "two rows for a period",
      "2021,2022-03-10T09:00:00+08:00,,",
      `${RELEASES}:3:1: the period 2021 stands twice in the calendar, first on line 2. Keep one row for each period.`,
    ],
    [
      "a release without zone",
      "2024,2025-02-10T09:00:00,,",
      `${RELEASES}:3:2: release "2025-02-10T09:00:00" is no instant with a zone. Write it like 2022-02-10T09:00:00+08:00.`,
    ],
    [
      "a release without time",
      "2024,2025-02-10,,",
      `${RELEASES}:3:2: release "2025-02-10" is no instant with a zone. Write it like 2022-02-10T09:00:00+08:00.`,
    ],
    [
      "a release that is no date",
      "2024,next spring,,",
      `${RELEASES}:3:2: release "next spring" is no date. Write it like 2022-02-10T09:00:00+08:00.`,
    ],
    [
      "a release on a day that there is not",
      "2024,2025-02-30T09:00:00+08:00,,",
      `${RELEASES}:3:2: release "2025-02-30T09:00:00+08:00" is no date. Write it like 2022-02-10T09:00:00+08:00.`,
    ],
    [
      "a next release without zone",
      "2024,2025-02-10T09:00:00+08:00,2026-02-10T09:00:00,",
      `${RELEASES}:3:3: next_release "2026-02-10T09:00:00" is no instant with a zone. Write it like 2022-02-10T09:00:00+08:00.`,
    ],
    [
      "a next release before the release",
      "2024,2025-02-10T09:00:00+08:00,2024-02-10T09:00:00+08:00,",
      `${RELEASES}:3:3: next_release 2024-02-10T09:00:00+08:00 is not after release 2025-02-10T09:00:00+08:00. Correct one of them, or leave next_release empty.`,
    ],
    [
      "a next release at the same instant in another zone",
      "2024,2025-02-10T09:00:00+08:00,2025-02-10T01:00:00Z,",
      `${RELEASES}:3:3: next_release 2025-02-10T01:00:00Z is not after release 2025-02-10T09:00:00+08:00. Correct one of them, or leave next_release empty.`,
    ],
    [
      "a period of another type",
      "2024-03,2025-02-10T09:00:00+08:00,,",
      `${RELEASES}:3:1: "2024-03" is no year, which the parameter "period" is. Write it like 2021.`,
    ],
    [
      "a row without period",
      ",2025-02-10T09:00:00+08:00,,",
      `${RELEASES}:3:1: a row of the calendar has no period. Write it like 2021.`,
    ],
  ])("%s", async (_, row, expected) => {
    expect(await said([right, row], { from: "index.year" })).toEqual([expected]);
  });

  test("releases out of order, where the next one follows from them", async () => {
    const rows = ["2021,2023-02-10T09:00:00+08:00", "2022,2022-02-10T09:00:00+08:00"];
    expect(await said(rows, { columns: ["period", "release"], from: "index.year" })).toEqual([
      `${RELEASES}:3:2: release 2022-02-10T09:00:00+08:00 of 2022 is not after release 2023-02-10T09:00:00+08:00 of 2021. Correct one of them, or say in a column next_release what comes next.`,
    ]);
  });
});

describe("a calendar that can't be one", () => {
  test("is unknown", async () => {
    expect(await said(["2021,,,"], { calendar: "relases" })).toEqual([
      `${YAML}:5:1: there is no resource "relases". Did you mean "releases"?`,
    ]);
  });

  test("lacks its columns", async () => {
    expect(await said(["2021"], { columns: ["perod"] })).toEqual([
      `${RELEASES}:1: the calendar has no column "period". Add it: the period of each release.`,
      `${RELEASES}:1: the calendar has no column "release". Add it: the instant of release, with its zone.`,
    ]);
  });

  test("belongs to a bulletin without periods", async () => {
    const [finding] = await said(["2021,2022-02-10T09:00:00+08:00,,"], { parameter: "when" });
    expect(finding).toBe(
      `${YAML}:5:1: there is a calendar, but no parameter "period" that its rows could be for. Declare it: period: { type: month, default: latest }.`,
    );
  });
});

describe("a period that the calendar lacks", () => {
  const rows = ["2020,2021-02-09T09:00:00+08:00,,"];

  test("is an error", async () => {
    expect(await said(rows, {}, { set: { period: "2021" } })).toEqual([
      `${YAML}:5:1: the calendar "releases" has no row for the period 2021. Add the row, or build another period. Did you mean "2020"?`,
    ]);
  });

  test("is unfinished in a draft, which prints no date", async () => {
    const { calendar, unfinished, page, instant } = await prepared(
      rows,
      {},
      { set: { period: "2021" }, draft: true },
    );
    expect(calendar.release).toBeUndefined();
    expect(unfinished).toMatchObject([{ kind: "calendar", text: "2021", file: YAML, line: 5 }]);
    expect(page.html).not.toContain("Released");
    expect(instant).toBe("2021-12-31T00:00:00Z");
  });

  test("so is one whose release isn't fixed yet", async () => {
    expect(await said(["2021,,,3"])).toEqual([
      `${RELEASES}:2:2: the calendar has no release for the period 2021. Fill it in: an instant like 2022-02-10T09:00:00+08:00.`,
    ]);
    const { calendar, unfinished } = await prepared(["2021,,,3"], {}, { draft: true });
    expect(calendar).toEqual({ release: undefined, nextRelease: undefined, number: "3" });
    expect(unfinished).toMatchObject([{ kind: "calendar", text: "2021", line: 2 }]);
  });
});

describe("a calendar that runs ahead of the data", () => {
  const rows = [
    "2021,2022-02-10T09:00:00+08:00,,",
    "2022,2023-02-09T09:00:00+08:00,,",
    "2023,2024-02-08T09:00:00+08:00,,",
  ];

  test("makes no difference where the data say what is newest", async () => {
    const { parameters } = await prepared(rows, { from: "index.year" });
    expect(parameters.period).toBe("2021");
  });

  test("has a finding that names their column, where they don't: a query lacks its row", async () => {
    const [ahead, ...others] = await said(rows);
    expect(ahead).toBe(
      `${YAML}:3:37: the calendar has the period 2023, its newest, but the data have no number for it. Let the data say what is newest: from: index.year.`,
    );
    expect(others).toEqual([expect.stringContaining("needs exactly one row")]);
  });

  test("or every number is missing", async () => {
    const query = "select max(level) as rate from index where year = $period\n";
    const files = { "templates/prices/facts/change.sql": query };
    expect(await said(rows, { files })).toEqual([
      `${YAML}:3:37: the calendar has the period 2023, its newest, but the data have no number for it. Let the data say what is newest: from: index.year.`,
    ]);
    const { parameters } = await prepared(rows, { files }, { set: { period: "2021" } });
    expect(parameters.period).toBe("2021");
  });

  test("says so of a period that was asked for, too", async () => {
    const [ahead] = await said(rows, {}, { set: { period: "2022" } });
    expect(ahead).toBe(
      "--set: the calendar has the period 2022, but the data have no number for it. Bring in its data, or build another period.",
    );
  });
});
