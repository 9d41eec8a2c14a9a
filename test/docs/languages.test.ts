import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { chinese } from "../../src/language/zh.ts";
import { bodyOf } from "../page/sample.ts";

const guide = readFileSync(new URL("../../docs/languages.md", import.meta.url), "utf8");
const rows = [...guide.matchAll(/^\| `(.+)` \| (.+) \|$/gm)].map(
  ([, template = "", prints = ""]): [string, string] => [template, prints],
);

test("the guide shows what Chinese prints", () => {
  expect(rows.length).toBeGreaterThan(10);
});

test.each(rows)("%s prints %s", (template, prints) => {
  const html = bodyOf(`<p>${template}</p>`, {}, { language: chinese });
  expect(html.replace(/<[^>]+>/g, "")).toBe(prints);
});
