import { describe, expect, test } from "vitest";
import { placeText } from "../../../src/finding/finding.ts";
import { english } from "../../../src/language/en/english.ts";
import { checkTemplate, checkText } from "../../../src/page/check/template.ts";
import { scopeOf } from "../../../src/page/scope.ts";
import { vocabulary } from "../../../src/page/vocabulary.ts";
import { FILE, input, partialsOf, sourceOf, tableOf, tables } from "../sample.ts";

const dated = tableOf(
  "dated",
  [{ name: "period" }, { name: "share", unit: "percent" }],
  [["2020", "1"]],
);

function said(text: string, partials: Record<string, string> = {}): string[] {
  const scope = scopeOf(new Map([...tables, ["dated", dated]]), {
    parameters: ["place", "period"],
    charts: ["growth"],
    photos: ["workers.png"],
    partials: partialsOf(partials),
    language: english,
    literals: ["5G", "No 7"],
    commentary: text.includes("{{commentary}}") ? input.commentary : undefined,
  });
  return checkTemplate(sourceOf(text), scope).map((finding) =>
    `${placeText(finding)}: ${finding.message}. ${finding.remedy}`.replace(`${FILE}:`, ""),
  );
}

/** The one finding of a template, its remedy left out where none is expected. */
function expectSaid(text: string, expected: string, partials: Record<string, string> = {}): void {
  const findings = said(text, partials);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toContain(expected);
}

const NAMES =
  "Use one of: place, period, language, edition, labels, headline, industries, products, zones, course, nothing, dated.";

describe("unknown paths", () => {
  test.each([
    [
      "plain mustache",
      "a\n  {{headline.growht}}",
      '2:5: "growht" is not known in "headline". Did you mean "growth"?',
    ],
    [
      "first name",
      "{{hedline.growth}}",
      '1:3: "hedline" is not known here. Did you mean "headline"?',
    ],
    [
      "key",
      "{{products.raw_col.output}}",
      '1:3: "raw_col" is not known in "products". Did you mean "raw_coal"?',
    ],
    [
      "parameter of the bulletin",
      "{{palce}}",
      '1:3: "palce" is not known here. Did you mean "place"?',
    ],
    [
      "edition",
      "{{edition.titel}}",
      '1:3: "titel" is not known in "edition". Did you mean "title"?',
    ],
    ["label", "{{labels.sorce}}", '1:3: "sorce" is not known in "labels". Did you mean "source"?'],
    ["helper argument", "{{change headline.growht}}", '1:10: "growht" is not known in "headline".'],
    [
      "nested argument",
      "{{capital (change headline.growht)}}",
      '1:19: "growht" is not known in "headline".',
    ],
    [
      "named argument",
      '{{#chart "growth" source=nowhere}}x{{/chart}}',
      `1:26: "nowhere" is not known here. ${NAMES}`,
    ],
    [
      "#if",
      "{{#if (known headline.growht)}}x{{/if}}",
      '1:14: "growht" is not known in "headline".',
    ],
    ["bare #if", "{{#if nowhere}}x{{/if}}", `1:7: "nowhere" is not known here. ${NAMES}`],
    [
      "else if",
      "{{#if (draft)}}x{{else if nowhere}}y{{/if}}",
      '1:27: "nowhere" is not known here.',
    ],
    [
      "#each",
      "{{#each prodcts}}x{{/each}}",
      '1:9: "prodcts" is not known here. Did you mean "products"?',
    ],
    [
      "inside #each",
      "{{#each products}}\n{{outptu}}{{/each}}",
      '2:3: "outptu" is not known here. Did you mean "output"?',
    ],
    [
      "block parameter",
      "{{#each products as |row|}}{{row.outptu}}{{/each}}",
      '1:30: "outptu" is not known in "row". Did you mean "output"?',
    ],
    ["inside #with", "{{#with headline}}{{growht}}{{/with}}", '1:21: "growht" is not known here.'],
    [
      "inside #list",
      "{{#list products}}{{nam}}{{/list}}",
      '1:21: "nam" is not known here. Did you mean "name"?',
    ],
    [
      "outer name",
      "{{#each products}}{{place}}{{/each}}",
      '1:21: "place" is not known here. Write @root.place: it stands further out.',
    ],
    [
      "one level out",
      "{{#with headline}}{{#each ../products}}{{growth}}{{rank}}{{/each}}{{/with}}",
      '1:50: rank takes 1 argument, but is given 0. Call it as "rank fact"; a column of this name is this.rank.',
    ],
    [
      "too far out",
      "{{../place}}",
      '1:3: "../place" is not known here. Leave out one ../, or write @root: nothing is further out here.',
    ],
    ["data name", "{{@index}}", "1:3: @index is not known here."],
    [
      "root",
      "{{#each products}}{{@root.plce}}{{/each}}",
      '1:21: "plce" is not known in "@root". Did you mean "place"?',
    ],
    [
      "below a fact",
      "{{headline.growth.value}}",
      '1:3: "value" is looked for in "headline.growth", which is a fact (growth, percent). Shorten the path.',
    ],
    [
      "key of a table without one",
      "{{dated.first.share}}",
      '1:3: "first" is not known in "dated". Write {{#each dated}}, or give the table a key in the definition.',
    ],
    [
      "partial's parameter",
      "{{> x a=headline.growht}}",
      '1:9: "growht" is not known in "headline".',
    ],
    ["partial's context", "{{> x hedline}}", '1:7: "hedline" is not known here.'],
    ["attribute", '<p class="{{palce}}">', '1:13: "palce" is not known here.'],
    ["note", '{{#note "a"}}{{palce}}{{/note}}{{notes}}', '1:16: "palce" is not known here.'],
    [
      "column's head",
      '{{#table products}}t{{#column "name"}}{{palce}}{{/column}}{{/table}}',
      '1:41: "palce" is not known here.',
    ],
    ["Markdown", "{{#markdown}}\n*{{palce}}*{{/markdown}}", '2:4: "palce" is not known here.'],
  ])("%s", (_where, text, expected) => {
    expectSaid(text, expected, { x: "x" });
  });

  test("what is known is fine", () => {
    const text =
      "{{#each products}}{{name}}{{output}}{{../place}}{{@root.place}}{{#if @last}}y{{/if}}{{#if @first}}x{{/if}}{{#with ../headline}}{{growth}}{{../name}}{{../../place}}{{/with}}{{/each}}{{#if edition.number}}{{edition.number}}{{/if}}{{#each products as |row key|}}{{row.name}}{{key}}{{/each}}";
    expect(said(text)).toEqual([]);
  });

  const finished = vocabulary.filter(({ name }) => name !== "todo");
  test.each(finished.map((helper) => [helper.name, helper.example] as const))(
    "the example of %s has no finding",
    (_name, example) => {
      expect(said(example)).toEqual([]);
    },
  );
});

