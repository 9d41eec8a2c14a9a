import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import { placeText } from "../../src/finding/finding.ts";
import { smallWorkspace, spoiled } from "../small-bulletin.ts";

const YAML = "templates/prices/bulletin.yaml";
const PAGE = "templates/prices/page.en.hbs";
const CHART = "templates/prices/charts/levels.vl.json";
const QUERY = "templates/prices/facts/change.sql";
const PACKAGE = "data/prices/datapackage.json";
const CSV = "data/prices/index.csv";

type Changes = Readonly<Record<string, string | Uint8Array | null>>;

async function said(changes: Changes, set: Record<string, string> = {}): Promise<string[]> {
  const findings = await check(await smallWorkspace(changes), "prices", { set });
  return findings.map((f) => `${placeText(f)}: ${f.message}. ${f.remedy}`);
}

/** In the page, after the sentence about prices. */
const inPage = (text: string): Record<string, string> =>
  spoiled(PAGE, "in {{period}}.</p>", `in {{period}}.</p>\n${text}`);

test("the small bulletin is right", async () => {
  expect(await said({})).toEqual([]);
});

describe("definition", () => {
  test.each<[string, Changes, string]>([
    [
      "is not UTF-8",
      { [YAML]: new Uint8Array([...Buffer.from("title: Prices\nseries: "), 0xff]) },
      `${YAML}:2: the text is not UTF-8. Save the file as UTF-8.`,
    ],
    [
      "is missing",
      { [YAML]: null },
      'templates/prices/bulletin.yaml: there is no bulletin "prices". Write the first one: templates/prices/bulletin.yaml.',
    ],
    [
      "is no YAML",
      spoiled(YAML, "languages: [en]", "languages: [en"),
      `${YAML}:3:1: the YAML can't be read: `,
    ],
    [
      "has an alias without its anchor",
      spoiled(YAML, "[prices]", "*absent"),
      `${YAML}: the YAML can't be read: unresolved alias`,
    ],
    [
      "has an unknown key",
      spoiled(YAML, "facts:", "fact:"),
      `${YAML}:5:1: unknown key "fact". Did you mean "facts"?`,
    ],
    [
      "has a typed digit",
      spoiled(YAML, "{{period}}", "2021"),
      `${YAML}:1:1: "2021" is typed, not printed from a fact.`,
    ],
    [
      "has a typed digit in what a column is called",
      spoiled(YAML, "unit: percent,", "unit: percent, label: { en: Since 2020 },"),
      `${YAML}:6:67: "2020" is typed, not printed from a fact.`,
    ],
    [
      "asks for a fact in what a column is called",
      spoiled(YAML, "unit: percent,", 'unit: percent, label: "{{place}}",'),
      `${YAML}:6:58: "facts.change.columns.rate.label" is not right: it prints as it is: no {{…}} here`,
    ],
    [
      "asks for data that isn't there",
      spoiled(YAML, "[prices]", "[price]"),
      `${YAML}:4:8: there is no data package "price". Did you mean "prices"?`,
    ],
    [
      "declares a column that the query lacks",
      spoiled(YAML, "rate:", "rte:"),
      `${YAML}:6:35: "change" has no column "rte": ${QUERY} doesn't give it. Did you mean "rate"?`,
    ],
    [
      "knows no such unit",
      spoiled(YAML, "unit: percent", "unit: percnt"),
      `${YAML}:6:43: unknown unit "percnt" of column "rate" of "change". Did you mean "percent"?`,
    ],
    [
      "is for a language that we can't print",
      { ...spoiled(YAML, "[en]", "[xx]"), "templates/prices/page.xx.hbs": "" },
      `${YAML}:2:13: the language "xx" can't be printed. Use one of: de, en, zh.`,
    ],
    [
      "has a table and a parameter of one name",
      spoiled(YAML, "place:", "levels: { default: x }, place:"),
      "has a name that templates already use",
    ],
  ])("%s", async (_, changes, expected) => {
    expect((await said(changes)).join("\n")).toContain(expected);
  });
});

describe("parameters", () => {
  test.each<[string, Record<string, string>, string]>([
    [
      "an unknown name",
      { perod: "2021" },
      '--set: there is no parameter "perod". Did you mean "period"?',
    ],
    [
      "no such period",
      { period: "2021-03" },
      '--set: "2021-03" is no year, which the parameter "period" is. Write it like 2021.',
    ],
    [
      "a period without data",
      { period: "1999" },
      '--set: the data has no period "1999". Use one of: 2021, 2020.',
    ],
    [
      "a language without a page",
      { language: "zh" },
      '--set: the bulletin has no language "zh". Use one of: en.',
    ],
    [
      "an empty text",
      { place: "" },
      '--set: "" is no text, which the parameter "place" is. Write it like any text that is not empty.',
    ],
    [
      "a text that makes no folder",
      { place: "../../" },
      `${YAML}:1: the place "../../" has no letter and no digit, so that nothing of it is left in the folder's name. Give it one,`,
    ],
  ])("%s", async (_, set, expected) => {
    expect((await said({}, set)).join("\n")).toContain(expected);
  });
});

