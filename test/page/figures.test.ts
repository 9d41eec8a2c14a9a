import { describe, expect, test } from "vitest";
import { placeText } from "../../src/finding/finding.ts";
import { readPhoto } from "../../src/page/photo.ts";
import { attributeOf, elementsOf, hasClass, parsePage, textOf } from "../../src/page/tree.ts";
import { saidOf } from "../findings-of.ts";
import { bodyOf, compose, FILE, tableOf } from "./sample.ts";

async function refused(text: string): Promise<string> {
  const said = await saidOf(() => compose(`<h1>H</h1>${text}`));
  return said.map((line) => line.replace(`${FILE}:`, "")).join("\n");
}

describe("chart", () => {
  const chart =
    '{{#chart "growth" class="wide"}}\n  Output {{change headline.growth}}{{#note "a"}}n{{/note}} {{headline.city_enterprises}}\n {{#shows}}{{place}}, {{period}}{{/shows}}\n{{#source}}Figures{{/source}}\n{{/chart}}{{notes}}{{legend}}';

  test("is a div with number, finding, what is shown, drawing, source", () => {
    const html = bodyOf(chart)
      .replace(/<data[^>]+>|<\/data>/g, "")
      .replaceAll("\u00A0", " ");
    expect(html).toContain(
      '<div class="figure chart wide" id="figure-growth"><p class="figure-number">Figure 1</p><p class="figure-title">Output rose 12.1 percent<sup class="note-ref"><a href="#note-a" aria-label="Note 1">1</a></sup> about 230 enterprises<span class="mark">*</span></p><p class="figure-shows">Yangquan, 2021</p><svg role="img" aria-label="Output rose 12.1 percent about 230 enterprises. A bar chart of growth." viewBox="0 0 1 1"><path d="M0 0"/></svg><p class="figure-source">Source: Figures</p></div>',
    );
  });

  test("can't be placed where it has nothing to show", async () => {
    const empty = { drawings: new Map(), emptyCharts: new Set(["growth"]) };
    expect(await saidOf(() => compose(`<h1>H</h1>${chart}`, {}, empty))).toEqual([
      expect.stringContaining('the chart "growth" would be empty: a fact table of it has no row'),
    ]);
  });

  test("the legend explains the marks in the drawing, too", () => {
    expect(bodyOf(chart)).toContain("* computed from published figures; [e] estimated");
  });

  test("its facts are recorded: in the caption, in the alternative text, in the drawing", () => {
    const told: string[] = [];
    const page = compose(
      `<h1>H</h1>${chart}`,
      {},
      { record: ({ fact, where }) => told.push(`${fact} ${where}`) },
    );
    expect(told).toEqual([
      "headline.growth sentence",
      "headline.city_enterprises sentence",
      "headline.growth alternative text",
      "headline.city_enterprises alternative text",
      "headline.growth chart",
    ]);
    expect(page.occurrences).toHaveLength(told.length);
  });

  test.each([
    ['{{#chart "grwth"}}x{{/chart}}', '1:11: there is no chart "grwth". Did you mean "growth"?'],
    [
      '{{#chart "growth"}}x{{/chart}}{{#chart "growth"}}x{{/chart}}',
      '1:41: a figure or table "growth" stands on the page already. Give this one an id of its own: id="…".',
    ],
    [
      '{{#chart "growth"}}{{#table products}}{{/table}}{{/chart}}',
      "1:30: {{#table}} stands inside another figure. Move it out.",
    ],
    [
      "{{#shows}}x{{/shows}}",
      "1:11: {{#shows}} stands outside of a figure or table. Move it into {{#chart}}, {{#photo}} or {{#table}}.",
    ],
    [
      '{{see "grwth"}}{{#chart "growth"}}x{{/chart}}',
      '1:11: no figure or table "grwth" stands on the page. Did you mean "growth"?',
    ],
  ])("%s", async (text, said) => {
    expect(await refused(text)).toContain(said);
  });
});

