import { expect, test } from "vitest";
import { labelled, svgDocument } from "../../../src/charts/svg/document.ts";

const content = { body: "<path/>", width: 9, height: 8 };

test("the root has size, role, label, and nothing of the page's type", () => {
  expect(svgDocument(content, 'a "b" & <c>')).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="a &quot;b&quot; &amp; &lt;c&gt;" width="9" height="8" viewBox="0 0 9 8" fill="none" stroke-miterlimit="4" font-style="normal" font-variant="normal" font-weight="400" text-anchor="start" letter-spacing="0" word-spacing="0" text-rendering="geometricPrecision" style="text-spacing-trim:space-all;text-autospace:no-autospace"><path/></svg>',
  );
});

test("labelled replaces the label and keeps the rest", () => {
  const svg = svgDocument(content, "old");
  expect(labelled(svg, 'new "$&" label')).toBe(
    svg.replace("old", () => "new &quot;$&amp;&quot; label"),
  );
});
