import { cp, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { build } from "../src/edition/build.ts";
import { release } from "../src/edition/release.ts";
import { findWorkspace } from "../src/workspace/find.ts";
import type { Workspace } from "../src/workspace/workspace.ts";
import { prepareAlone } from "./prepare-alone.ts";

const REPOSITORY = resolve(import.meta.dirname, "..");
const DATA = "data/us-unemployment/unemployment.csv";

/** What the edition of a month says, without table, pictures and apparatus; its warnings are none. */
async function said(workspace: Workspace, period: string): Promise<string> {
  const { page, findings } = await prepareAlone(workspace, "us-unemployment", {
    set: { period },
  });
  expect(findings).toEqual([]);
  return page.html
    .replace(/^[\s\S]*<main/, "<main")
    .replace(/<(table|svg|sup|footer)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/[\s\u00A0]+/g, " ")
    .replace(/ ([.,;:])/g, "$1");
}

/** The sample with other data: what `change` makes of its lines. */
async function workspaceWith(change: (lines: string[]) => string[]): Promise<Workspace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "bulletin-months-")));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const folder of ["templates", "data"])
    await cp(join(REPOSITORY, folder, "us-unemployment"), join(root, folder, "us-unemployment"), {
      recursive: true,
    });
  const text = await readFile(join(root, DATA), "utf8");
  await writeFile(join(root, DATA), `${change(text.trimEnd().split("\n")).join("\n")}\n`);
  return findWorkspace(root);
}

/** Lines with the numbers of one month put in the place of another's. */
function copyMonth(lines: readonly string[], from: string, to: string): string[] {
  const numbers = new Map(
    lines.flatMap((line) => {
      const [industry = "", month, ...rest] = line.split(",");
      return month === from ? [[industry, rest.join(",")]] : [];
    }),
  );
  return lines.map((line) => {
    const [industry = "", month] = line.split(",");
    return month === to ? `${industry},${month},${numbers.get(industry)}` : line;
  });
}

const repository = await findWorkspace(REPOSITORY);

/** Each its sentence, as an editor would write it, and what it must not say. */
const MONTHS: readonly (readonly [month: string, ...sentences: readonly string[]])[] = [
  [
    "2000-01",
    "5.97 million people were unemployed in January 2000",
    "The series begins in January 2000, so there is no year before to compare with yet.",
    "The unemployment rate was highest in agriculture, at 10.3 percent",
  ],
  ["2000-02", "From January to February the number fell 0.9 percent."],
  [
    "2000-12",
    "The average of 2000 was 5.26 million.",
    "lowest in education and health, in government and among the self-employed, at 1.8 percent",
  ],
  [
    "2001-02",
    "a year earlier it fell 0.9 percent.",
    "The three industries that added most account for 7.1 percentage points; on balance, the others took off 2.5 (",
    "The rate fell in 6 of 14 industries, most in construction, by 0.7 percentage points, and rose in five (",
  ],
  [
    "2001-01",
    "Unemployment rose 4.8 percent in the year to January 2001",
    "The number of unemployed rose 4.8 percent on January 2000.",
  ],
  [
    "2002-09",
    "More than one industry had the highest rate",
    "was highest in mining and extraction and in leisure and hospitality, at 7.9 percent",
  ],
  [
    "2003-12",
    "after rising 1.2 percent in November; over a year, it was the first fall in the series.",
  ],
  [
    "2007-01",
    "after falling 6.8 percent in December 2006; over a year, it was the first rise in 38 months.",
    "From December 2006 to January the number rose 18.1 percent",
  ],
  ["2007-02", "fell 2.8 percent on February 2006, after rising 0.6 percent in January."],
  [
    "2008-07",
    "rose 23.2 percent on July 2007, after 22.6 percent in June; it was higher than a year earlier for the thirteenth month in a row.",
    "Manufacturing contributed most to the rise: 4.3 of 23.2 percentage points. The number rose in 13 of 14 industries.",
    "and the highest since August 2005.",
  ],
  [
    "2008-08",
    "The rate rose in 13 of 14 industries, most in construction and in agriculture, by 2.9 percentage points, and fell in one (",
  ],
  ["2008-09", "in the eight earlier years it fell 3.6 percent on average."],
  ["2008-10", "Construction led the rise", "The number rose in all 14 industries."],
  ["2008-11", "it was higher than a year earlier for the seventeenth month in a row."],
  ["2008-12", "The average of 2008 was 8.16 million, up 26.5 percent on a year earlier"],
  [
    "2009-01",
    "after 51.5 percent in December 2008",
    "the highest since the series began in December 2000.",
  ],
  ["2009-02", "In January and February 2009 an average of 12.61 million were unemployed"],
  [
    "2009-03",
    "13.15 million people with work experience were unemployed, 5.73 million more than in March 2008.",
    "From February to March the number rose 2.2 percent; in the nine earlier years it fell 3.2 percent on average.",
  ],
  ["2009-04", "it was higher than a year earlier for the 22nd month in a row."],
  ["2009-05", "most in construction, by 10.6 percentage points"],
  ["2009-06", "lowest in government and among the self-employed, at 4.4 percent."],
  ["2010-02", "up 19.4 percent on the same months of 2009."],
];