test("figures and tables are numbered each for themselves, references work both ways", () => {
  const page = compose(
    '<h1>H</h1><p>{{see "t"}} {{see "workers"}} {{see "growth"}}</p>{{#chart "growth"}}x{{/chart}}{{#table products id="t"}}x{{#column "name"}}y{{/column}}{{/table}}{{#photo "workers.png" alt="w"}}x{{/photo}}<p title="{{see "t"}}">{{see "growth"}}</p>',
  );
  const said = { title: "x", shows: undefined, source: undefined };
  expect(page.figures).toEqual([
    { name: "growth", id: "figure-growth", number: 1, label: "Figure\u00A01", ...said },
    { name: "workers", id: "figure-workers", number: 2, label: "Figure\u00A02", ...said },
  ]);
  expect(page.tables).toEqual([
    {
      ...{ name: "t", id: "table-t", number: 1, label: "Table\u00A01", ...said },
      ...{ of: "products", columns: [{ name: "name", scale: undefined, head: "y" }] },
    },
  ]);
  expect(page.html).toContain(
    '<p><a class="see" href="#table-t">Table\u00A01</a> <a class="see" href="#figure-workers">Figure\u00A02</a> <a class="see" href="#figure-growth">Figure\u00A01</a></p>',
  );
  expect(page.html).toContain('<p title="Table\u00A01"><a class="see" href="#figure-growth">');
});

describe("photo", () => {
  test("stands in the page with size, alternative text, caption, credit", () => {
    const html = bodyOf(
      '{{#photo "workers.png" alt=(list "Two" place) credit="A. Name" id="w"}}At work in {{period}}{{/photo}}',
    );
    expect(html).toMatch(
      /^<div class="figure photo" id="figure-w"><img src="data:image\/png;base64,[\w+/=]+" alt="Two and Yangquan" width="1" height="1" data-photo="workers\.png"><p class="figure-number">Figure\u00A01<\/p><p class="figure-title">At work in 2021<\/p><p class="figure-credit">Photo: A. Name<\/p><\/div>$/,
    );
  });

  test("below 200 dots an inch it is coarse", () => {
    const { findings } = compose(
      '<h1>H</h1>{{#photo "workers.png" alt="w" width="80mm"}}x{{/photo}}',
    );
    expect(findings.map((f) => `${placeText(f)} ${f.severity} ${f.message}`)).toEqual([
      `${FILE}:1:11 warning workers.png prints at 0 dots an inch, 200 are needed`,
    ]);
  });

  test.each([
    [
      '{{#photo "worker.png" alt="x"}}x{{/photo}}',
      'there is no photo "worker.png". Did you mean "workers.png"?',
    ],
    [
      '{{#photo "workers.png"}}x{{/photo}}',
      'the photo "workers.png" has no alternative text. Say in a sentence what is seen: alt="…".',
    ],
    ['{{#photo "workers.png" alt="  "}}x{{/photo}}', "has no alternative text"],
    [
      '{{#photo "workers.png" alt="x" width="80px"}}x{{/photo}}',
      'width="80px" is no width in millimetres. Write it as width="80mm".',
    ],
    [
      '{{#photo "workers.png" alt="x" id="ü"}}x{{/photo}}',
      '"ü" can\'t be an id. Use ASCII letters, digits, - and _, with a letter first.',
    ],
  ])("%s", async (text, said) => {
    expect(await refused(text)).toContain(said);
  });

  test("only PNG and JPEG are read, by content", async () => {
    const gif = Buffer.from("GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;", "latin1");
    for (const bytes of [gif, Buffer.from("no picture"), Buffer.alloc(0)]) {
      expect(await saidOf(() => readPhoto("a.png", "templates/x/photos/a.png", bytes))).toEqual([
        "templates/x/photos/a.png: a.png is not a PNG or JPEG picture. Save it as PNG or JPEG.",
      ]);
    }
  });
});