test("an edition that would replace another one's folder", async () => {
  const named = spoiled(
    YAML,
    "data: [prices]",
    'edition: "{{period}}-{{language}}"\ndata: [prices]',
  );
  expect(await said(named)).toEqual([]);
  expect(await said(named, { place: "Othertown" })).toEqual([
    `${YAML}:4:1: the folder's name doesn't hold "place", so that the edition for "Othertown" would replace the usual one. Write {{place}} into \`edition\`.`,
  ]);
});

describe("data", () => {
  test.each<[string, Changes, string]>([
    [
      "descriptor is no JSON",
      spoiled(PACKAGE, '"resources": [', '"resources": ['.slice(0, -1)),
      `${PACKAGE}:`,
    ],
    [
      "descriptor is missing",
      { [PACKAGE]: null },
      `${YAML}:4:8: there is no data package "prices". Make data/prices/datapackage.json.`,
    ],
    ["file is missing", { [CSV]: null }, `data/prices/index.csv does not exist`],
    ["file is empty", { [CSV]: "" }, `${CSV}: the file is empty. Put the data in.`],
    [
      "file has a header only",
      { [CSV]: "year,level,note\n" },
      `${CSV}:1: the file has no rows. Put the data in.`,
    ],
    ["a cell is of another type", spoiled(CSV, "102.4", "much"), `${CSV}:3:2: `],
    ["a column is missing", { [CSV]: "year,note\n2020,a\n" }, "level"],
    ["a key stands twice", spoiled(CSV, "2021,", "2020,"), `${CSV}:3`],
    ["a number is NaN", spoiled(CSV, "102.4", "NaN"), `${CSV}:3:2: `],
    ["a number is infinite", spoiled(CSV, "102.4", "INF"), `${CSV}:3:2: `],
    [
      "bytes are not UTF-8",
      { [CSV]: new Uint8Array([...Buffer.from("year,level,note\n2020,1,"), 0xff, 10]) },
      `${CSV}:2`,
    ],
    ["path climbs out", spoiled(PACKAGE, "index.csv", "../../../x.csv"), '".."'],
    ["path is absolute", spoiled(PACKAGE, "index.csv", "/etc/passwd"), "/etc/passwd"],
    [
      "path is an address",
      spoiled(PACKAGE, "index.csv", "https://example.org/a.csv"),
      "https://example.org/a.csv",
    ],
  ])("%s", async (_, changes, expected) => {
    expect((await said(changes)).join("\n")).toContain(expected);
  });

  test("BOM and CRLF are read without a finding", async () => {
    expect(
      await said({ [CSV]: "\uFEFFyear,level,note\r\n2020,100.0,base\r\n2021,102.4,\r\n" }),
    ).toEqual([]);
  });

  test("a data file that is a link out of the workspace", async () => {
    const workspace = await smallWorkspace({ [CSV]: null });
    const outside = await smallWorkspace();
    await symlink(join(outside.root, CSV), join(workspace.root, CSV));
    const findings = await check(workspace, "prices");
    expect(findings[0]?.message).toContain("leads out of the workspace through a link");
  });
});

describe("queries", () => {
  test.each<[string, Changes, string]>([
    [
      "a folder stands in a file's place",
      { [QUERY]: null, [`${QUERY}/inside`]: "" },
      `${QUERY}: the file ${QUERY} is a folder. Name a file.`,
    ],
    [
      "bytes are not UTF-8",
      { [QUERY]: new Uint8Array([...Buffer.from("select 1\n-- "), 0xff]) },
      `${QUERY}:2: the text is not UTF-8. Save the file as UTF-8.`,
    ],
    [
      "a file is missing",
      { [QUERY]: null },
      `${YAML}:6:3: the fact table "change" has no query facts/change.sql and is no resource.`,
    ],
    ["SQL can't be read", spoiled(QUERY, "from index", "form index"), `${QUERY}:3:`],
    ["a column is unknown", spoiled(QUERY, "now.level", "now.levl"), `${QUERY}:2:`],
    [
      "no row where one is needed",
      spoiled(QUERY, "= $period", "= 1900"),
      `${QUERY}: "change" needs exactly one row, but the query gives none. Look whether`,
    ],
    [
      "two rows where one is needed",
      spoiled(QUERY, "where now.year = $period", "or true order by all"),
      `${QUERY}: "change" needs exactly one row, but the query gives 4. Narrow the query's conditions`,
    ],
    ["the clock is asked", spoiled(QUERY, "as rate", "as rate, now() as at"), `${QUERY}:2:`],
    [
      "a check fails",
      {
        "templates/prices/facts/checks/all.sql":
          "select 'levels are low' as message from index order by all",
      },
      "levels are low",
    ],
  ])("%s", async (_, changes, expected) => {
    expect((await said(changes)).join("\n")).toContain(expected);
  });
});