describe("the monthly bulletin", () => {
  test.concurrent.each(MONTHS)("of %s reads well", async (month, ...sentences) => {
    const text = await said(repository, month);
    for (const sentence of sentences) expect(text).toContain(sentence);
    // What a hole in the data or in a condition would leave behind.
    expect(text).not.toMatch(
      /not (known|available|defined)|, \.|\.\.|;\.| in a row,|undefined|NaN/,
    );
  });
});

describe("other data", () => {
  test("a month that is missing: nothing is compared with it, and no run goes across it", async () => {
    const workspace = await workspaceWith((lines) =>
      lines.filter((line) => !line.includes(",2008-05,")),
    );
    const june = await said(workspace, "2008-06");
    expect(june).toContain("The number of unemployed rose 22.6 percent on June 2007.");
    expect(june).not.toMatch(/in a row|From May|The average of|January to June/);
    const may = await said(workspace, "2009-05");
    expect(may).toContain("13.02 million people were unemployed in May 2009");
    expect(may).toContain("For May 2008 there is no figure to compare with.");
    const july = await said(workspace, "2008-07");
    expect(july).toContain("From June to July the number rose 6.3 percent");
    await expect(
      prepareAlone(workspace, "us-unemployment", { set: { period: "2008-05" } }),
    ).rejects.toMatchObject({ findings: [{ message: 'the data has no period "2008-05"' }] });
  });

  test("a month of which an industry is missing has no sum", async () => {
    const workspace = await workspaceWith((lines) =>
      lines.filter((line) => !line.startsWith("Construction,2009-03,")),
    );
    const text = await said(workspace, "2009-03");
    expect(text).toContain("Unemployment by industry in March 2009");
    expect(text).toContain("not every industry has a figure for March 2009.");
    expect(text).toContain("at 2.8 percent, of the 13 industries that have a figure.");
    expect(text).not.toMatch(/Unemployment (rose|fell)|in a row|million (more|people with)/);
  });

  test("exactly no change", async () => {
    const workspace = await workspaceWith((lines) => copyMonth(lines, "2008-03", "2009-03"));
    const text = await said(workspace, "2009-03");
    expect(text).toContain("Unemployment was unchanged in the year to March 2009");
    expect(text).toContain("about as many as in March 2008.");
    expect(text).toContain(
      "was unchanged on March 2008, after rising 73.7 percent in February; over a year, it was the first month without change in the series.",
    );
    expect(text).toContain("No industry’s number changed");
    expect(text).toContain("The rate was unchanged in every industry");
    expect(text).not.toMatch(/zero|Rises and falls|three industries/);
  });

  test("a change like that of the month before, and a fall", async () => {
    const same = await workspaceWith((lines) =>
      copyMonth(copyMonth(lines, "2008-02", "2008-03"), "2009-02", "2009-03"),
    );
    expect(await said(same, "2009-03")).toContain(
      "rose 73.7 percent on March 2008, as in February",
    );
    const text = await said(repository, "2004-06");
    expect(text).toContain("Unemployment fell 11.7 percent in the year to June 2004");
    expect(text).toContain(
      "Business services contributed most to the fall: 3.2 of 11.7 percentage points.",
    );
    expect(text).toContain("1.01 million fewer than in June 2003.");
  });
});

/** Lines with a month's numbers set higher. */
function raised(lines: readonly string[], month: string): string[] {
  return lines.map((line) => {
    const [industry, of, unemployed, rate] = line.split(",");
    if (of !== month) return line;
    return `${industry},${of},${Number(unemployed) + 60},${(Number(rate) + 0.6).toFixed(1)}`;
  });
}

test("data revised after their release: the next month marks them, and a correction has room for the marks", async () => {
  const workspace = await workspaceWith((lines) => lines);
  const set = { period: "2009-01" };
  await build(workspace, "us-unemployment", { set });
  await release(workspace, "us-unemployment/2009-01-en");
  const lines = (await readFile(join(workspace.root, DATA), "utf8")).trimEnd().split("\n");
  await writeFile(join(workspace.root, DATA), `${raised(lines, "2009-01").join("\n")}\n`);
  expect(await said(workspace, "2009-02")).toContain("after 72.6 percent [r] in January");
  // Every chart is drawn, though the page doesn't show it.
  const { drawings } = await prepareAlone(workspace, "us-unemployment", {
    set,
    correction: "The numbers of all industries were too low.",
  });
  for (const name of ["contributions", "largest", "rates"])
    expect(drawings.get(name)?.svg.match(/\[r\]/g)).toHaveLength(14);
  expect(drawings.get("five-years")?.svg).toContain("[r]");
});
