import type { Emphasis, PhrasingContent, Strong } from "mdast";
import {
  attributeOf,
  type Child,
  type Element,
  elementsOf,
  hasClass,
  isElement,
  isText,
  textOf,
} from "../page/tree.ts";

/** Words of a page as Markdown's tree has them. */
export function phrasing(nodes: readonly Child[]): PhrasingContent[] {
  return loosened(nodes.flatMap((node) => phrasingOf(node)));
}

function phrasingOf(node: Child): PhrasingContent[] {
  if (isText(node)) return node.value === "" ? [] : [{ type: "text", value: node.value }];
  if (!isElement(node)) return [];
  if (hasClass(node, "note-ref")) return [footnote(node)];
  switch (node.tagName) {
    case "br":
      return [{ type: "break" }];
    case "strong":
    case "b":
      return marked("strong", node);
    case "em":
    case "i":
    case "cite":
      return marked("emphasis", node);
    case "code":
    case "kbd":
    case "samp":
      return [{ type: "inlineCode", value: textOf(node) }];
    case "a":
      return link(node);
    case "sup":
      return [{ type: "text", value: raised(textOf(node)) }];
    case "svg":
    case "img":
    case "style":
      return [];
    default:
      return node.childNodes.flatMap((child) => phrasingOf(child));
  }
}

function marked(type: "strong" | "emphasis", element: Element): PhrasingContent[] {
  const children = phrasing(element.childNodes);
  return children.length === 0 ? [] : [{ type, children }];
}

/** The number of a note is its name: its text stands at the end of the file. */
function footnote(reference: Element): PhrasingContent {
  const number = textOf(reference).trim();
  return { type: "footnoteReference", identifier: number, label: number };
}

/** A link out of the page; one within it leads nowhere in Markdown and is its words. */
function link(element: Element): PhrasingContent[] {
  const url = attributeOf(element, "href") ?? "";
  const children = phrasing(element.childNodes);
  const has = elementsOf(element).some((inner) => inner.tagName === "a");
  if (url === "" || url.startsWith("#") || has) return children;
  return [{ type: "link", url, children: children.filter(isNoLink) }];
}

function isNoLink(node: PhrasingContent): boolean {
  return node.type !== "link" && node.type !== "footnoteReference";
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** "2" of "m2": Markdown has no raised text, but there are raised digits. */
function raised(text: string): string {
  return /^\d+$/.test(text) ? text.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit) : text;
}

/**
 * In Chinese no space stands beside a mark of punctuation, and then `**煤炭：**增长` isn't read as
 * strong: marks at the ends of strong words move out of them where a letter is their neighbour.
 */
function loosened(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== "strong" && node.type !== "emphasis") return [node];
    const [before, after] = [nodes[index - 1], nodes[index + 1]];
    const opening =
      before === undefined || /[\p{P}\p{Z}\s]$/u.test(textBeside(before)) ? "" : OPENING;
    const closing =
      after === undefined || /^[\p{P}\p{Z}\s]/u.test(textBeside(after)) ? "" : CLOSING;
    return withoutEnds(node, opening, closing);
  });
}

const OPENING = "^[\\p{P}\\p{Z}]+";
const CLOSING = "[\\p{P}\\p{Z}]+$";

/** What is no text keeps apart as a space does. */
function textBeside(node: PhrasingContent): string {
  return node.type === "text" ? node.value : " ";
}

/** Marked words, and before and behind them what the patterns find at their ends. */
function withoutEnds(node: Strong | Emphasis, opening: string, closing: string): PhrasingContent[] {
  const children = [...node.children];
  const taken = (at: number, pattern: string): PhrasingContent[] => {
    const text = children[at];
    const found =
      pattern !== "" && text?.type === "text" && new RegExp(pattern, "u").exec(text.value);
    if (!found) return [];
    children[at] = { ...text, value: text.value.replace(new RegExp(pattern, "u"), "") };
    return [{ type: "text", value: found[0] }];
  };
  const before = taken(0, opening);
  const behind = taken(children.length - 1, closing);
  const kept = children.filter((child) => child.type !== "text" || child.value !== "");
  return [...before, ...(kept.length === 0 ? [] : [{ ...node, children: kept }]), ...behind];
}
