import { expect, test } from "vitest";
import { unknownPart } from "../../src/page/unknown-part.ts";

test.each([
  ["chart", 'there is no chart "x". Draw it: charts/x.vl.json.'],
  ["photo", 'there is no photo "x". Put it into photos/: x.'],
  ["figure", 'no figure or table "x" stands on the page. Remove the reference: the page has none.'],
  ["note", 'no note "x" is defined. Define it where it is first needed: {{#note "x"}}…{{/note}}.'],
] as const)("of no %s at all it says what to do", (part, said) => {
  const finding = unknownPart(part, "x", [], { file: "page.en.hbs", line: 3 });
  expect(`${finding.message}. ${finding.remedy}`).toBe(said);
  expect(finding).toMatchObject({ rule: `template/unknown-${part}`, file: "page.en.hbs", line: 3 });
});
