import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePage, rootElement, serializePage } from "../../src/page/tree.ts";
import { normaliseWhitespace } from "../../src/page/whitespace.ts";

function normalised(body: string): { html: string; texts: string[] } {
  const document = parsePage(`<!DOCTYPE html><html><head></head><body>${body}</body></html>`);
  const texts = normaliseWhitespace(rootElement(document, "body"));
  const html = /<body>([\s\S]*)<\/body>/.exec(serializePage(document))?.[1] ?? "";
  return { html, texts };
}

describe("normaliseWhitespace", () => {
  test.each([
    ["<p>  one\n\t two </p>", "<p>one two</p>"],
    ["<p>12\u00A0percent \u00A0 x</p>", "<p>12\u00A0percent \u00A0 x</p>"],
    ["<p>one <b> two</b> three</p>", "<p>one <b>two</b> three</p>"],
    ["<p>one<b> two </b> three</p>", "<p>one<b> two </b>three</p>"],
    ["<p>one <br> two</p>", "<p>one<br>two</p>"],
    ["<div>\n<p>one</p>\n\n<p>two</p>\n</div>", "<div><p>one</p><p>two</p></div>"],
    ["<div> text <p>one</p> more </div>", "<div>text<p>one</p>more</div>"],
    ["<p>one <img alt='x'> two</p>", '<p>one <img alt="x"> two</p>'],
    ["<pre>  a\n   b</pre>", "<pre>  a\n   b</pre>"],
    ["<p>a<!-- remark --> b</p>", "<p>a b</p>"],
    ["<div><p> </p><ul>\n</ul><p></p>x</div>", "<div>x</div>"],
    ["<ul>\n<li> one </li>\n</ul>", "<ul><li>one</li></ul>"],
    [
      "<table>\n<tr>\n<td> 1 </td>\n</tr>\n</table>",
      "<table><tbody><tr><td>1</td></tr></tbody></table>",
    ],
    ["<svg>\n<text> a  b </text></svg>", "<svg>\n<text> a  b </text></svg>"],
  ])("%s", (given, expected) => {
    expect(normalised(given).html).toBe(expected);
  });

  test("gives the text of each block", () => {
    expect(normalised("<div>a <b>b</b><p>c<br>d</p> e</div>").texts).toEqual(["a b", "c d", "e"]);
  });

  test("done twice is done once, and no word is lost or joined", () => {
    const piece = fc.constantFrom(
      "a",
      " ",
      "\n",
      "<b>",
      "</b>",
      "<p>",
      "</p>",
      "<br>",
      "\u00A0",
      "<i>x</i>",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = normalised(pieces.join(""));
        const twice = normalised(once.html);
        expect(twice).toEqual(once);
        expect(once.html).not.toMatch(/[ \n]{2}/);
      }),
    );
  });
});
