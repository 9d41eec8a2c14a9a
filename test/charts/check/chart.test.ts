import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { checkChart } from "../../../src/charts/check/chart.ts";
import { readChart } from "../../../src/charts/source.ts";
import { placeText } from "../../../src/finding/finding.ts";
import { findingsOf } from "../../findings-of.ts";
import { KINDS, readKind, tables } from "../kinds.ts";

const SCHEMA = '"$schema": "https://vega.github.io/schema/vega-lite/v6.json"';
const FILE = "templates/test/charts/c.vl.json";

/** Findings of a chart whose lines from the second on are given; the first has brace and schema. */
function said(...lines: readonly string[]): string[] {
  const source = readChart(FILE, `{ ${SCHEMA},\n${lines.join("\n")}\n}`);
  return checkChart(source, tables, ["5G", "No 7"]).map((finding) => {
    expect(finding.severity).toBe("error");
    expect(finding.message).toMatch(/^[^A-Z].*[^.]$|^"|^Vega/);
    expect(finding.remedy).toMatch(/^.*[.?]$/);
    return `${placeText(finding).slice(FILE.length + 1)} ${finding.rule}: ${finding.message} | ${finding.remedy}`;
  });
}

const DATA = '"data": { "name": "products" }, "width": 300,';
const BAR = '"mark": "bar", "encoding": { "y": { "field": "name" }, "x": { "field": "growth" } }';

test.each(KINDS)("the chart kind %s has no finding", (kind) => {
  expect(checkChart(readKind(kind), tables, [])).toEqual([]);
});

describe("data and fields", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "an unknown table",
      ['"data": { "name": "product" }, "width": 300,', BAR],
      ['2:19 chart/unknown-table: there is no fact table "product" | Did you mean "products"?'],
    ],
    [
      "an unknown field in an encoding",
      [DATA, '"mark": "bar", "encoding": { "x": { "field": "growht" } }'],
      ['3:46 chart/unknown-field: "products" has no field "growht" | Did you mean "growth"?'],
    ],
    [
      "an unknown companion",
      [DATA, '"mark": "text", "encoding": { "text": { "field": "growth_txt" } }'],
      [
        '3:50 chart/unknown-field: "products" has no field "growth_txt" | Did you mean "growth_text"?',
      ],
    ],
    [
      "an unknown field in a filter, a sort, a condition and a calculation",
      [
        DATA,
        '"transform": [{ "filter": "datum.grwth > 0" },',
        '{ "calculate": "datum[\'outputs\'] * 2", "as": "twice" }],',
        '"mark": "bar", "encoding": { "x": { "field": "twice", "sort": { "field": "nam" } },',
        '"color": { "condition": { "test": "datum.statu", "value": "red" }, "value": "blue" } }',
      ],
      [
        '3:27 chart/unknown-field: "products" has no field "grwth" | Did you mean "growth"?',
        '4:16 chart/unknown-field: "products" has no field "outputs" | Did you mean "output"?',
        '5:74 chart/unknown-field: "products" has no field "nam" | Did you mean "name"?',
        expect.stringMatching(
          /^6:35 chart\/unknown-field: "products" has no field "statu" \| Use one of: product, /,
        ),
      ],
    ],
    [
      "a field of the table around, where a layer has its own",
      [
        DATA,
        '"layer": [',
        '{ "data": { "name": "groups" }, "mark": "bar", "encoding": { "x": { "field": "output" } } },',
        '{ "mark": "bar", "encoding": { "x": { "field": "output" } } }]',
      ],
      [expect.stringMatching(/^4:78 chart\/unknown-field: "groups" has no field "output"/)],
    ],
    [
      "an aggregate, a window, a lookup, a fold, a repeat",
      [
        DATA,
        '"transform": [',
        '{ "aggregate": [{ "op": "sum", "field": "outpt", "as": "total" }], "groupby": ["nme"] },',
        '{ "window": [{ "op": "rank", "as": "place" }], "sort": [{ "field": "totals" }] },',
        '{ "lookup": "nam", "from": { "data": { "name": "groups" }, "key": "nam", "fields": ["shar"] } },',
        '{ "fold": ["growt"] }],',
        '"mark": "bar", "encoding": { "x": { "field": "place" }, "y": { "field": "key" }, "color": { "field": "total" } }',
      ],
      [
        '4:41 chart/unknown-field: "products" has no field "outpt" | Did you mean "output"?',
        '4:80 chart/unknown-field: "products" has no field "nme" | Did you mean "name"?',
        '5:68 chart/unknown-field: "products" has no field "totals" | Did you mean "total"?',
        '6:13 chart/unknown-field: "products" has no field "nam" | Did you mean "name"?',
        '6:67 chart/unknown-field: "groups" has no field "nam" | Did you mean "name"?',
        '6:85 chart/unknown-field: "groups" has no field "shar" | Did you mean "share"?',
        '7:12 chart/unknown-field: "products" has no field "growt" | Did you mean "growth"?',
      ],
    ],
    [
      "no data",
      ['"width": 300, "mark": "bar"'],
      [
        '1:1 chart/data: the chart has no data | Name a fact table: "data": { "name": "<fact table>" }.',
      ],
    ],
    [
      "data that are no facts",
      ['"width": 300, "mark": "bar", "data": { "sequence": { "start": 0, "stop": 9 } }'],
      [expect.stringContaining("2:30 chart/data: the data are no fact table")],
    ],
    [
      "fields of data that are refused, which nobody can know",
      [
        '"width": 300, "mark": "bar", "data": { "url": "year.csv" },',
        '"transform": [{ "lookup": "year", "from": { "data": { "url": "a.csv" }, "key": "year", "fields": ["b"] } }],',
        '"encoding": { "x": { "field": "year" }, "y": { "field": "growth" } }',
      ],
      [expect.stringContaining("2:40 chart/url: "), expect.stringContaining("3:55 chart/url: ")],
    ],
    [
      "fields of data without a name",
      [
        '"width": 300, "mark": "bar", "data": { "name": 5 },',
        '"encoding": { "x": { "field": "year" } }',
      ],
      [expect.stringContaining("2:30 chart/data: the data are no fact table")],
    ],
    [
      "a view without data beside one that has them",
      [
        '"width": 300, "layer": [',
        '{ "data": { "name": "products" }, "mark": "bar", "encoding": { "x": { "field": "output" } } },',
        '{ "mark": "bar", "encoding": { "x": { "field": "output" }, "y": { "field": "name" } } }]',
      ],
      [
        '4:48 chart/data: the view with the field "output" has no data | Name a fact table: "data": { "name": "<fact table>" }.',
      ],
    ],
    [
      "a number that Vega would format",
      [DATA, '"mark": "text", "encoding": { "text": { "field": "growth" } }'],
      [
        '3:50 chart/text-field: the text prints "growth" as Vega formats it, not as it is published | Use "growth_text", or "growth_full" with its unit.',
      ],
    ],
  ])("%s", (_what, lines, expected) => {
    expect(said(...lines)).toEqual(expected);
  });

  test("names made by transforms, inline values and pivots are known", () => {
    expect(
      said(
        DATA,
        '"transform": [{ "bin": true, "field": "growth", "as": "bins" }, { "stack": "output", "groupby": [], "as": ["a", "b"] }],',
        '"layer": [{ "mark": "bar", "encoding": { "x": { "field": "bins" }, "x2": { "field": "bins_end" }, "y": { "field": "a" }, "y2": { "field": "b" } } },',
        '{ "data": { "values": [{ "word": "target" }] }, "mark": "text", "encoding": { "text": { "field": "word" } } },',
        '{ "transform": [{ "pivot": "name", "value": "output" }], "mark": "bar", "encoding": { "x": { "field": "Raw coal" } } }]',
      ),
    ).toEqual([]);
  });
});

