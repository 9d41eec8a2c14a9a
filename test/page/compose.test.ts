import { describe, expect, test } from "vitest";
import { POLICY, withFontCss } from "../../src/page/head.ts";
import { saidOf } from "../findings-of.ts";
import { bodyOf, compose, FILE } from "./sample.ts";

async function refused(body: string): Promise<string[]> {
  const said = await saidOf(() => compose(body));
  return said.map((line) => line.replace(`${FILE}: `, ""));
}

describe("the document", () => {
  test("is complete whatever the template leaves out", () => {
    const { html, language } = compose("<h1>Hello</h1>");
    expect(html).toBe(
      `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>.fact { color: #000 }</style><title>Industry in Yangquan, 2021</title></head><body><h1 id="heading-1">Hello</h1></body></html>`,
    );
    expect(language).toBe("en-GB");
  });

  test("keeps what a layout has: its head, its own place for the styles", () => {
    const { html, title } = compose(
      '<!DOCTYPE html>\n<html lang="xx"><head><meta charset="latin1"><title>\n {{place}} </title><style>{{styles}} @page { @top-left { content: "{{place}}" } }</style></head><body class="a"><h1>x</h1></body></html>',
    );
    expect(html).toBe(
      `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>Yangquan</title><style>.fact { color: #000 } @page { @top-left { content: "Yangquan" } }</style></head><body class="a"><h1 id="heading-1">x</h1></body></html>`,
    );
    expect(title).toBe("Yangquan");
  });

  test("says that it is a draft", () => {
    const edition = { folder: "x", title: "T", draft: true };
    const { html } = compose(
      '<body class="a"><h1>{{#if (draft)}}Draft{{/if}}</h1>',
      {},
      { edition },
    );
    expect(html).toContain('<body class="a draft"><h1 id="heading-1">Draft</h1>');
  });

  test("takes faces into its head, before its own styles", () => {
    const { html } = compose("<h1>x</h1>");
    const css = "@font-face { src: url(data:$&) }";
    expect(withFontCss(html, css)).toBe(
      html.replace("<style>", () => `<style>${css}</style><style>`),
    );
  });

  test("lists headings without marks and notes, and the text of each block", () => {
    const page = compose(
      '<h1>On {{place}}</h1><h2 id="own">About {{headline.city_enterprises}}{{#note "a"}}n{{/note}}<br>here</h2><p>one <b>two</b></p>{{notes}}',
    );
    expect(page.headings).toEqual([
      { level: 1, text: "On Yangquan", id: "heading-1" },
      { level: 2, text: "About about 230\u00A0enterprises here", id: "own" },
    ]);
    expect(page.texts).toEqual([
      "On Yangquan",
      "About about 230\u00A0enterprises*1 here",
      "one two",
      "n",
    ]);
  });

  test("takes no end of its style from a style sheet", () => {
    const styles = 'a::after { content: "</style><p>x</p>" }';
    expect(compose("<h1>x</h1>", {}, { styles }).html).toContain(
      '<style>a::after { content: "<\\/style><p>x</p>" }</style>',
    );
  });

  test("is the same every time", () => {
    const text =
      '<h1>{{headline.growth}}</h1>{{#chart "growth"}}x{{/chart}}{{#note "a"}}n{{/note}}{{notes}}';
    expect(compose(text).html).toBe(compose(text).html);
  });
});

describe("what a page can't have", () => {
  test.each([
    ["<p>x</p>", "the page has no <h1>. Give it exactly one, its headline."],
    ["<h1>a</h1><h1>b</h1>", 'the page has 2 <h1>: "a", "b". Give it exactly one, its headline.'],
    [
      "<h1>a</h1><h3>b</h3>",
      'the heading "b" is <h3> after <h1>: a level is skipped. Make it <h2>.',
    ],
    [
      "<h2>b</h2><h1>a</h1>",
      'the heading "b" is <h2> after none: a level is skipped. Make it <h1>.',
    ],
    ["<h1>a</h1><h2> </h2>", "an <h2> has no text. Fill it, or put it into {{#if}}."],
    [
      "<h1>a</h1><img src='data:image/png;base64,x'>",
      'an <img> has no alt. Say what is seen: alt="…".',
    ],
    [
      "<h1>a</h1><table><caption>T</caption><tr><th scope='row'>a</th><td> </td></tr></table>",
      'the table "T" has an empty <td>: it would vanish from the PDF\'s tags. Print a mark or a word in it.',
    ],
    [
      "<h1>a</h1><table><caption>T</caption><tr><th>a</th></tr></table>",
      'the table "T" has a <th> without scope: "a". Add scope="col" or scope="row".',
    ],
    [
      "<h1>a</h1><table><caption>T</caption><tr><td>a</td><td>b</td></tr></table>",
      'the table "T" has a row without <th>: "a, b". Make its first cell a <th scope="row">.',
    ],
    [
      "<h1>a</h1><table><tr><th scope='row'>a</th></tr></table>",
      "a table has no <caption>. Say in it what is shown.",
    ],
    [
      "<h1 id='x'>a</h1><p id='x'>b</p>",
      'the id "x" stands on the page twice. Give each element an id of its own.',
    ],
    [
      "<h1>a</h1><p><a href='#nowhere'>b</a></p>",
      'the link "b" leads to "#nowhere", which is not on the page. Correct the id.',
    ],
    [
      "<h1>a</h1><svg><a href='#x'><text>b</text></a></svg><p id='x'>c</p>",
      "a link inside a drawing, or hidden from readers, is lost in the PDF's tags. Put the link into the text.",
    ],
    [
      "<h1>a</h1>{{#markdown}}<iframe></iframe>{{/markdown}}",
      "1:24: <iframe> can't be used: a page loads nothing. Remove it, or say the same in text, a chart or a photo.",
    ],
  ])("%s", async (body, said) => {
    expect((await refused(body)).map((line) => line.replace(`${FILE}:`, ""))).toContain(said);
  });

  test("words of another language that would lose it are a warning", () => {
    const { findings } = compose(
      '<h1>a</h1><p><span lang="zh">阳泉</span><em lang="zh">阳</em>{{foreign "zh" "泉"}}</p>',
    );
    expect(findings).toMatchObject([
      {
        severity: "warning",
        rule: "page/language",
        message: 'the language of "阳泉" is lost in the PDF',
      },
    ]);
  });

  test("everything is said at once", async () => {
    expect(await refused("<h2>a</h2><p id='x'></p><p id='x'>b</p><img>")).toHaveLength(3);
  });
});

test("what is empty leaves no trace", () => {
  expect(bodyOf("<p>{{#if edition.number}}{{edition.number}}{{/if}}</p><ul>\n</ul><p>x</p>")).toBe(
    "<p>x</p>",
  );
});