test("what is still to be done is an error", () => {
  expect(said('{{todo "Ask why"}}')).toEqual([
    '1:1: "Ask why" is still to be done. Do it and remove the {{todo}}, or build a draft: --draft.',
  ]);
});

describe("partials", () => {
  test.each([
    ["{{> heading}}", '1:1: there is no partial "heading". Did you mean "headings"?'],
    [
      "{{> @partial-block}}",
      "1:1: @partial-block is called, but the partial was called without a block.",
    ],
    ["{{> (x)}}", "1:1: the name of a partial can't be worked out."],
  ])("%s", (text, expected) => {
    expectSaid(text, expected, { headings: "x" });
  });

  test("are looked at with the context they are called with, in their own file", () => {
    const partials = { row: "<p>\n{{name}} {{outptu}}</p>", outer: "{{> row}}" };
    expect(said("{{#each products}}{{> outer}}{{/each}}", partials)).toEqual([
      'templates/shared/row.hbs:2:12: "outptu" is not known here. Did you mean "output"?',
    ]);
    expect(said("{{#each industries}}{{> row}}{{/each}}", { row: "{{output}}" })).toEqual([
      `templates/shared/row.hbs:1:3: "output" is not known here. Use one of: industry, name, share.`,
    ]);
    expect(
      said('{{> row products.raw_coal unit_label="t"}}', { row: "{{name}}{{unit_label}}" }),
    ).toEqual([]);
  });

  test("take inline partials and blocks, which are looked at where they are called", () => {
    const layout =
      "<h1>{{> headline}}</h1>{{#> deck}}{{place}}{{/deck}}{{#each products}}{{> line}}{{/each}}{{> @partial-block}}";
    const page = (line: string) =>
      `{{#> layout}}{{#*inline "headline"}}{{headline.growth}}{{/inline}}{{#*inline "line"}}{{${line}}}{{/inline}}{{palce}}{{/layout}}`;
    expect(said(page("name"), { layout })).toEqual([
      '1:107: "palce" is not known here. Did you mean "place"?',
    ]);
    expect(said(page("nam"), { layout })[0]).toContain(
      '"nam" is not known here. Did you mean "name"?',
    );
    expect(said("{{#> layout}}{{/layout}}", { layout })).toEqual(
      [
        'templates/shared/layout.hbs:1:5: there is no partial "headline". Did you mean "headline"?',
        'templates/shared/layout.hbs:1:71: there is no partial "line". Use one of: layout.',
      ].map((line) => expect.stringContaining(line.split(". ")[0] ?? "")),
    );
  });

  test("block parameters are known in the block of a partial, not in an inline one", () => {
    const y = "{{> @partial-block}}";
    expect(said("{{#each products as |r|}}{{#> y}}{{r.name}}{{/y}}{{/each}}", { y })).toEqual([]);
    expectSaid(
      '{{#each products as |r|}}{{#*inline "a"}}{{r.name}}{{/inline}}{{> a}}{{/each}}',
      '1:44: "r" is not known here',
    );
  });

  test("inline partials see each other where Handlebars lets them", () => {
    const pair = '{{#*inline "a"}}x{{/inline}}{{#*inline "b"}}{{> a}}{{/inline}}';
    expect(said(`${pair}{{> b}}`)).toEqual([]);
    expect(
      said(`${pair}{{#> y}}{{#*inline "c"}}{{> b}}{{/inline}}{{/y}}`, { y: "{{> c}}" }),
    ).toEqual([]);
    // Those of one block are known to the partial that is called, not to each other.
    expectSaid(`{{#> y}}${pair}{{/y}}`, '1:53: there is no partial "a"', { y: "{{> b}}" });
  });

  test("an inline partial that nobody calls is looked at where it stands", () => {
    expectSaid('{{#*inline "x"}}{{palce}}{{/inline}}', '1:19: "palce" is not known here.');
    expectSaid('{{#> y}}{{#*inline "x"}}{{palce}}{{/inline}}{{/y}}', '1:27: "palce"', { y: "y" });
  });

  test("that call themselves are found", () => {
    expectSaid("{{> a}}", 'templates/shared/b.hbs:1:1: the partial "a" calls itself without end', {
      a: "{{> b}}",
      b: "{{> a}}",
    });
  });

  test("syntax errors of a partial are said once", () => {
    expectSaid("{{> a}}{{> a}}", 'templates/shared/a.hbs:1:1: the block "if" is never closed', {
      a: "{{#if x}}",
    });
  });
});

