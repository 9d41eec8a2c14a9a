import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { paperCss } from "../../src/page/css-text.ts";
import { compose } from "./sample.ts";

const OURS = resolve(import.meta.dirname, "../../assets/bulletin.css");

test.each([
  ["p { margin: 0 }", "p { margin: 0 }"],
  ["a /* b */ .c{d:e}", "a /**/ .c{d:e}"],
  [".a/* together */.b{d:e}", ".a/**/.b{d:e}"],
  ["a{b:c} @media screen { d{e:f} } g{h:i}", "a{b:c}  g{h:i}"],
  ["@media screen and (min-width: 740px){d{e:f}g{h:i}}j{k:l}", "j{k:l}"],
  ["@MEDIA only screen{a{b:c}}", ""],
  ["a { b: c; @media screen { d: e } f: g }", "a { b: c;  f: g }"],
  ["@media screen{@media screen{a{b:c}}}d{e:f}", "d{e:f}"],
  ["@media screen{a{b:'}'}c{d:url(})}}e{f:g}", "e{f:g}"],
  [
    'a::before { content: "@media screen { /* */" }',
    'a::before { content: "@media screen { /* */" }',
  ],
  ['a::before { content: "\\22 /* */ \\"" }', 'a::before { content: "\\22 /* */ \\"" }'],
  ["/* @media screen { */ a{b:c}", "/**/ a{b:c}"],
])("of %j paper needs %j", (css, paper) => {
  expect(paperCss(css)).toBe(paper);
});

test.each([
  "@media print { a{b:c} }",
  "@media print, screen { a{b:c} }",
  "@media screen, print { a{b:c} }",
  "@media not screen { a{b:c} }",
  "@media (min-width: 1px) { a{b:c} }",
  "@media screenful { a{b:c} }",
  "@media screen { a{b:c}",
  "@media screen { a[b={] { c:d } }",
  "a\\{ {b:c} @media screen { d{e:f} }",
  "a{b:c} } @media screen { d{e:f} } g{h:i}",
  "a{b:calc((1px)} @media screen { d{e:f} } g{h:i)}",
  'a{b:url(c"d)} @media screen { e{f:g} } h{i:url(j"k)}',
  "a{b:c} /* never closed @media screen { d{e:f} }",
  'a{b:"c} @media screen { d{e:f} }',
])("%j stays as it is", (css) => {
  expect(paperCss(css)).toBe(css);
});

test("our own loses a third, and only the page for print does without", () => {
  const styles = readFileSync(OURS, "utf8");
  const paper = paperCss(styles);
  expect(paper.length).toBeLessThan(styles.length * 0.67);
  expect(paper).not.toMatch(/@media screen/);
  const page = compose("<h1>x</h1>", {}, { styles });
  expect(page.html).toContain(paper);
  expect(page.screenHtml()).toContain(styles);
});
