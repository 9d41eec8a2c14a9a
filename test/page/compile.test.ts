import { describe, expect, test } from "vitest";
import { compileTemplate, compileText } from "../../src/page/compile.ts";
import { renderText } from "../../src/page/compose.ts";
import { saidOf } from "../findings-of.ts";
import { bodyOf, compose, FILE, input, partialsOf, sourceOf } from "./sample.ts";

/** What compiling a template says, the file left out. */
async function compiling(text: string, partials: Record<string, string> = {}): Promise<string[]> {
  const said = await saidOf(() => compileTemplate(sourceOf(text), partialsOf(partials)));
  return said.map((line) => line.replace(`${FILE}:`, ""));
}

/** What running it says. */
async function running(text: string): Promise<string[]> {
  return (await saidOf(() => compose(`<h1>H</h1>${text}`))).map((line) =>
    line.replace(`${FILE}:`, ""),
  );
}

describe("syntax", () => {
  test.each([
    ["<p>\n{{#if x}}a", '2:1: the block "if" is never closed. Add {{/if}} where it ends.'],
    [
      "a\n  {{#if x}}\n{{/each}}",
      '2:6: "if" is opened here, but the next closing tag is {{/each}}. Close it with {{/if}}, in the right order.',
    ],
    [
      "a\nb {{change headline.growth)}}",
      '2:27: ")" stands where "}}" or "(" or a name is expected. Correct the tag: each {{ needs its }}, each ( its ), each quote its partner.',
    ],
    [
      "{{> }}",
      '1:5: "}}" stands where "(" or a name is expected. Correct the tag: each {{ needs its }}, each ( its ), each quote its partner.',
    ],
    [
      "{{change form=}}",
      '1:15: "}}" stands where "(" or a name is expected. Correct the tag: each {{ needs its }}, each ( its ), each quote its partner.',
    ],
  ])("%j", async (text, said) => {
    expect(await compiling(text)).toEqual([said]);
  });
});

describe("places in the HTML where nothing prints", () => {
  test.each([
    [
      "<p class={{place}}>",
      '1:10: {{place}} can\'t stand before the value of class. Put quotes round the value: class="{{…}}".',
    ],
    [
      "<p class=a{{place}}>",
      '1:11: {{place}} can\'t stand in the unquoted value of class. Put quotes round the value: class="{{…}}".',
    ],
    [
      "<{{place}}>",
      '1:2: {{place}} can\'t stand after "<". Print facts in text or in a quoted attribute.',
    ],
    [
      "<p {{place}}>",
      "1:4: {{place}} can't stand in the tag <p>. Print facts in text or in a quoted attribute.",
    ],
    [
      "<!-- {{place}} -->",
      "1:6: {{place}} can't stand in an HTML comment. Write the remark as {{!-- … --}}.",
    ],
    [
      '<p style="width:{{place}}">',
      "1:17: {{place}} can't stand in the value of style. Give the element a class, and style that.",
    ],
    [
      "<style>a { color: {{place}} }</style>",
      '1:19: {{place}} can\'t stand in <style>. In a style sheet, print facts inside quotes: content: "{{edition.title}}".',
    ],
    [
      '<p class="{{> x}}">',
      "1:11: a partial can't stand in the value of class. Call partials in the text of the page.",
    ],
    [
      '<p title="{{#note "a"}}x{{/note}}">',
      "1:11: {{#note}} can't stand in the value of title. Move it into the text of the page.",
    ],
    [
      '{{#if (draft)}}<p class="{{/if}}x">',
      "1:1: the block begins in text, but ends in the value of class. Close the tag, attribute, comment or element in the same block that opens it.",
    ],
    [
      "<p>{{{place}}}</p>",
      "1:4: {{{place}}} would print without escaping. Write it with two braces: what is ours prints as markup anyway.",
    ],
    [
      "{{&place}}",
      "1:1: {{{place}}} would print without escaping. Write it with two braces: what is ours prints as markup anyway.",
    ],
  ])("%s", async (text, said) => {
    expect(await compiling(text, { x: "" })).toContain(said);
  });
});