describe("template", () => {
  test.each<[string, string, string]>([
    ["unknown path in a mustache", "<p>{{change.rte}}</p>", `${PAGE}:6:6: `],
    ["unknown path in a helper's argument", "<p>{{number change.rte}}</p>", `${PAGE}:6:13: `],
    ["unknown path in #if", "{{#if (rose change.rte)}}a{{/if}}", `${PAGE}:6:13: `],
    ["unknown path in #each", "{{#each levls}}a{{/each}}", `${PAGE}:6:9: `],
    ["unknown path in a partial's parameter", "{{> masthead x=change.rte}}", `${PAGE}:6:16: `],
    ["a fact in #if", "{{#if change.rate}}a{{/if}}", `${PAGE}:6:7: `],
    ["unknown helper", "<p>{{chnge change.rate}}</p>", `Did you mean "change"?`],
    ["unknown partial", "{{> masthed}}", `Did you mean "masthead"?`],
    [
      "typed digit",
      "<p>Prices rose 2.4 percent</p>",
      `${PAGE}:6:16: "2.4" is typed, not printed from a fact.`,
    ],
    [
      "typed digit as a character reference",
      "<p>&#49; percent, &frac12; &#8212; a</p>",
      `${PAGE}:6:4: "1" is typed`,
    ],
    [
      "typed digit in an alternative text",
      '<p title="5 percent">a</p>',
      `${PAGE}:6:11: "5" is typed`,
    ],
    ["a block that isn't closed", "{{#if (rose change.rate)}}", `${PAGE}:`],
    [
      "a number of the template's own",
      "{{#each levels}}<p>{{@index}}</p>{{/each}}",
      `${PAGE}:6:20: @index is a number of the template's own`,
    ],
    ["a script", "<script>alert()</script>", `${PAGE}:6:`],
    [
      "a skipped heading level",
      "<h4>Deep</h4>",
      `${PAGE}: the heading "Deep" is <h4> after <h2>: a level is skipped. Make it <h3>.`,
    ],
    [
      "an empty cell",
      "<table><caption>T</caption><tr><th scope='col'>a</th><td></td></tr></table>",
      `${PAGE}: the table "T" has an empty <td>`,
    ],
    [
      "a character that no face has",
      "<p>\u{1F600}</p>",
      `${PAGE}: no face has the character \u{1F600} (U+1F600)`,
    ],
  ])("%s", async (_, text, expected) => {
    expect((await said(inPage(text))).join("\n")).toContain(expected);
  });
});

describe("chart", () => {
  test.each<[string, Changes, string]>([
    ["is no JSON", spoiled(CHART, '"width": 300,', '"width": 300'), `${CHART}:5:`],
    [
      "names an unknown table",
      spoiled(CHART, '"name": "levels"', '"name": "levls"'),
      `Did you mean "levels"?`,
    ],
    [
      "names an unknown field",
      spoiled(CHART, '"field": "level"', '"field": "levl"'),
      `Did you mean "level"?`,
    ],
    [
      "has an unknown style",
      spoiled(CHART, '{ "mark": "bar" }', '{ "mark": { "type": "bar", "style": "acent" } }'),
      `${CHART}:11:41: there is no style "acent". Did you mean "accent"?`,
    ],
    [
      "has a url",
      spoiled(CHART, '{ "name": "levels" }', '{ "url": "https://example.org/a.csv" }'),
      `${CHART}:3:`,
    ],
    [
      "has a typed digit",
      spoiled(CHART, '"title": null', '"title": "In 2021"'),
      `${CHART}:7:57: the digits "2021" are typed in the chart's "In 2021".`,
    ],
    [
      "has a title of its own",
      spoiled(CHART, '"width": 300,', '"title": "Levels", "width": 300,'),
      `${CHART}:4:`,
    ],
    [
      "has an expression on an unknown field",
      spoiled(
        CHART,
        '"layer": [',
        '"transform": [{ "calculate": "datum.levl * 2", "as": "double" }], "layer": [',
      ),
      `${CHART}:10:32: "levels" has no field "levl". Did you mean "level"?`,
    ],
  ])("%s", async (_, changes, expected) => {
    expect((await said(changes)).join("\n")).toContain(expected);
  });
});