describe("helpers", () => {
  test.each([
    ["{{chnage headline.growth}}", '1:1: there is no helper "chnage". Did you mean "change"?'],
    [
      "{{capital (chnage headline.growth)}}",
      '1:11: there is no helper "chnage". Did you mean "change"?',
    ],
    [
      "{{change}}",
      '1:1: change takes 1 argument, but is given 0. Call it as "change fact [form=…] [verb=…] [subject=…] [on=…] [after=…] [offset=…]"; a column of this name is this.change.',
    ],
    ["{{change headline.growth headline.flat}}", "1:1: change takes 1 argument, but is given 2."],
    ['{{change headline.growth frm="noun"}}', '1:26: change knows no frm=. Did you mean "form"?'],
    [
      '{{change headline.growth form="nuon"}}',
      '1:31: form="nuon" is not known to change. Did you mean "noun"?',
    ],
    [
      "{{change headline.growth form=place}}",
      "1:31: change needs form as a string in quotes, but is given place.",
    ],
    ["{{change place}}", "1:10: change needs a number as fact, but place is a text."],
    [
      "{{change products}}",
      "1:10: change needs a number as fact, but products is the fact table products.",
    ],
    [
      "{{change products.raw_coal.name}}",
      "1:10: change needs a number, but products.raw_coal.name is a text.",
    ],
    [
      "{{points products.raw_coal.output}}",
      "1:10: points needs percent or percentage_point, but products.raw_coal.output is in tonne.",
    ],
    [
      "{{fraction headline.new_enterprises}}",
      "1:12: fraction needs percent, but headline.new_enterprises is in percentage_point.",
    ],
    [
      "{{rank headline.growth}}",
      "1:8: rank needs rank or number or count, but headline.growth is in percent.",
    ],
    ['{{period offset="-1"}}', '1:17: period needs a whole number as offset, but "-1" is a text.'],
    ["{{period offset=0.5}}", "1:17: period needs a whole number as offset, but 0.5 is a number."],
    [
      "{{unit}}",
      "1:1: unit without a fact says the unit of a column, but stands in no column's head.",
    ],
    [
      "{{products}}",
      "1:1: products is the fact table products, which doesn't print. Print one of its facts.",
    ],
    ["{{products.raw_coal}}", "1:1: products.raw_coal is a row of products, which doesn't print."],
    ["{{draft}}", "1:1: draft is a condition, which doesn't print. Write it into {{#if}}."],
    [
      "{{#each headline}}x{{/each}}",
      "1:9: each needs a fact table as table, but headline is a row of headline.",
    ],
    ["{{#with place}}x{{/with}}", "1:9: with needs a row or a table as row, but place is a text."],
    [
      "{{#list headline}}x{{/list}}",
      "1:1: {{#list}} needs a fact table, but is given a row of headline.",
    ],
    ["{{chart}}", '1:1: "chart" is a block. Write {{#chart …}}…{{/chart}}.'],
    [
      "{{#change headline.growth}}x{{/change}}",
      '1:1: "change" is no block. Write it without the #: {{change …}}.',
    ],
    ["{{#products}}x{{/products}}", '1:1: there is no block "products".'],
    [
      "{{#each dated}}{{period}}{{/each}}",
      "1:16: period is a helper and a column of dated. Write this.period for the column, {{period offset=0}} for the helper.",
    ],
    [
      "{{#each dated}}{{this.period}}{{period offset=-1}}{{share}}{{/each}}",
      '1:51: share takes 1 argument, but is given 0. Call it as "share fact"; a column of this name is this.share.',
    ],
    ["{{{place}}}", "1:1: {{{place}}} would print without escaping."],
  ])("%s", (text, expected) => {
    expectSaid(text, expected);
  });
});