describe("table", () => {
  const values = tableOf(
    "values",
    [
      { name: "name" },
      { name: "amount", unit: "tonne" },
      { name: "change", unit: "percent", decimals: 1 },
      { name: "seen", kind: "date" },
    ],
    [
      [
        "Coal",
        { value: "68250000", quantity: { value: "68250000", unit: "tonne", precision: "10000" } },
        "1.5",
        "2021-03-31",
      ],
      [
        "Ore",
        { value: "151000", quantity: { value: "151000", unit: "tonne", precision: "1000" } },
        {
          value: "-0.04",
          status: ["p"],
          quantity: { value: "-0.04", unit: "percent", decimals: 1 },
        },
        null,
      ],
      [
        "Gas",
        { value: null, status: ["c"], reason: "c" },
        { value: null, reason: "zero_base" },
        "2021-03-31",
      ],
      [
        "All",
        { value: "70000000", quantity: { value: "70000000", unit: "tonne", precision: "1000000" } },
        "2",
        "2021-03-31",
      ],
    ],
    { key: "name" },
  );
  const more = { tables: new Map([["values", values]]) };
  const text =
    '{{#table values total="All" source="S" class="x"}}Values{{#shows}}{{place}}{{/shows}}{{#column "name"}}Name{{/column}}{{#column "amount"}}Amount, {{unit}}{{/column}}{{#column "change"}}Change, {{unit}}{{/column}}{{#column "seen"}}Seen{{/column}}{{/table}}{{legend}}';

  test("has caption, scopes, one scale a column, no empty cell, a total", () => {
    const html = bodyOf(text, {}, more)
      .replace(/<data[^>]+>|<\/data>| style="[^"]*"/g, "")
      .replaceAll("\u00A0", " ");
    expect(html).toBe(
      '<div class="figure table x" id="table-values"><table><caption><span class="figure-number">Table 1</span> <span class="figure-title" role="generic">Values</span> <span class="figure-shows" role="generic">Yangquan</span></caption>' +
        '<thead><tr><th scope="col">Name</th><th scope="col" class="number">Amount, million tonnes</th><th scope="col" class="number">Change, percent</th><th scope="col">Seen</th></tr></thead><tbody>' +
        '<tr><th scope="row">Coal</th><td class="number">68.25</td><td class="number">1.5</td><td>31 March 2021</td></tr>' +
        '<tr><th scope="row">Ore</th><td class="number">0.151</td><td class="number">0.0<span><span class="mark"> [p]</span></span></td><td>not available</td></tr>' +
        '<tr><th scope="row">Gas</th><td class="number missing">[c]</td><td class="number missing">not defined, as the base is zero</td><td>31 March 2021</td></tr>' +
        '<tr class="total"><th scope="row">All</th><td class="number">70</td><td class="number">2.0</td><td>31 March 2021</td></tr></tbody></table>' +
        '<p class="figure-source">Source: S</p></div><span class="legend">[p] provisional; [c] confidential</span>',
    );
  });

  test("decimal points stand below each other", () => {
    const cells = elementsOf(parsePage(bodyOf(text, {}, more))).filter(
      (e) => e.tagName === "td" && hasClass(e, "number"),
    );
    const paddings = cells.map((cell) => [
      textOf(cell),
      /([\d.]+)em\)$/.exec(attributeOf(cell, "style") ?? "")?.[1],
    ]);
    expect(paddings).toEqual([
      ["68.25", "0.497"],
      ["1.5", "1.68"],
      ["0.151", undefined],
      ["0.0\u00A0[p]", "1.68"],
      ["[c]", undefined],
      ["not defined, as the base is zero", undefined],
      ["70", "1.74"],
      ["2.0", "1.68"],
    ]);
  });

  test("a head that doesn't say the unit is a warning", () => {
    const { findings } = compose(
      '<h1>H</h1>{{#table values}}V{{#column "name"}}N{{/column}}{{#column "amount"}}Amount{{/column}}{{/table}}',
      {},
      more,
    );
    expect(findings).toMatchObject([
      {
        severity: "warning",
        message: 'the head of the column "amount" doesn\'t say its unit, million tonnes',
        remedy: "Add {{unit}} to the head.",
      },
    ]);
  });

  test.each([
    ["{{#table headline}}x{{/table}}", "the table has no column"],
    [
      "{{#table place}}x{{/table}}",
      '{{#table}} needs a fact table, but is given the text "Yangquan"',
    ],
    ['{{#table nothing}}x{{#column "name"}}y{{/column}}{{/table}}', "nothing has no row"],
    [
      '{{#table products}}x{{#column "outptu"}}y{{/column}}{{/table}}',
      '1:31: products has no column "outptu". Did you mean "output"?',
    ],
    ['{{#column "name"}}y{{/column}}', "{{#column}} stands outside of a table"],
    [
      '{{#table products}}x{{#column "name"}}y {{unit}}{{/column}}{{/table}}',
      "the column has no unit to say. Remove {{unit}}, or give the column a unit in the definition.",
    ],
    ["{{unit}}", "unit without a fact says the unit of a column, but stands in no column's head"],
  ])("%s", async (given, said) => {
    expect(await refused(given)).toContain(said);
  });
});

