import fc from "fast-check";
import type { PhrasingContent, Root } from "mdast";
import { gfmFootnoteToMarkdown } from "mdast-util-gfm-footnote";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import { expect, test } from "vitest";
import { plainText } from "../../src/markdown/plain-text.ts";

const extensions = [gfmTableToMarkdown({ tablePipeAlign: false }), gfmFootnoteToMarkdown()];

const words = fc
  .array(fc.constantFrom(..."aZé煤1209 .,;%’–−\u00A0", "\n", ..."+-=*_~#>|[]()!\\`:&<", "1. "), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces): PhrasingContent => ({ type: "text", value: pieces.join("") }));

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