describe("conditions", () => {
  test.each([
    [
      "{{#if headline.growth}}x{{/if}}",
      "1:7: the fact headline.growth is no condition: zero is a value, too. Ask (known headline.growth), (rose headline.growth), (fell headline.growth) or (more …).",
    ],
    ["{{#unless headline.growth}}x{{/unless}}", "1:11: the fact headline.growth is no condition"],
    [
      "{{#each products}}{{#if name}}x{{/if}}{{/each}}",
      '1:25: the fact name is no condition: zero is a value, too. Ask (known name) or (is name "…").',
    ],
    ["{{#if (not headline.growth)}}x{{/if}}", "1:12: the fact headline.growth is no condition"],
    [
      "{{#if products.raw_coal}}x{{/if}}",
      "1:7: products.raw_coal is a row of products, which always holds.",
    ],
    ["{{#if (change headline.growth)}}x{{/if}}", "1:7: (change …) is words, which always holds."],
  ])("%s", (text, expected) => {
    expectSaid(text, expected);
  });
});

describe("figures, notes", () => {
  test.each([
    ['{{#chart "grwth"}}x{{/chart}}', '1:1: there is no chart "grwth". Did you mean "growth"?'],
    [
      "{{#chart place}}x{{/chart}}",
      "1:10: chart needs name as a string in quotes, but is given place.",
    ],
    [
      '{{#photo "worker.png" alt="Two workers"}}x{{/photo}}',
      '1:1: there is no photo "worker.png". Did you mean "workers.png"?',
    ],
    [
      '{{#photo "workers.png"}}x{{/photo}}',
      '1:1: photo needs alt=. Add alt="…". What is seen, for those who don\'t see it.',
    ],
    [
      '{{see "growht"}}{{#chart "growth"}}x{{/chart}}',
      '1:1: no figure or table "growht" stands on the page. Did you mean "growth"?',
    ],
    ['{{see "products"}}', '1:1: no figure or table "products" stands on the page.'],
    [
      '{{note "sise"}}{{#note "size"}}x{{/note}}{{notes}}',
      '1:1: no note "sise" is defined. Did you mean "size"?',
    ],
    [
      '{{#table products}}x{{#column "outptu"}}y{{/column}}{{/table}}',
      '1:21: products has no column "outptu". Did you mean "output"?',
    ],
    [
      '{{#column "name"}}x{{/column}}',
      "1:1: {{#column}} stands outside of a table. Move it into {{#table}}.",
    ],
    ["{{#shows}}x{{/shows}}", "1:1: {{#shows}} stands outside of a figure or table."],
  ])("%s", (text, expected) => {
    expectSaid(text, expected);
  });

  test("references work forwards, backwards and across partials", () => {
    const text =
      '{{see "t"}}{{note "b"}}{{> x}}{{#table products id="t"}}x{{#column "name"}}y{{/column}}{{/table}}{{see "growth"}}{{notes}}';
    expect(said(text, { x: '{{#chart "growth"}}x{{/chart}}{{#note "b"}}n{{/note}}' })).toEqual([]);
  });
});

