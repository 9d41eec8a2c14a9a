import { expect, test } from "vitest";
import { parseTemplate } from "../../src/page/parse.ts";
import { saidOf } from "../findings-of.ts";
import { compose, FILE, sourceOf } from "./sample.ts";

const nested = (open: string, close: string, times: number): string =>
  open.repeat(times) + close.repeat(times);

test.each([
  ["calls", `a\n{{text ${nested("(text ", ")", 3000)}}}`, "2:1208: more than 200 tags"],
  ["blocks", nested("{{#if (draft)}}", "{{/if}}", 3000), "1:3001: more than 200 tags"],
])("%s nested too deep are said", async (_what, text, said) => {
  expect(await saidOf(() => parseTemplate(sourceOf(text)))).toEqual([
    `${FILE}:${said} stand in one another. Close each before the next is opened.`,
  ]);
});

test.each([
  ["elements", nested("<div>", "</div>", 5000)],
  ["quotations", `{{#markdown}}\n${">".repeat(250)} a\n{{/markdown}}`],
])("%s nested too deep are said", async (_what, body) => {
  expect(await saidOf(() => compose(`<h1>a</h1>${body}`))).toEqual([
    `${FILE}: more than 200 elements stand in one another. Close each before the next is opened.`,
  ]);
});

test("brackets and quotes of the text, and tags one after another, are not nested", () => {
  const text = `<p>${"(".repeat(300)} it's "</p>${"{{#if (draft)}}a{{else}}b{{/if}}".repeat(300)}`;
  expect(parseTemplate(sourceOf(text)).body.length).toBeGreaterThan(300);
});
