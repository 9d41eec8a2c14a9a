import { expect, test } from "vitest";
import { neededFaces, shippedScripts } from "../../src/fonts/needed.ts";

const families = (script: string, text: string): string[] => [
  ...new Set(neededFaces(script, text).map(({ family }) => family)),
];

const latin = ["Source Serif 4", "Source Sans 3"];
const all = [...latin, "Noto Serif SC", "Noto Sans SC"];

test.each([
  ["Latn", "Growth of 12.1 percent – “seventh”, Łódź, −0.5", latin],
  ["Latn", "", latin],
  ["Latn", "Промышленность", latin],
  ["Latn", "Industry in 阳泉", all],
  // What no face has asks for none: the check of characters says so.
  ["Latn", "up 🚀", latin],
  ["Hans", "工业", all],
  ["Hans", "", all],
])("%s %s", (script, text, expected) => {
  expect(families(script, text)).toEqual(expected);
});

test("scripts are listed once", () => {
  expect(shippedScripts()).toEqual(["Cyrl", "Grek", "Hans", "Latn"]);
});
