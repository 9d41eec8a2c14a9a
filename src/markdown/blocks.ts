import type { BlockContent, ListItem, PhrasingContent } from "mdast";
import { withLabel } from "../language/labels.ts";
import {
  type Child,
  type Element,
  elementsOf,
  hasClass,
  isElement,
  isText,
  textOf,
} from "../page/tree.ts";
import { figureOf, lines, paragraph, type Writing } from "./figure.ts";
import { phrasing } from "./phrasing.ts";
import { tableOf } from "./table.ts";

const INLINE = new Set(
  "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr br".split(
    " ",
  ),
);

/** Blocks of a page as Markdown's tree has them, in their order. */
export function blocks(nodes: readonly Child[], writing: Writing): BlockContent[] {
  const found: BlockContent[] = [];
  let run: Child[] = [];
  const close = (): void => {
    const children = phrasing(run);
    const says = run.some((node) => (isText(node) ? node.value.trim() !== "" : isElement(node)));
    if (says && children.length > 0) found.push(paragraph(children));
    run = [];
  };
  for (const node of nodes) {
    if (isElement(node) && !INLINE.has(node.tagName)) {
      close();
      for (const block of blockOf(node, writing)) found.push(block);
    } else run.push(node);
  }
  close();
  return found;
}

function blockOf(element: Element, writing: Writing): BlockContent[] {
  if (hasClass(element, "figure")) return figureOf(element, writing);
  if (hasClass(element, "numbers")) return keyNumbers(element, writing);
  if (hasClass(element, "imprint")) return [imprint(element, writing)];
  // They stand at the end of the file, as footnotes.
  if (hasClass(element, "notes")) return [];
  switch (element.tagName) {
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return [{ type: "heading", depth: depthOf(element), children: phrasing(element.childNodes) }];
    case "p":
      return paragraphOf(element);
    case "ul":
    case "ol":
      return listOf(element, writing);
    case "dl":
      return [termsOf(element, writing)];
    case "blockquote":
    case "aside":
      return [{ type: "blockquote", children: blocks(element.childNodes, writing) }];
    case "pre":
      return [{ type: "code", value: textOf(element) }];
    case "hr":
      return [{ type: "thematicBreak" }];
    case "table":
      return [...captionOf(element), tableOf(element)];
    case "style":
    case "svg":
    case "img":
      return [];
    default:
      return blocks(element.childNodes, writing);
  }
}

function depthOf({ tagName }: Element): 1 | 2 | 3 | 4 | 5 | 6 {
  const depths = [1, 2, 3, 4, 5, 6] as const;
  return depths[Number(tagName.slice(1)) - 1] ?? 6;
}

/** Small heads of our layout are strong: who publishes, "Main points", "Draft". */
const STRONG = ["title", "points-head", "draft-note"];

function paragraphOf(element: Element): BlockContent[] {
  const children = phrasing(element.childNodes);
  if (children.length === 0) return [];
  const isStrong = STRONG.some((name) => hasClass(element, name));
  return [paragraph(isStrong ? [{ type: "strong", children }] : children)];
}

function listOf(list: Element, writing: Writing): BlockContent[] {
  const items = itemsOf(list).map((item): ListItem => {
    return { type: "listItem", spread: false, children: blocks(item.childNodes, writing) };
  });
  if (items.length === 0) return [];
  return [{ type: "list", ordered: list.tagName === "ol", spread: false, children: items }];
}

function itemsOf(list: Element): Element[] {
  return list.childNodes.filter(isElement).filter(({ tagName }) => tagName === "li");
}

function item(content: BlockContent): ListItem {
  return { type: "listItem", spread: false, children: [content] };
}

/** "Released: 10 February 2022", a line for each item of the masthead. */
function imprint(list: Element, { labels }: Writing): BlockContent {
  const children = itemsOf(list).map((entry) => {
    const label = textIn(entry, "label");
    const value = within(entry, "value");
    const said: PhrasingContent[] =
      label === ""
        ? phrasing(entry.childNodes)
        : [{ type: "text", value: withLabel(labels, label) }, ...value];
    return item(paragraph(said));
  });
  return { type: "list", ordered: false, spread: false, children };
}

/** Key numbers as a list: the number with its unit, what it is, what it is compared with. */
function keyNumbers(list: Element, { labels }: Writing): BlockContent[] {
  const children = itemsOf(list).map((entry) => {
    const number = within(entry, "number");
    const strong: PhrasingContent[] =
      number.length === 0 ? [] : [{ type: "strong", children: number }];
    const said = [strong, within(entry, "what"), within(entry, "with")];
    const isOurs = said.some((line) => line.length > 0);
    return item(isOurs ? lines(said) : paragraph(phrasing(entry.childNodes)));
  });
  if (children.length === 0) return [];
  const head: PhrasingContent = {
    type: "strong",
    children: [{ type: "text", value: labels.key_numbers }],
  };
  return [paragraph([head]), { type: "list", ordered: false, spread: false, children }];
}

function within(element: Element, name: string): PhrasingContent[] {
  const found = elementsOf(element).find((inner) => hasClass(inner, name));
  return found === undefined ? [] : phrasing(found.childNodes);
}

function textIn(element: Element, name: string): string {
  const found = elementsOf(element).find((inner) => hasClass(inner, name));
  return found === undefined ? "" : textOf(found).trim();
}

/** A list of terms: each term strong, what is said of it below. */
function termsOf(list: Element, writing: Writing): BlockContent {
  const children = list.childNodes
    .filter(isElement)
    .flatMap((entry): BlockContent[] =>
      entry.tagName === "dt"
        ? [paragraph([{ type: "strong", children: phrasing(entry.childNodes) }])]
        : blocks(entry.childNodes, writing),
    );
  return { type: "blockquote", children };
}

function captionOf(table: Element): BlockContent[] {
  const caption = elementsOf(table).find(({ tagName }) => tagName === "caption");
  if (caption === undefined) return [];
  return [paragraph([{ type: "strong", children: phrasing(caption.childNodes) }])];
}
