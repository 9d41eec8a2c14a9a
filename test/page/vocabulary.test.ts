import { describe, expect, test } from "vitest";
import { vocabulary } from "../../src/page/vocabulary.ts";
import { bodyOf, input } from "./sample.ts";

/** What a reader sees: tags are spaces where they end a block, no-break spaces are spaces. */
function seen(html: string): string {
  return html
    .replace(/<svg[\s\S]*?<\/svg>/g, "")
    .replace(/<\/?(p|td|th|caption|div|h\d|li|tr)\b/g, " $&")
    .replace(/<[^>]+>/g, "")
    .replace(/[\s\u00A0]+/g, " ")
    .trim();
}

describe("vocabulary", () => {
  test.each(vocabulary.map((helper) => [helper.name, helper] as const))(
    "the example of %s prints what it says",
    (_name, { name, example, output }) => {
      const notes = name === "note" ? "{{notes}}" : "";
      const more = name === "todo" ? { edition: { ...input.edition, draft: true } } : {};
      const html = bodyOf(`<div>${example}</div>${notes}`, {}, more).split("</div>")[0] ?? "";
      const shown = output.includes("<")
        ? html.replace("<div>", "").replace(/ id="heading-\d"/g, "")
        : seen(bodyOf(`<div>${example}</div>`, {}, more));
      expect(shown).toBe(output);
    },
  );

  test("each helper is named once and says what it does", () => {
    const names = vocabulary.map((helper) => helper.name);
    expect(new Set(names).size).toBe(names.length);
    for (const helper of vocabulary) expect(helper.description).toMatch(/^[A-Z].*\.$/);
  });
});
