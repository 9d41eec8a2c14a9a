import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "parse5";
import { describe, expect, test } from "vitest";
import { build } from "../../src/edition/build.ts";
import { diff } from "../../src/review/diff.ts";
import { diffPage } from "../../src/review/diff-page.ts";
import { bulletin } from "../cli/command-line.ts";
import { saidOf } from "../findings-of.ts";
import { MONTHLY, monthlyWorkspace } from "../monthly-bulletin.ts";
import { SMALL } from "../small-bulletin.ts";

const FEBRUARY = "jobs/2020-02-en";
const MARCH = "jobs/2020-03-en";

describe("two months", () => {
  test("are compared as they lie on disk, on the terminal, as data and as a page", async () => {
    const { root } = await monthlyWorkspace();
    for (const period of ["2020-02", "2020-03"]) {
      expect((await bulletin(root, ["build", "jobs", "--set", `period=${period}`])).code).toBe(0);
    }
    const { code, out } = await bulletin(root, ["diff", FEBRUARY, MARCH]);
    expect(code).toBe(0);
    expect(out.replaceAll("\u00a0", " ")).toBe(`${FEBRUARY} → ${MARCH}
6 facts changed, 4 came, 2 went, 6 the same; 4 sentences turned, 1 came, 1 went.

headline
  Unemployed persons   1,100 people  →  990 people     −110 people (−10.0 percent)
  Change on the month  10.0 percent  →  −10.0 percent  −20.0 percentage points      turned
  Leading branch       trade         →  transport
  Place of trade       1             →  2              +1                           place lost

months (rows matched by key)
  came  2020-03  Unemployed persons: 990 people

branches (rows matched by key)
  farming, Growth  0.4 percent  →  −0.3 percent  −0.7 percentage points  turned
  trade, Growth    2.5 percent  →  1.0 percent   −1.5 percentage points
  came  transport  Growth: 1.8 percent
  went  mining  Growth: 1.2 percent

Sentences that turned

  − Unemployment rose in February 2020
  + Unemployment fell in March 2020
    said in other words

  The month
  − Unemployment rose 10.0 percent on the month.
  + Unemployment fell 10.0 percent on the month.
    Change on the month: 10.0 percent → −10.0 percent

  The month
  − Of all branches, trade grew most; trade took place 1.
  + Of all branches, transport grew most; trade took place 2.
    Leading branch: trade → transport
    Place of trade: 1 → 2

  The branches
  − Jobs in farming rose 0.4 percent.
  + Jobs in farming fell 0.3 percent.
    farming, Growth: 0.4 percent → −0.3 percent

Sentences that came

  The branches
  + Jobs in transport rose 1.8 percent.

Sentences that went

  The branches
  − Jobs in mining rose 1.2 percent.
`);

    const same = await bulletin(root, ["diff", FEBRUARY, `output/${FEBRUARY}`]);
    expect([same.code, same.out]).toEqual([
      0,
      `${FEBRUARY} → ${FEBRUARY}\nno differences: 14 facts are the same.\n`,
    ]);

    const page = ["--json", "--html", "diff.html"];
    const { ok, tables, sentences } = JSON.parse(
      (await bulletin(root, ["diff", FEBRUARY, MARCH, ...page])).out,
    );
    expect([ok, tables.length, sentences.turned.length]).toEqual([true, 3, 4]);
    expect(tables[0].changed[1]).toMatchObject({
      path: "headline.change",
      difference: "-20.0",
      turned: true,
    });
    const html = await readFile(join(root, "diff.html"), "utf8");
    expect(html).toContain("<del>Unemployment rose in February\u00a02020</del>");
    expect(html).toContain("<ins>Unemployment fell in March\u00a02020</ins>");
    expect(html).toContain('<th scope="row" lang="en-GB">Leading branch</th>');
    expect(html).toContain("src:url(data:font/woff2;base64,");
    expect(html).not.toMatch(/(src|href)="|url\((?!data:)/);
    const faults: string[] = [];
    parse(html, { onParseError: ({ code: fault }) => faults.push(fault) });
    expect(faults).toEqual([]);

    const unwritable = ["diff", FEBRUARY, MARCH, "--html", "none/diff.html"];
    expect((await bulletin(root, unwritable)).error).toContain(
      "none/diff.html: error: the page can't be written (ENOENT)",
    );

    await writeFile(join(root, `output/${MARCH}/facts.json`), "{}");
    const damaged = await bulletin(root, ["diff", FEBRUARY, MARCH]);
    expect(damaged.code).toBe(1);
    expect(damaged.error).toContain(
      `output/${MARCH}/facts.json: error: this is not the file that was built`,
    );
  });

  test("are compared as they would be built today, without printing", async () => {
    const workspace = await monthlyWorkspace();
    const run = await bulletin(workspace.root, [
      ...["diff", "2020-02", "2020-03", "--bulletin", "jobs"],
    ]);
    expect(run.out).toContain(
      `${FEBRUARY}, as it would be built today → ${MARCH}, as it would be built today\n6 facts changed`,
    );
    const { tables } = await diff(workspace, "2020-02", "2020-03", { bulletin: "jobs" });
    expect(tables.map(({ table }) => table)).toEqual(["headline", "months", "branches"]);
  });
});

test("an edition is compared with what today's data would make of it; a cell that is now secret stays so", async () => {
  const workspace = await monthlyWorkspace();
  await build(workspace, "jobs");
  await writeFile(
    join(workspace.data, "jobs/growth.csv"),
    MONTHLY["data/jobs/growth.csv"]?.replace("transport,1.8,", "transport,1.8,c") ?? "",
  );
  await writeFile(
    join(workspace.templates, "jobs/facts/branches.sql"),
    "select branch, growth, growth_status from growth where month = $period order by branch\n",
  );
  const found = await diff(workspace, MARCH, "2020-03", { bulletin: "jobs" });
  expect(found.tables.map(({ table }) => table)).toEqual(["branches"]);
  expect(found.sentences.turned.map(({ before }) => before)).toEqual([
    "Jobs in transport rose confidential.",
  ]);
  expect(JSON.stringify(found)).not.toContain("1.8");
  expect(await diffPage(found)).not.toContain("1.8 percent");
});

describe("what can't be compared is said", () => {
  test.each([
    [
      ["jobs/2020-03-en", "jobs/2020-02-en"],
      {},
      'jobs/2020-03-en: there is no edition "jobs/2020-03-en" in output/. Build it first, with bulletin build.',
    ],
    [
      ["2020-02", "2020-03"],
      {},
      '2020-02: "2020-02" is a period, but of which bulletin isn\'t said. Name it: --bulletin NAME.',
    ],
    [
      ["2020-02", "2031-01"],
      { bulletin: "jobs" },
      '--set: the data has no period "2031-01". Use one of: 2020-03, 2020-02, 2020-01.',
    ],
    [
      ["2020-02", "2020-03"],
      { bulletin: "job" },
      'templates/job/bulletin.yaml: there is no bulletin "job". Did you mean "jobs"?',
    ],
    [
      ["2020-02", "2020-03"],
      { bulletin: "jobs", set: { place: "x" } },
      '--set: there is no parameter "place". Use one of: period, language.',
    ],
  ])("%j %j", async ([before = "", after = ""], request, expected) => {
    const workspace = await monthlyWorkspace();
    expect(await saidOf(() => diff(workspace, before, after, request))).toEqual([expected]);
  });

  test("two bulletins, two languages", async () => {
    const german = Object.fromEntries(
      Object.entries(SMALL).map(([path, text]) => [
        path.replace("page.en", "page.zh"),
        text.replace("languages: [en]", "languages: [zh]"),
      ]),
    );
    const workspace = await monthlyWorkspace({ ...SMALL, ...german });
    expect(german).toHaveProperty("templates/prices/page.zh.hbs");
    await build(workspace, "jobs");
    await build(workspace, "prices");
    await build(workspace, "prices", { set: { language: "zh" } }).catch(() => {});
    const prices = "prices/2021-Anytown-zh";
    expect((await saidOf(() => diff(workspace, MARCH, prices)))[0]).toContain(
      'jobs/2020-03-en and prices/2021-Anytown-zh are of two bulletins, "jobs" and "prices"',
    );
  });
});
