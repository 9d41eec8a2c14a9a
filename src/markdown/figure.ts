import type { BlockContent, PhrasingContent } from "mdast";
import { withLabel } from "../language/labels.ts";
import type { Language } from "../language/language.ts";
import { attributeOf, type Element, elementsOf, hasClass } from "../page/tree.ts";
import { phrasing } from "./phrasing.ts";
import { tableOf } from "./table.ts";

/** What the blocks of a page need to know beyond themselves. */
export interface Writing {
  readonly labels: Language["labels"];
  /** Where the picture of a figure lies, beside the Markdown. */
  readonly pathOf: (figure: Element, picture: Element) => string;
}

/** A figure or table of the page: what it shows, the picture or the table, where it is from. */
export function figureOf(figure: Element, { labels, pathOf }: Writing): BlockContent[] {
  const parts = elementsOf(figure);
  const part = (name: string): PhrasingContent[] => {
    const found = parts.find((inner) => hasClass(inner, name));
    return found === undefined ? [] : phrasing(found.childNodes);
  };
  const caption = lines([
    strong(words(part("figure-number"), withLabel(labels, ""), part("figure-title"))),
    part("figure-shows"),
  ]);
  const below = lines([part("figure-key"), part("figure-source"), part("figure-credit")]);
  const content = parts.flatMap((inner): BlockContent[] => {
    if (inner.tagName === "table") return [tableOf(inner)];
    if (inner.tagName !== "svg" && inner.tagName !== "img") return [];
    const alt = attributeOf(inner, inner.tagName === "svg" ? "aria-label" : "alt") ?? "";
    return [paragraph([{ type: "image", url: pathOf(figure, inner), alt }])];
  });
  return [caption, ...content, below].filter(
    (block) => block.type !== "paragraph" || block.children.length > 0,
  );
}

/** Number and title in one line, as the page has them in two. */
function words(
  number: PhrasingContent[],
  between: string,
  title: PhrasingContent[],
): PhrasingContent[] {
  return number.length === 0 ? title : [...number, { type: "text", value: between }, ...title];
}

function strong(children: PhrasingContent[]): PhrasingContent[] {
  return children.length === 0 ? [] : [{ type: "strong", children }];
}

/** Lines of one paragraph; those with nothing in them are left out. */
export function lines(given: readonly PhrasingContent[][]): BlockContent {
  const filled = given.filter((line) => line.length > 0);
  return paragraph(
    filled.flatMap((line, index) => (index === 0 ? line : [{ type: "break" as const }, ...line])),
  );
}

export function paragraph(children: PhrasingContent[]): BlockContent {
  return { type: "paragraph", children };
}