describe("notes", () => {
  test("are numbered by first reference, before or after their definition, and may refer to others", () => {
    const html = bodyOf(
      '<p>{{note "b"}}{{#note "a"}}A {{headline.growth}}{{note "c"}}{{/note}}{{#note "b"}}B{{/note}}{{note "a"}}</p>{{notes}}{{#if (draft)}}{{/if}}<p>{{#note "c"}}C{{see "growth"}}{{/note}}</p>{{#chart "growth"}}x{{/chart}}',
    ).replaceAll("\u00A0", " ");
    expect(textOf(parsePage(html))).toContain("1212BA 12.1 percent3CFigure 1");
    expect(html).toContain('<li id="note-b">B</li><li id="note-a">A <data');
    expect(html).toContain(
      '<li id="note-c">C<a class="see" href="#figure-growth">Figure 1</a></li>',
    );
  });

  test("those that nobody refers to don't print; facts in a note are recorded as such", () => {
    const page = compose('<h1>H</h1><p>x{{#note "a"}}{{headline.growth}}{{/note}}</p>{{notes}}');
    expect(page.occurrences).toMatchObject([{ id: "f1", where: "note" }]);
    expect(bodyOf("{{#notes}}<h2>Notes</h2>{{/notes}}x")).toBe("x");
  });

  test.each([
    [
      '{{note "a"}}{{notes}}',
      '1:11: no note "a" is defined. Define it where it is first needed: {{#note "a"}}…{{/note}}.',
    ],
    [
      '{{note "sise"}}{{#note "size"}}x{{/note}}{{notes}}',
      'no note "sise" is defined. Did you mean "size"?',
    ],
    [
      '{{#note "a"}}x{{/note}}{{#note "a"}}y{{/note}}{{notes}}',
      'the note "a" is defined twice. Refer to it again with {{note "a"}}.',
    ],
    [
      '{{#note "a"}}x{{/note}}',
      "notes are referred to, but their list is printed nowhere. Add {{notes}} where they belong.",
    ],
  ])("%s", async (text, said) => {
    expect(await refused(text)).toContain(said);
  });
});

describe("Markdown", () => {
  test("is converted with facts, notes and figures inside, however it is indented", () => {
    const html = bodyOf(
      '<div>\n    {{#markdown}}\n    Output *{{change headline.growth}}*{{#note "a"}}n{{/note}}.\n\n    - one\n    - <b>two</b>\n\n    {{#chart "growth"}}x{{/chart}}\n    {{/markdown}}</div>{{notes}}',
    ).replace(/<data[^>]+>|<\/data>/g, "");
    expect(html).toContain('<div><p>Output <em>rose 12.1\u00A0percent</em><sup class="note-ref">');
    expect(html).toContain("<ul><li>one</li><li><b>two</b></li></ul>");
    expect(html).toContain('<div class="figure chart" id="figure-growth">');
  });

  test("pictures are refused, scripts too", async () => {
    expect(await refused("{{#markdown}}![a](b.png){{/markdown}}")).toContain(
      '1:11: a picture can\'t stand in Markdown. Use {{#photo "file.jpg" alt="…"}}.',
    );
    expect(await refused("{{#markdown}}[a](javascript:b){{/markdown}}")).toContain(
      'the link "javascript:b" leads nowhere from a printed page',
    );
  });
});

test("a list of no rows is refused, unless the author says what stands there", async () => {
  expect(await refused("<p>In {{#list nothing}}{{name}}{{/list}}.</p>")).toContain(
    "1:17: nothing has no row, so the list is empty. Say what stands there then, after {{else}}, or put the sentence into {{#if nothing}}.",
  );
  expect(bodyOf("<p>In {{#list nothing}}{{name}}{{else}}none{{/list}}.</p>")).toBe(
    "<p>In none.</p>",
  );
});

test("plural takes as many forms as the language has", async () => {
  expect(await refused('{{plural zones.zones "zone"}}')).toContain(
    "plural is given 1 forms, but en has 2. Give the forms for: one, other.",
  );
});

test("a fraction is refused where none is near", async () => {
  expect(await refused("{{fraction headline.growth}}")).toContain(
    "headline.growth, 12.1\u00A0percent, is near no fraction that people read. Print it as it is: {{share …}}.",
  );
});
