import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { german } from "../../src/language/de/german.ts";
import type { Language } from "../../src/language/language.ts";
import { chinese } from "../../src/language/zh/chinese.ts";
import { bodyOf } from "../page/sample.ts";

const guide = readFileSync(new URL("../../docs/languages.md", import.meta.url), "utf8");

/** The templates of a section's table and what they print. */
function rowsOf(heading: string): [template: string, prints: string][] {
  const section = guide.split(/^## /m).find((text) => text.startsWith(heading)) ?? "";
  return [...section.matchAll(/^\| `(.+)` \| (.+) \|$/gm)].map(
    ([, template = "", prints = ""]): [string, string] => [template, prints],
  );
}

describe.each<[string, Language]>([
  ["Chinese", chinese],
  ["German", german],
])("the guide to %s", (heading, language) => {
  const rows = rowsOf(heading);

  test("has examples", () => {
    expect(rows.length).toBeGreaterThan(10);
  });

  test.each(rows)("%s prints %s", (template, prints) => {
    const html = bodyOf(`<p>${template}</p>`, {}, { language });
    expect(html.replace(/<[^>]+>/g, "").replace(/[\u00A0\u202F]/g, " ")).toBe(prints);
  });
});
