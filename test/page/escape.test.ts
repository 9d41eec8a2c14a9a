import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileText } from "../../src/page/compile.ts";
import { renderText } from "../../src/page/compose.ts";
import { attributeOf, elementsOf, parsePage, textOf } from "../../src/page/tree.ts";
import { bodyOf, compose, input, tableOf } from "./sample.ts";

/** The sample with one text of our choice in it. */
function withText(text: string) {
  const table = tableOf("hostile", [{ name: "name" }], [[text]], { one: true });
  return {
    tables: new Map([...input.tables, [table.name, table]]),
    parameters: { hostile_text: text },
  };
}

const HOSTILE = [
  '<script>alert("1")</script>',
  "</title></style><img src=x onerror=alert(1)>",
  '"><b>bold</b>',
  "*emphasis* _too_ `code` [link](javascript:alert) ![p](x) # head",
  "a & b &amp; c",
  "{{headline.growth}}",
  "'; } body { display: none } /*",
  "\uFDD00\uFDD1",
];

describe("text in data", () => {
  test.each(HOSTILE)("%s prints as text", (text) => {
    const shown = text.replace(/[\uFDD0\uFDD1]/g, "\uFFFD");
    const page = compose(
      '<h1>H</h1><p title="{{hostile.name}}">{{hostile.name}}</p><p>{{hostile_text}}</p>',
      {},
      withText(text),
    );
    const elements = elementsOf(parsePage(page.html));
    const [first, second] = elements.filter((element) => element.tagName === "p");
    if (first === undefined || second === undefined) throw new Error("no paragraphs");
    expect(textOf(first)).toBe(shown);
    expect(textOf(second)).toBe(shown);
    expect(attributeOf(first, "title")).toBe(shown);
    expect(elements.filter((e) => ["script", "img", "b"].includes(e.tagName))).toEqual([]);
  });

  test.each(HOSTILE)("%s in Markdown is no Markdown", (text) => {
    const html = bodyOf(
      "{{#markdown}}\nSee {{hostile.name}} and *{{hostile_text}}*.\n{{/markdown}}",
      {},
      withText(text),
    );
    const document = parsePage(html);
    const shown = text.replace(/[\uFDD0\uFDD1]/g, "\uFFFD");
    expect(textOf(document)).toBe(`See ${shown} and ${shown}.`);
    const names = elementsOf(document).map((element) => element.tagName);
    expect(names).toEqual(["html", "head", "body", "p", "data", "em"]);
  });

  test.each(HOSTILE)("%s in a style sheet stays in its string", (text) => {
    const page = compose(
      '<head><style>@page { @top-left { content: "{{hostile_text}}"; } } .last { color: red }</style></head><h1>H</h1>',
      {},
      withText(text),
    );
    const styles = elementsOf(parsePage(page.html)).filter((e) => e.tagName === "style");
    const css = textOf(styles[1] ?? parsePage(""));
    expect(css).toMatch(/content: "[^"<]*"; } } \.last \{ color: red }$/);
  });

  test.each(HOSTILE)("%s in a title and in a line of text is plain", (text) => {
    const page = compose(
      "<head><title>On {{hostile_text}}</title></head><h1>H</h1>",
      {},
      withText(text),
    );
    const shown = text.replace(/[\uFDD0\uFDD1]/g, "\uFFFD");
    expect(page.title).toBe(`On ${shown}`);
    const line = compileText("On {{hostile_text}}", { file: "bulletin.yaml", line: 1 });
    expect(renderText(line, { ...input, ...withText(text) })).toBe(`On ${shown}`);
  });

  test("any text prints as it is, but for white space", () => {
    const text = fc.string({ unit: "binary-ascii", maxLength: 40 });
    fc.assert(
      fc.property(text, (given) => {
        const html = bodyOf("<pre>x{{hostile_text}}</pre>", {}, withText(given));
        const pre = elementsOf(parsePage(html)).find((element) => element.tagName === "pre");
        const expected = given.replace(/\r\n?/g, "\n").replace(/\0/g, "\uFFFD");
        expect(pre === undefined ? "" : textOf(pre)).toBe(`x${expected}`);
      }),
    );
  });
});

describe("facts", () => {
  test("a fact marks itself in text and is plain elsewhere", () => {
    const page = compose(
      '<head><title>{{headline.growth}}</title></head><h1>Up {{headline.growth}}</h1><p title="{{headline.growth}}">{{headline.city_enterprises}}</p>{{legend}}',
    );
    expect(page.html).toContain(
      '<h1 id="heading-1">Up <data class="fact" value="12.1" id="f1">12.1\u00A0percent</data></h1>',
    );
    expect(page.html).toContain("<title>12.1\u00A0percent</title>");
    expect(page.html).toContain(
      '<p title="12.1\u00A0percent"><data class="fact" value="230" id="f2">about 230\u00A0enterprises</data><span class="mark">*</span></p>',
    );
    expect(page.occurrences).toEqual([
      { fact: "headline.growth", text: "12.1\u00A0percent", where: "title" },
      { fact: "headline.growth", text: "12.1\u00A0percent", where: "alternative text" },
      { id: "f1", fact: "headline.growth", text: "12.1\u00A0percent", where: "heading" },
      {
        id: "f2",
        fact: "headline.city_enterprises",
        text: "about 230\u00A0enterprises",
        where: "sentence",
      },
    ]);
  });

  test("a missing value prints its reason and its mark, in words too", () => {
    const seen = bodyOf(
      "<p>{{headline.gas}}, {{change headline.gas}}, {{points headline.gas}}.</p>",
    );
    expect(seen.replace(/<[^>]+>/g, "")).toBe(
      "not available\u00A0[x], not available\u00A0[x], not available\u00A0[x].",
    );
  });
});
