import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { english } from "../../src/language/en/english.ts";
import { chinese } from "../../src/language/zh/chinese.ts";
import { pageMarkdown } from "../../src/markdown/write.ts";
import { parsePage, textOf } from "../../src/page/tree.ts";
import { compose, tableOf } from "../page/sample.ts";

/** What is written of a body, without the heading that each page has. */
function written(body: string, language = english): string {
  return pageMarkdown(compose(`<h1>H</h1>${body}`), language).text.replace("# H\n\n", "");
}

/** The text that a reader of others gives back, its white space as HTML shows it. */
function readBack(markdown: string): string {
  const html = marked.parse(markdown, { async: false });
  return textOf(parsePage(html))
    .replace(/[ \t\n]+/g, " ")
    .trim();
}

describe("pageMarkdown", () => {
  test.each([
    [
      "headings and paragraphs",
      "<h2>A</h2><p>One <b>two</b> <em>three</em></p>",
      "## A\n\nOne **two** *three*\n",
    ],
    ["lists", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c\n"],
    ["numbered lists", "<ol><li>a</li><li>b</li></ol>", "1. a\n2. b\n"],
    ["line breaks", "<p>a<br>b</p>", "a\\\nb\n"],
    [
      "links out of the page",
      '<p><a href="https://example.org/x">there</a></p>',
      "[there](https://example.org/x)\n",
    ],
    ["links within it, as words", '<p id="p"><a href="#p">here</a></p>', "here\n"],
    ["raised digits", '<p>km<sup>{{literal "2"}}</sup></p>', "km²\n"],
    ["terms", "<dl><dt>a</dt><dd>b</dd></dl>", "> **a**\n>\n> b\n"],
    ["asides", "<aside><p>a</p></aside>", "> a\n"],
    ["text that stands without a block", "a <b>b</b><p>c</p>d", "a **b**\n\nc\n\nd\n"],
    ["no-break spaces", "<p>{{headline.growth}}</p>", "12.1\u00A0percent\n"],
  ])("writes %s", (_, body, expected) => {
    expect(written(body)).toBe(expected);
  });

  test("writes a table with its caption, heads and the places of its numbers", () => {
    expect(
      written(
        '{{#table products source="Office"}}Output{{#shows}}{{place}}{{/shows}}{{#column "name"}}Product{{/column}}{{#column "output"}}Output, {{unit}}{{/column}}{{/table}}',
      ),
    ).toBe(`**Table\u00A01: Output**\\
Yangquan

| Product | Output, million tonnes |
| - | -: |
| Raw coal | 68.25 |
| Washed coal | 21.60 |
| Primary aluminium | 0.151 |

Source: Office
`);
  });

  test("writes charts and photos as pictures with their alternative texts", () => {
    const page = compose(
      '<h1>H</h1>{{#chart "growth"}}Growth{{/chart}}{{#photo "workers.png" alt="Two [workers] at \\"work\\"" credit="A. Name"}}At work{{/photo}}',
    );
    const { text, photos } = pageMarkdown(page, english);
    expect(text).toContain("**Figure\u00A01: Growth**\n\n![Growth. ");
    expect(text).toContain("](charts/growth.svg)");
    expect(text).toContain("](photos/workers.png)\n\nPhoto: A. Name\n");
    expect(photos).toEqual(["workers.png"]);
  });

  test("writes notes as footnotes, a note referred to twice once", () => {
    expect(
      written(
        '<p>a{{#note "x"}}The note.{{/note}} b{{note "x"}}</p>{{#notes}}<h2>Notes</h2>{{/notes}}',
      ),
    ).toBe("a[^1] b[^1]\n\n## Notes\n\n[^1]: The note.\n");
  });

  test("makes strong Chinese words such that they are read as strong", () => {
    const text = written("<p><b>煤炭：</b>增长<b>（初步）</b>了</p>", chinese);
    expect(text).toBe("**煤炭**：增长（**初步**）了\n");
    expect(marked.parse(text, { async: false })).toBe(
      "<p><strong>煤炭</strong>：增长（<strong>初步</strong>）了</p>\n",
    );
  });

  test.each([
    ...["*not* _marked_ `up` [link](https://example.org) ![picture](x.png)"],
    ...["| pipes | break | tables |", "# no heading", "- no list", "+ nor this", "> no quote"],
    ...[
      "<script>alert()</script> & &amp; <b>",
      "[^1]: no note [^1]",
      "--- \\ ~~~ ~~x~~",
      "$x_1$ a_b_c",
    ],
    ...["trailing\\", "www.example.org", "=== setext", "two  spaces"],
  ])("keeps the data %j as text", (value) => {
    const body = `<p>{{odd.name}}</p><ul><li>{{odd.name}}</li></ul>{{#table list}}T{{#column "name"}}N{{/column}}{{/table}}`;
    const odd = tableOf("odd", [{ name: "name" }], [[value]], { one: true });
    const list = tableOf("list", [{ name: "name" }], [[value]]);
    const tables = new Map([odd, list].map((table) => [table.name, table]));
    const page = compose(`<h1>H</h1>${body}`, {}, { tables });
    const text = readBack(pageMarkdown(page, english).text);
    const shown = value.replace(/ +/g, " ");
    expect(text).toBe(`H ${shown} ${shown} Table\u00A01: T N ${shown}`);
  });
});