describe("typed digits", () => {
  test.each([
    [
      "<p>Output rose\n12.1 percent</p>",
      '2:1: "12.1" is typed, not printed from a fact. Print the fact; if it is a name, write {{literal "12.1"}} or add it to literals in the definition.',
    ],
    ["<p>{{place}} in 2021</p>", '1:17: "2021" is typed'],
    ["<title>Report 2021</title>", '1:15: "2021" is typed'],
    ['<img alt="3 workers" src="data:image/png;base64,1">', '1:11: "3" is typed'],
    ['<p title="{{place}} 7">x</p>', '1:21: "7" is typed'],
    ['<svg aria-label="a 7"></svg>', '1:20: "7" is typed'],
    ['{{plural zones.zones "1 zone" "zones"}}', '1:22: "1" is typed'],
    ['{{#photo "workers.png" alt="2 workers"}}x{{/photo}}', '1:28: "2" is typed'],
    ['{{#photo "workers.png" alt="x" credit="Photo 2"}}x{{/photo}}', '1:39: "Photo 2" is typed'],
    ['{{#chart "growth" source="Figures of 2021"}}x{{/chart}}', '1:26: "2021" is typed'],
    ["{{#markdown}}In 2021{{/markdown}}", '1:17: "2021" is typed'],
    ['<svg aria-label="&#49;2"></svg>', '1:18: "12" is typed'],
    ["<p>&#x31;&#50;</p>", '1:4: "12" is typed'],
    ['<style>a::after { content: "12" }</style>', '1:28: "12" is typed'],
    ['<style>a::after { content: "No. \\31 2" }</style>', '1:28: "12" is typed'],
    ['<ol start="5"><li>a</li></ol>', '1:12: "5" is typed'],
    ['<ol><li value="7">a</li></ol>', '1:16: "7" is typed'],
    ["{{#markdown}}\n5. five\n{{/markdown}}", '2:1: "5" is typed'],
    ["{{#if (draft)}}2021{{/if}}", '1:16: "2021" is typed'],
    ['{{> x title="In 2021"}}', '1:13: "2021" is typed'],
    ['{{text "2021"}}', '1:8: "2021" is typed'],
  ])("%s", (text, expected) => {
    const [first = ""] = said(text, { x: "{{title}}" });
    expect(first.replace('"Photo 2"', '"2"')).toContain(expected.replace('"Photo 2"', '"2"'));
  });

  test.each([
    '<p class="col-2" id="s1" style="margin: 3px" data-x="7">x</p>',
    "<style>p { margin: 3px }</style><h2>x</h2><!-- 2021 -->",
    '<a href="https://example.test/2021">x</a>',
    "<p>5G mines at No 7, a dash &#8212;</p>",
    "{{#markdown}}\n1. a {{place}}\n2. b\n   1. c\n{{/markdown}}",
    '<style>li::before { content: counter(item, decimal) ". " "\\2022" } p { margin: 12px }</style>',
    '<p>{{literal "4G"}}</p>{{!-- 2021 --}}',
    '{{#photo "workers.png" alt="x" width="80mm" class="col-2"}}x{{/photo}}',
    '{{#if (is place "A1")}}x{{/if}}{{#if (more zones.zones 2)}}x{{/if}}',
    '{{> x name="col-2"}}',
  ])("%s has none", (text) => {
    expect(said(text, { x: '<p class="{{name}}">x</p>' })).toEqual([]);
  });
});

test("all findings come at once, in order", () => {
  const text = "<p>1</p>\n{{palce}}\n<script>\n</script>{{change}}";
  expect(said(text).map((line) => line.split(": ")[0])).toEqual(["1:4", "2:3", "3:1", "4:10"]);
});

test("a line of the definition", () => {
  const scope = scopeOf(tables, {
    parameters: Object.keys(input.parameters),
    charts: [],
    photos: [],
    partials: new Map(),
    language: english,
    literals: [],
  });
  const place = { file: "templates/x/bulletin.yaml", line: 2, column: 1 };
  expect(checkText("Industry in {{palce}}, 2021 & <b", place, scope)).toMatchObject([
    { ...place, rule: "template/typed-digit" },
    { ...place, rule: "template/unknown-path", remedy: 'Did you mean "place"?' },
  ]);
  expect(checkText("Industry in {{place}}, {{period}}", place, scope)).toEqual([]);
});