describe("typed digits", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "an axis title",
      '"mark": "bar", "encoding": { "x": { "field": "growth", "axis": { "title": "in 2021" } } }',
      ["2021"],
    ],
    [
      "a title of two lines",
      '"mark": "bar", "encoding": { "x": { "field": "growth", "title": ["growth", "of 3 years"] } }',
      ["3"],
    ],
    ["a text mark", '"mark": { "type": "text", "text": "about 12.1 percent" }', ["12.1"]],
    [
      "a text value",
      '"mark": "text", "encoding": { "text": { "value": "1,200 tonnes" } }',
      ["1,200"],
    ],
    [
      "a conditional text",
      '"mark": "text", "encoding": { "text": { "condition": { "test": "true", "value": "7th" }, "value": "" } }',
      ["7th"],
    ],
    ["a datum", '"mark": "rule", "encoding": { "x": { "datum": 12.1 } }', ["12.1"]],
    [
      "inline values",
      '"layer": [{ "data": { "values": [{ "v": 3 }, { "v": "goal 4" }] }, "mark": "bar" }]',
      ["3", "4"],
    ],
    [
      "a calculated text",
      '"transform": [{ "calculate": "\'up 20 percent\'", "as": "t" }], "mark": "bar"',
      ["20"],
    ],
    ["full-width digits", '"mark": { "type": "text", "text": "２０２１年" }', ["２０２１"]],
  ])("%s", (_what, line, digits) => {
    const found = said(DATA, line);
    expect(found).toHaveLength(digits.length);
    for (const [index, typed] of digits.entries())
      expect(found[index]).toMatch(
        new RegExp(`^3:\\d+ chart/typed-digit: the digits "${typed}" are typed in`),
      );
  });

  test("names that are declared, baselines, sizes, ticks, domains and comparisons are none", () => {
    expect(
      said(
        DATA,
        '"description": "Ten bars, 10 px apart", "transform": [{ "filter": "datum.product !== \'h2\'" }, { "calculate": "datum.growth * 2", "as": "d" }],',
        '"layer": [{ "mark": { "type": "text", "text": "5G and No 7", "fontSize": 13, "color": "#12436D" } },',
        '{ "mark": "rule", "encoding": { "x": { "datum": 0 } } },',
        '{ "mark": "bar", "encoding": { "x": { "field": "d", "axis": { "values": [0, 10, 20] }, "scale": { "domain": [0, 30] } } } }]',
      ),
    ).toEqual([]);
  });
});

