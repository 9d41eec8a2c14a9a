import { expect, test } from "vitest";
import { placeText } from "../../src/finding/finding.ts";
import { checkStyleFile } from "../../src/page/styles.ts";

function said(text: string): string[] {
  return checkStyleFile({ file: "style.css", text }).map(
    (finding) => `${placeText(finding)} ${finding.rule}: ${finding.message}. ${finding.remedy}`,
  );
}

test.each([
  ['p::after {\n  content: "12";\n}', "2:12", "12"],
  ["p::after { content: 'x' '\\31\\32 '; }", "1:25", "12"],
  ['p { quotes: "1" "2x"; }', "1:13", "1"],
  ['p { --n: "7" } p::after { content: "No " var(--n); }', "1:10", "7"],
  ['@counter-style a { suffix: " of 9" }', "1:28", "9"],
])("digits that %s prints are typed", (css, place, digits) => {
  expect(said(css)[0]).toBe(
    `style.css:${place} style/typed-digit: "${digits}" is typed in a style sheet, not printed from a fact. Print the fact in the page, or count with counter().`,
  );
});

test.each([
  'p::before { content: "•\\2002"; }',
  'p::before { content: counter(item) "."; counter-reset: item 3; }',
  '/* content: "12" */ p { font-family: "Face 12"; margin: 12px; }',
  'p { --sans: "Source Sans 3"; font-family: var(--sans); }',
  'p[data-n="12"]::after { content: attr(data-n); }',
])("%s types none", (css) => {
  expect(said(css)).toEqual([]);
});