describe("markup that a page can't have", () => {
  test.each([
    [
      "a\n <script>x</script>",
      "2:2: <script> can't be used: a page runs no scripts. Remove it; styles go into style.css.",
    ],
    [
      '<p onclick="x">',
      "1:4: the event handler onclick can't be used: a page runs no scripts. Remove it.",
    ],
    [
      '<a href="javascript:x">y</a>',
      '1:10: the link "javascript:x" leads nowhere from a printed page. Use https:, mailto:, tel: or #id.',
    ],
    [
      '<img src="https://example.test/a.png">',
      '1:11: <img src="https://example.test/a.png"> can\'t be used: a page loads nothing. Use {{#photo "file.jpg"}} for a picture, style.css for styles.',
    ],
    [
      '<meta http-equiv="refresh">',
      "1:7: <meta http-equiv> can't be used: the page's policy is written by Bulletin. Remove it.",
    ],
    [
      '<link rel="stylesheet" href="x.css">',
      "1:1: <link> can't be used: a page loads nothing. Remove it; styles go into style.css.",
    ],
    [
      "<style>a { filter: blur(2px) }</style>",
      "1:12: a filter turns text into a picture. Use a colour instead.",
    ],
    [
      '<p style="text-shadow: none; mask: url(#a)">',
      "1:30: a mask paints its content twice in the PDF. Draw the shape without a mask.",
    ],
  ])("%s", async (text, said) => {
    expect(await compiling(text)).toContain(said);
  });

  test("links to places are fine", () => {
    const html = bodyOf('<p><a href="https://example.test/2021">x</a></p>');
    expect(html).toBe('<p><a href="https://example.test/2021">x</a></p>');
  });
});

describe("helpers and blocks that there are not", () => {
  test.each([
    ["{{chnage headline.growth}}", '1:1: there is no helper "chnage". Did you mean "change"?'],
    [
      "{{#if (rise headline.growth)}}{{/if}}",
      '1:7: there is no helper "rise". Did you mean "rose"?',
    ],
    [
      "{{#products}}{{/products}}",
      '1:1: there is no block "products". Write {{#each products}} for the rows of a table, {{#with products}} for a row, or correct the name.',
    ],
    [
      "{{#change headline.growth}}{{/change}}",
      '1:1: "change" is no block. Write it without the #: {{change …}}.',
    ],
    [
      "{{> (list 1)}}",
      "1:1: the name of a partial can't be worked out. Name it: {{> name}}, inside {{#if}} where it depends on something.",
    ],
    [
      '{{* inline "x"}}',
      '1:1: the decorator "inline" is not known. Only {{#*inline "name"}}…{{/inline}} is.',
    ],
    [
      "{{#each products}}{{log this}}{{/each}}",
      '1:19: there is no helper "log". Use one of: number, unit, amount, points, share, fraction, rank, ordinal, count, plural, capital, change, ….',
    ],
  ])("%s", async (text, said) => {
    expect(await compiling(text)).toEqual([said]);
  });

  test("findings of page and partials come together", async () => {
    const said = await compiling("{{{place}}}", { foot: "{{#if x}}", head: "<script>" });
    expect(said.map((line) => line.split(": ")[0])).toEqual([
      "1:1",
      "templates/shared/foot.hbs:1:1",
      "templates/shared/head.hbs:1:1",
      "templates/shared/head.hbs",
    ]);
  });
});