describe("what print can't do", () => {
  test.each<[string, string, string]>([
    [
      "a url of data",
      '"width": 9, "mark": "bar", "data": { "url": "https://example.org/x.csv" }',
      '2:38 chart/url: "url": a chart loads nothing and links nowhere',
    ],
    [
      "a link",
      `${DATA} "mark": { "type": "bar", "href": "https://example.org" }`,
      '2:72 chart/url: "href": a chart loads nothing',
    ],
    [
      "a link of a channel",
      `${DATA} "mark": "bar", "encoding": { "href": { "field": "name" } }`,
      '2:76 chart/url: "href"',
    ],
    [
      "a picture",
      `${DATA} "mark": "image"`,
      '2:47 chart/image: "mark": a chart can\'t have pictures in it',
    ],
    [
      "a picture in a layer",
      `${DATA} "layer": [{ "mark": { "type": "image" } }]`,
      '2:69 chart/image: "type": a chart',
    ],
    [
      "a selection",
      `${DATA} "params": [{ "name": "brush", "select": "interval" }], ${BAR}`,
      '2:77 chart/interactive: "select": print is static',
    ],
    [
      "a slider",
      `${DATA} "params": [{ "name": "p", "value": 1, "bind": { "input": "range" } }], ${BAR}`,
      'chart/interactive: "bind": print is static',
    ],
    [
      "a sample",
      `${DATA} "transform": [{ "sample": 5 }], ${BAR}`,
      '2:63 chart/random: "sample": a random sample',
    ],
    [
      "chance",
      `${DATA} "transform": [{ "calculate": "random()", "as": "r" }], ${BAR}`,
      "2:76 chart/random: random() differs from run to run",
    ],
    ...[
      ["pad", "pad('a', 999999999, 'b', 'left')"],
      ["repeat", "repeat('a', 999999999)"],
      ["regexp", "regexp('(a+)+$')"],
      ["test", "test('(a+)+$', datum.name)"],
      ["replace", "replace(datum.name, 'a', 'b')"],
      ["regexp", "split(datum.name, /(a+)+$/)"],
      ["utcSequence", "utcSequence('year', 0, 1)"],
    ].map(([name, call]): [string, string, string] => [
      `the endless ${call}`,
      `${DATA} "transform": [{ "filter": "${call}" }], ${BAR}`,
      `2:73 chart/endless: ${name}() may never end, and a chart calculates no texts | Do it in SQL.`,
    ]),
    [
      "an endless call in a joined condition",
      `${DATA} "transform": [{ "filter": { "and": ["datum.growth > 0", "test('a', datum.name)"] } }], ${BAR}`,
      "2:103 chart/endless: test() may never end",
    ],
    [
      "local time",
      `${DATA} "transform": [{ "calculate": "year(datum.growth)", "as": "r" }], ${BAR}`,
      "chart/random: year() differs from run to run or from machine to machine | Use utcyear: charts tell time in UTC.",
    ],
    [
      "a locale",
      `${DATA} "config": { "locale": { "number": {} } }, ${BAR}`,
      '2:59 chart/locale: "locale": number and date formats',
    ],
    [
      "a title",
      `${DATA} "title": "Growth", ${BAR}`,
      '2:56 chart/title: the chart has a title, and its title is the finding in the page | Remove it, and write the finding between {{#chart "c"}} and {{/chart}}.',
    ],
    [
      "the browser's width",
      `"data": { "name": "products" }, "width": "container", ${BAR}`,
      '2:42 chart/width: the width "container" is no size in print',
    ],
    [
      "a width of nothing",
      `"data": { "name": "products" }, "width": 0, ${BAR}`,
      "2:42 chart/width: the width 0 is no size in print",
    ],
    ...["700.5", '"abc"', "null", "true"].map((width): [string, string, string] => [
      `the width ${width}`,
      `"data": { "name": "products" }, "width": ${width}, ${BAR}`,
      `2:42 chart/width: the width ${width} is no size in print | Give it in CSS px (96 to the inch), greater than 0 and up to 700 wide and 1100 high.`,
    ]),
    [
      "a height beyond a page",
      `${DATA} "height": 1101, ${BAR}`,
      "2:57 chart/width: the height 1101 is no size in print",
    ],
    [
      "a colour that loads",
      `${DATA} "mark": { "type": "bar", "color": "url(http://example.org/a)" }`,
      '2:81 chart/colour: "url(http://example.org/a)" is no colour | Write a colour of CSS, e.g. #12436D, rgb(18, 67, 109) or teal.',
    ],
    ...[
      '"mark": { "type": "bar", "fill": "notacolor" }',
      '"mark": "bar", "encoding": { "color": { "value": "notacolor" } }',
      '"mark": "bar", "encoding": { "fill": { "field": "name", "scale": { "range": ["red", "notacolor"] } } }',
      '"mark": "bar", "encoding": { "stroke": { "condition": { "test": "true", "value": "notacolor" }, "value": "red" } }',
      '"mark": "bar", "config": { "axis": { "labelColor": "notacolor" } }',
      '"mark": "bar", "background": "notacolor"',
    ].map((part): [string, string, string] => [
      `the colour in ${part}`,
      `${DATA} ${part}`,
      'chart/colour: "notacolor" is no colour',
    ]),
    [
      "data of its own",
      `${DATA} ${BAR}, "datasets": { "products": [{ "name": "Coal", "growth": 99 }] }`,
      '2:132 chart/data: "datasets": a chart has no data of its own: they would take the place of the facts | Remove it',
    ],
    [
      "data of its own in a layer",
      `${DATA} "layer": [{ "datasets": { "products": [] }, "mark": "bar" }]`,
      '2:59 chart/data: "datasets": a chart has no data of its own',
    ],
    [
      "a label expression",
      `${DATA} "mark": "bar", "encoding": { "x": { "field": "growth", "axis": { "labelExpr": "datum.value * 2" } } }`,
      '2:112 chart/format: "labelExpr": a chart formats no numbers',
    ],
    [
      "a format of an axis",
      `${DATA} "mark": "bar", "encoding": { "x": { "field": "growth", "axis": { "format": ".3f" } } }`,
      '2:112 chart/format: "format": a chart formats no numbers',
    ],
    [
      "a percent format of a legend",
      `${DATA} "mark": "bar", "encoding": { "color": { "field": "growth", "legend": { "format": ".0%" } } }`,
      'chart/format: "format": a chart formats no numbers',
    ],
    [
      "a format type",
      `${DATA} "mark": "bar", "encoding": { "x": { "field": "growth", "axis": { "formatType": "number" } } }`,
      'chart/format: "formatType": a chart formats no numbers',
    ],
    [
      "a format for all numbers",
      `${DATA} "config": { "numberFormat": ".1f" }, ${BAR}`,
      'chart/format: "numberFormat": a chart formats no numbers',
    ],
    [
      "a clamped scale",
      `${DATA} "mark": "bar", "encoding": { "x": { "field": "growth", "scale": { "clamp": true } } }`,
      'chart/domain: "clamp": a clamped scale draws a value beyond its domain as if it were less | Remove it',
    ],
    [
      "a field that is no text",
      `${DATA} "mark": "bar", "encoding": { "x": { "field": 5 } }`,
      '2:83 chart/field: "field": a field is named by a text',
    ],
    [
      "no width",
      `"data": { "name": "products" }, ${BAR}`,
      "1:1 chart/width: the chart has no width",
    ],
    [
      "a mark that there isn't",
      `${DATA} "mark": "barr"`,
      '2:55 chart/mark: Vega-Lite has no mark "barr" | Did you mean "bar"?',
    ],
    [
      "a mistyped key",
      `${DATA} "encodng": {}, "mark": "bar"`,
      '2:47 chart/unknown-key: Vega-Lite has no "encodng" | Did you mean "encoding"?',
    ],
    [
      "an expression that can't be read",
      `${DATA} "transform": [{ "filter": "datum.growth >" }], ${BAR}`,
      'chart/expression: the expression "datum.growth >" can\'t be read',
    ],
  ])("%s", (_what, line, expected) => {
    const found = said(line);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  test.each([
    ['"$schema": "https://vega.github.io/schema/vega-lite/v5.20.1.json",', []],
    ['"$schema": "https://vega.github.io/schema/vega-lite/v6.json",', []],
    [
      '"$schema": "https://vega.github.io/schema/vega/v6.json",',
      ["is no schema of Vega-Lite 5 or 6"],
    ],
    [
      '"$schema": "https://vega.github.io/schema/vega-lite/v4.json",',
      ["is no schema of Vega-Lite 5 or 6"],
    ],
    ["", ["the chart doesn't say that it is Vega-Lite"]],
  ])("schema %s", (schema, expected) => {
    const found = checkChart(readChart(FILE, `{ ${schema} ${DATA} ${BAR} }`), tables, []);
    expect(found.map(({ message }) => message)).toEqual(
      expected.map((each) => expect.stringContaining(each)),
    );
  });

  test("all findings of a chart are said, in its order", () => {
    const found = said('"data": { "name": "prducts" },', '"title": "2021", "mark": "image"');
    expect(found.map((each) => each.split(": ")[0])).toEqual([
      "1:1 chart/width",
      "2:19 chart/unknown-table",
      "3:10 chart/title",
      "3:10 chart/typed-digit",
      "3:18 chart/image",
    ]);
  });
});

describe("reading", () => {
  test.each<[string, string, string]>([
    ["a comma too many", '{\n  "a": 1,\n}', `${FILE}:3:1`],
    ["no end", '{ "a": [1, 2', `${FILE}:1:13`],
    ["a key twice", '{\n\t"a": 1,\n\t"a": 2 }', `${FILE}:3:2`],
    ["a comment", '{ // c\n "a": 1 }', `${FILE}:1:3`],
    ["nothing", "", `${FILE}:1:1`],
    ["a list", "[]", `${FILE}:1:1`],
  ])("%s", async (_what, text, place) => {
    const [finding] = await findingsOf(() => readChart(FILE, text));
    expect(finding).toMatchObject({ rule: "chart/json" });
    expect(finding && placeText(finding)).toBe(place);
  });

  test("a chart is called by its file", () => {
    expect(readChart(FILE, "{}").name).toBe("c");
  });
});

test("the known keys are those of the schema that comes with Vega-Lite", () => {
  const schema: unknown = createRequire(import.meta.url)("vega-lite/vega-lite-schema.json");
  const keys = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, inner] of Object.entries(node)) {
      if (key === "properties") for (const name of Object.keys(inner)) keys.add(name);
      collect(inner);
    }
  };
  collect(schema);
  const list = new URL("../../../assets/vega-lite-keys.json", import.meta.url);
  expect(JSON.parse(readFileSync(list, "utf8"))).toEqual([...keys].sort());
});
