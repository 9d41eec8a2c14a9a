import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build } from "../../src/edition/build.ts";
import { diff } from "../../src/review/diff.ts";
import { diffPage } from "../../src/review/diff-page.ts";
import { saidOf } from "../findings-of.ts";
import { MONTHLY, monthlyWorkspace } from "../monthly-bulletin.ts";
import { SMALL } from "../small-bulletin.ts";

const MARCH = "jobs/2020-03-en";
const PRICES = "prices/2021-Anytown-en";

test("two periods are compared as they would be built today, without printing", async () => {
  const workspace = await monthlyWorkspace();
  const { before, tables } = await diff(workspace, "2020-02", "2020-03", { bulletin: "jobs" });
  expect(before).toMatchObject({ name: "jobs/2020-02-en", from: "data" });
  expect(tables.map(({ table }) => table)).toEqual(["headline", "months", "branches"]);
  expect(await readdir(workspace.root)).not.toContain("output");
});

test("an edition is compared with what today's data would make of it; a cell that is now secret stays so", async () => {
  const workspace = await monthlyWorkspace({
    "templates/jobs/facts/headline.sql":
      "select unemployed, -1 as change, 'none' as leader, 1 as place from levels where month = $period\n",
  });
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
      [MARCH, MARCH],
      { set: { period: "2020-02" } },
      "--set: parameters are for periods, and these are editions. Name the bulletin (--bulletin NAME) and two periods, or leave --set out.",
    ],
    [
      ["2020-02", "2031-01"],
      { bulletin: "jobs" },
      '--set: the data has no period "2031-01". Did you mean "2020-01"?',
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
    const workspace = await monthlyWorkspace(SMALL);
    await build(workspace, "jobs");
    await build(workspace, "prices");
    expect(await saidOf(() => diff(workspace, MARCH, PRICES))).toEqual([
      `${PRICES}: ${MARCH} and ${PRICES} are of two bulletins, "jobs" and "prices": nothing in them can be matched. Compare two editions of one bulletin in one language.`,
    ]);

    const chinese = join(workspace.output, "jobs/2020-03-zh");
    await cp(join(workspace.output, MARCH), chinese, { recursive: true });
    const manifest = await readFile(join(chinese, "manifest.json"), "utf8");
    const other = manifest.replace('"language": "en"', '"language": "zh"');
    await writeFile(join(chinese, "manifest.json"), other);
    expect((await saidOf(() => diff(workspace, MARCH, "jobs/2020-03-zh")))[0]).toContain(
      'are in two languages, "en" and "zh"',
    );
  });
});
