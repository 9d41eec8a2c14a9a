import type { BlockContent, FootnoteDefinition, Root } from "mdast";
import { gfmFootnoteToMarkdown } from "mdast-util-gfm-footnote";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import type { Language } from "../language/language.ts";
import type { Page } from "../page/compose.ts";
import {
  attributeOf,
  type Element,
  elementsOf,
  hasClass,
  isElement,
  parsePage,
  rootElement,
} from "../page/tree.ts";
import { blocks } from "./blocks.ts";
import type { Writing } from "./figure.ts";
import { plainText } from "./plain-text.ts";

/** The page as Markdown, and the photos that it shows. */
interface PageMarkdown {
  readonly text: string;
  /** File names of the bulletin's photos, each once. */
  readonly photos: readonly string[];
}

/**
 * A composed page as Markdown for those who publish it elsewhere: CommonMark with the tables and
 * footnotes of GitHub, no HTML. Charts are `charts/<name>.svg`, photos `photos/<file>`, notes are footnotes.
 */
export function pageMarkdown(page: Page, { labels }: Language): PageMarkdown {
  const body = rootElement(parsePage(page.html), "body");
  const photos = new Set<string>();
  const names = new Map(page.figures.map(({ id, name }) => [id, name]));
  const pathOf = (figure: Element, picture: Element): string => {
    const photo = attributeOf(picture, "data-photo");
    if (photo === undefined) return chartPath(names.get(attributeOf(figure, "id") ?? "") ?? "");
    photos.add(photo);
    return `photos/${encodeURIComponent(photo)}`;
  };
  const writing: Writing = { labels, pathOf };
  const children = [...blocks(body.childNodes, writing), ...footnotes(body, writing)];
  return { text: written({ type: "root", children }), photos: [...photos] };
}

function chartPath(name: string): string {
  return `charts/${encodeURIComponent(name)}.svg`;
}

/** The notes in their order, by their numbers. */
function footnotes(body: Element, writing: Writing): FootnoteDefinition[] {
  const list = elementsOf(body).find(
    (element) => element.tagName === "ol" && hasClass(element, "notes"),
  );
  const items = list?.childNodes.filter(isElement) ?? [];
  return items.map((item, index) => {
    const content: BlockContent[] = blocks(item.childNodes, writing);
    const number = String(index + 1);
    return { type: "footnoteDefinition", identifier: number, label: number, children: content };
  });
}

/** Where tildes are read as strokes through words, those of a text are none. */
const NOT_STRUCK = { unsafe: [{ character: "~", inConstruct: "phrasing" as const }] };

function written(root: Root): string {
  return toMarkdown(root, {
    bullet: "-",
    rule: "-",
    listItemIndent: "one",
    // A link is always [words](address): the short form would change with its words.
    resourceLink: true,
    handlers: { text: plainText },
    extensions: [
      gfmTableToMarkdown({ tablePipeAlign: false }),
      gfmFootnoteToMarkdown(),
      NOT_STRUCK,
    ],
  });
}
