import { expect, test } from "vitest";
import { sharedFindings } from "../../src/burst/shared-findings.ts";
import { problem, warning } from "../../src/finding/finding.ts";

test("each finding once, errors first, in the order of the list whatever was finished first", () => {
  const [place, here] = [
    { file: "page.hbs", line: 2 },
    { file: "page.hbs", line: 3 },
  ];
  const typo = problem("t", place, "no such name", "Mend it.");
  const other = problem("t", here, "no such name", "Mend it.");
  const loose = warning("t", place, "no such name", "Mend it.");
  expect(
    sharedFindings([
      { index: 2, edition: "c", findings: [loose, typo, other] },
      { index: 0, edition: "a", findings: [loose] },
      { index: 1, edition: "b", findings: [typo, typo] },
    ]),
  ).toEqual([
    { finding: typo, editions: ["b", "c"] },
    { finding: other, editions: ["c"] },
    { finding: loose, editions: ["a", "c"] },
  ]);
});