describe("unknown paths at run time", () => {
  test.each([
    ["{{headline.growht}}", '1:12: "growht" is not known in "headline". Did you mean "growth"?'],
    ["{{headlin.growth}}", '1:12: "headlin" is not known here. Did you mean "headline"?'],
    [
      "{{products.raw_col.output}}",
      '1:12: "raw_col" is not known in "products". Did you mean "raw_coal"?',
    ],
    [
      "{{change headline.growht}}",
      '1:19: "growht" is not known in "headline". Did you mean "growth"?',
    ],
    [
      "{{#if (rose headline.growht)}}{{/if}}",
      '1:22: "growht" is not known in "headline". Did you mean "growth"?',
    ],
    [
      "{{#if nothere}}{{/if}}",
      '1:16: "nothere" is not known here. Use one of: place, period, language, edition, labels, headline, industries, products, zones, course, nothing.',
    ],
    ["{{#each product}}{{/each}}", '1:18: "product" is not known here. Did you mean "products"?'],
    [
      "{{#each products}}{{outptu}}{{/each}}",
      '1:29: "outptu" is not known here. Did you mean "output"?',
    ],
    [
      "{{change headline.growth form=nothere}}",
      '1:40: "nothere" is not known here. Use one of: place, period, language, edition, labels, headline, industries, products, zones, course, nothing.',
    ],
    [
      "{{headline.growth.value}}",
      '1:12: "value" is looked for in "headline.growth", which is a fact and has no parts. Shorten the path.',
    ],
    [
      "{{../place}}",
      '1:12: the path leads out of the template with "../". Leave out one ../, or write @root.',
    ],
    [
      "{{@index}}",
      "1:12: @index is not known here. @index, @key, @first and @last are known inside {{#each}}, @root everywhere.",
    ],
    [
      "{{edition.number}}",
      "1:11: edition.number has no value in this edition. Put it into {{#if edition.number}}…{{/if}}.",
    ],
    ["{{constructor}}", '1:11: "constructor" is not known here.'],
    ["{{headline.__proto__}}", '1:11: "__proto__" is not known in "headline".'],
    ["{{edition.constructor.name}}", '1:11: "constructor" is not known in "edition".'],
    ["{{#with headline}}{{toString}}{{/with}}", '"toString" is not known here.'],
    ["{{@root.constructor}}", '"constructor" is not known here.'],
    ["{{labels.hasOwnProperty}}", '"hasOwnProperty" is not known in "labels".'],
  ])("%s", async (text, said) => {
    const [line = ""] = await running(text);
    const words = said.replace(/^\d+:\d+: /, "");
    expect(line.replace(/^\d+:\d+: /, "")).toContain(words);
  });

  test("line and column are those of the path", async () => {
    const [line = ""] = await running("\n\n  {{change headline.growht}}");
    expect(line).toMatch(/^3:12: /);
  });

  test("a partial's parameter", async () => {
    const said = await saidOf(() => compose("<h1>H</h1>{{> x a=headline.growht}}", { x: "{{a}}" }));
    expect(said).toEqual([
      `${FILE}:1:19: "growht" is not known in "headline". Did you mean "growth"?`,
    ]);
  });

  test("inside a called partial, in its own file", async () => {
    const said = await saidOf(() => compose("<h1>H</h1>{{> x}}", { x: "a\n{{nothing.here}}" }));
    expect(said).toEqual([
      'templates/shared/x.hbs:2:3: "here" is not known in "nothing". Remove it.',
    ]);
  });
});

describe("conditions", () => {
  test.each([
    [
      "{{#if headline.growth}}x{{/if}}",
      "the fact headline.growth is no condition: zero is a value, too. Ask (known headline.growth), (rose headline.growth), (fell headline.growth) or (more …).",
    ],
    ["{{#unless headline.growth}}x{{/unless}}", "the fact headline.growth is no condition"],
    ["{{#if (and (draft) headline.growth)}}x{{/if}}", "the fact headline.growth is no condition"],
    [
      "{{#if products.raw_coal}}x{{/if}}",
      "a row of products is no condition: it always holds. Remove the condition.",
    ],
  ])("%s", async (text, said) => {
    expect((await running(text))[0]).toContain(said);
  });

  test.each([
    ["{{#if edition.number}}a{{else}}b{{/if}}", "b"],
    ["{{#if edition.title}}a{{/if}}", "a"],
    ["{{#if nothing}}a{{else}}b{{/if}}", "b"],
    ["{{#each nothing}}a{{else}}b{{/each}}", "b"],
    ["{{#if (more headline.growth 12)}}a{{else}}b{{/if}}", "a"],
    ["{{#if (more headline.gas headline.growth)}}a{{else if (missing headline.gas)}}b{{/if}}", "b"],
    ["{{#if (less headline.gas headline.growth)}}a{{else}}b{{/if}}", "b"],
    ["{{#if (same headline.gas headline.gas)}}a{{else}}b{{/if}}", "b"],
    [
      '{{#each products}}{{#if (is product "raw_coal")}}{{@index}}{{@key}}{{/if}}{{/each}}',
      "0raw_coal",
    ],
    [
      "{{#each products as |row key|}}{{row.name}}/{{key}}{{#unless @last}} {{/unless}}{{/each}}",
      "Raw coal/raw_coal Washed coal/washed_coal Primary aluminium/aluminium",
    ],
    ["{{#each zones_none}}{{/each}}", ""],
  ])("%s", async (text, shown) => {
    if (text.includes("zones_none")) {
      expect((await running(text))[0]).toContain('"zones_none" is not known here');
      return;
    }
    expect(bodyOf(`<p>${text}</p>`).replace(/<[^>]+>/g, "")).toBe(shown);
  });
});

