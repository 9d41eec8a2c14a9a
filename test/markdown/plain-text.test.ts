import fc from "fast-check";
import type { PhrasingContent, Root } from "mdast";
import { gfmFootnoteToMarkdown } from "mdast-util-gfm-footnote";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import { expect, test } from "vitest";
import { plainText } from "../../src/markdown/plain-text.ts";

const extensions = [gfmTableToMarkdown({ tablePipeAlign: false }), gfmFootnoteToMarkdown()];

const PLAIN = "aZé煤1209 .,;%’–−\u00A0";
const SIGNS = "\n+-=*_~#>|[]()!\\`:&<";

const textOf = (signs: string) =>
  fc
    .array(fc.constantFrom(...signs, " ", "1. "), { minLength: 1, maxLength: 6 })
    .map((pieces): PhrasingContent => ({ type: "text", value: pieces.join("") }));

/** Half of them plain throughout: these are written as they are. */
const words = fc.oneof(textOf(PLAIN), textOf(PLAIN + SIGNS));

const phrasing = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: words },
    words.map((word): PhrasingContent => ({ type: "strong", children: [word] })),
    words.map((word): PhrasingContent => ({ type: "emphasis", children: [word] })),
    fc.constant<PhrasingContent>({ type: "break" }),
    fc.constant<PhrasingContent>({ type: "footnoteReference", identifier: "1", label: "1" }),
  ),
  { minLength: 1, maxLength: 6 },
);

test("a text is written as the library writes it, wherever it stands", () => {
  fc.assert(
    fc.property(phrasing, (children) => {
      const root: Root = {
        type: "root",
        children: [
          { type: "heading", depth: 2, children },
          { type: "paragraph", children },
          {
            type: "list",
            children: [{ type: "listItem", children: [{ type: "paragraph", children }] }],
          },
          {
            type: "table",
            children: [{ type: "tableRow", children: [{ type: "tableCell", children }] }],
          },
        ],
      };
      expect(toMarkdown(root, { handlers: { text: plainText }, extensions })).toBe(
        toMarkdown(root, { extensions }),
      );
    }),
    { numRuns: 1500 },
  );
});