describe("partials", () => {
  const layout =
    "<title>{{edition.title}}</title></head><body><h1>{{> headline}}</h1>{{#> extra}}none{{/extra}}{{> @partial-block}}";

  test("a layout takes inline partials and the block it is called with", () => {
    const page = compose(
      '{{#> layout}}{{#*inline "headline"}}Up {{headline.growth}}{{/inline}}<p>{{place}}</p>{{/layout}}',
      { layout },
    );
    expect(page.html.replace(/<data[^>]+>|<\/data>/g, "")).toContain(
      '<h1 id="heading-1">Up 12.1\u00A0percent</h1>none<p>Yangquan</p>',
    );
  });

  test("named parameters stand above the context they are given", () => {
    const html = bodyOf('{{#each products}}{{> line this label="Product"}}{{/each}}', {
      line: "<p>{{label}}: {{name}}</p>",
    });
    expect(html.replace(/<data[^>]+>|<\/data>/g, "")).toBe(
      "<p>Product: Raw coal</p><p>Product: Washed coal</p><p>Product: Primary aluminium</p>",
    );
  });

  test("inline partials see each other as the check says", async () => {
    const pair = '{{#*inline "a"}}x{{@root.place}}{{/inline}}{{#*inline "b"}}{{> a}}{{/inline}}';
    expect(bodyOf(`${pair}<p>{{> b}}</p>`)).toBe("<p>xYangquan</p>");
    expect(
      bodyOf(`${pair}{{#> y}}{{#*inline "c"}}{{> b}}{{/inline}}{{/y}}`, { y: "<p>{{> c}}</p>" }),
    ).toBe("<p>xYangquan</p>");
    const said = await saidOf(() => compose(`{{#> y}}${pair}{{/y}}`, { y: "{{> b}}" }));
    expect(said[0]).toContain('there is no partial "a"');
  });

  test("block parameters are known in the block of a partial, not in an inline one", async () => {
    const text = "{{#each products as |row|}}{{#> y}}{{row.name}} {{/y}}{{/each}}";
    expect(bodyOf(`<p>${text}</p>`, { y: "{{> @partial-block}}" }).replace(/<[^>]+>/g, "")).toBe(
      "Raw coal Washed coal Primary aluminium",
    );
    const inline =
      '{{#each products as |row|}}{{#*inline "a"}}{{row.name}}{{/inline}}{{> a}}{{/each}}';
    expect((await running(inline))[0]).toContain('"row" is not known here');
  });

  test("one that isn't there", async () => {
    expect(await running("{{> nowhere}}")).toEqual([
      ' there is no partial "nowhere". Write it as partials/nowhere.hbs, or define it with {{#*inline "nowhere"}}.',
    ]);
  });

  test("one that calls itself", async () => {
    const said = await saidOf(() => compose("{{> x}}", { x: "{{> x}}" }));
    expect(said[0]).toContain("a partial calls itself without end");
  });
});

describe("lines of plain text", () => {
  test("print the same vocabulary, plain", () => {
    const template = compileText(
      "{{place}} &  {{#if (rose headline.growth)}}{{change headline.growth}}{{/if}}",
      {
        file: "bulletin.yaml",
        line: 3,
      },
    );
    expect(renderText(template, input)).toBe("Yangquan & rose 12.1\u00A0percent");
  });

  test("say what is wrong where they stand", async () => {
    const place = { file: "bulletin.yaml", line: 3, column: 2 };
    expect(await saidOf(() => compileText("{{#note 'x'}}y{{/note}}", place))).toEqual([
      "bulletin.yaml:3:2: {{#note}} can't stand in a line of plain text. Use facts, words and conditions only.",
    ]);
    expect(await saidOf(() => renderText(compileText("{{plase}}", place), input))).toEqual([
      'bulletin.yaml:3:2: "plase" is not known here. Did you mean "place"?',
    ]);
  });
});

test("a template keeps nothing of one edition for the next", () => {
  const template = compileTemplate(
    sourceOf('<h1>{{place}}</h1>{{#note "a"}}x{{/note}}{{notes}}'),
    new Map(),
  );
  expect(template.source.file).toBe(FILE);
  const first = compose("<h1>{{place}}</h1>").html;
  compose("<h1>{{place}}</h1>", {}, { parameters: { place: "Datong" } });
  expect(compose("<h1>{{place}}</h1>").html).toBe(first);
});
