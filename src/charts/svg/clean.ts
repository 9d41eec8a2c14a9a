import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { withDigits } from "./digits.ts";
import { elementsText, type SvgElement } from "./elements.ts";
import { escapeXml } from "./escape.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Attributes = ReadonlyMap<string, string>;

/**
 * What stands in Vega's SVG, made fit for a tagged page: no roles and labels inside, since each would
 * become a figure of its own; nothing that is drawn invisibly, since it would be text in the PDF; ids
 * that begin with the chart's name, since a page holds several; numbers to a thousandth of a px.
 */
export function cleanedBody(svg: string, name: string): string {
  const root = parseFragment(svg).childNodes.find((node) => node.nodeName === "svg");
  if (root === undefined) throw new Error("Vega gave no SVG");
  const ids = idNames(root, name);
  return bodyText(childrenOf(root).flatMap((child) => writtenOf(child, ids)));
}

function childrenOf(node: Node): readonly Node[] {
  return "childNodes" in node ? node.childNodes : [];
}

function attributesOf(node: Node): Map<string, string> {
  const list = "attrs" in node ? node.attrs : [];
  return new Map(list.map((a) => [a.prefix ? `${a.prefix}:${a.name}` : a.name, a.value]));
}

/** New names for the ids in the order they stand: Vega numbers them over all charts of a process. */
function idNames(root: Node, name: string): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const visit = (node: Node): void => {
    const id = attributesOf(node).get("id");
    if (id !== undefined && !ids.has(id)) ids.set(id, `${name}-${ids.size + 1}`);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return ids;
}

/** What of a node is written: nothing, a text, an element, or what an empty-handed group holds. */
function writtenOf(node: Node, ids: ReadonlyMap<string, string>): readonly (SvgElement | string)[] {
  if (node.nodeName === "#text") return "value" in node ? [escapeXml(node.value)] : [];
  const given = attributesOf(node);
  if (isInvisible(node, given)) return [];
  const attributes = keptAttributes(given, ids);
  const inner = childrenOf(node).flatMap((child) => writtenOf(child, ids));
  if (node.nodeName === "g" && (inner.length === 0 || attributes.size === 0)) return inner;
  return [element(node.nodeName, attributes, bodyText(inner))];
}

/** Texts are written as they are, the elements between them in groups of one style. */
function bodyText(inner: readonly (SvgElement | string)[]): string {
  let text = "";
  let elements: SvgElement[] = [];
  for (const each of inner) {
    if (typeof each !== "string") elements.push(each);
    else {
      text += elementsText(elements) + each;
      elements = [];
    }
  }
  return text + elementsText(elements);
}

/** Attributes that are each element's own; opacity and clipping are not the same for a group. */
const OWN: ReadonlySet<string> = new Set([
  ...["transform", "d", "x", "y", "x1", "y1", "x2", "y2", "dy", "width", "height", "r", "cx", "cy"],
  ...["id", "opacity", "clip-path", "offset", "style"],
]);

function element(name: string, attributes: Attributes, body: string): SvgElement {
  const [own, style] = [true, false].map((isOwn) =>
    attributesText([...attributes].filter(([key]) => OWN.has(key) === isOwn)),
  );
  return { name, own: own ?? "", style: style ?? "", body };
}

const SHAPES: ReadonlySet<string> = new Set(["path", "line", "rect", "circle"]);

function isInvisible(node: Node, attributes: Attributes): boolean {
  // A series of which this layer has no point.
  if (node.nodeName === "path" && (attributes.get("d") ?? "") === "") return true;
  if (attributes.get("opacity") === "0" || attributes.get("display") === "none") return true;
  // A clip path's shape is never painted.
  if (node.parentNode?.nodeName === "clipPath") return false;
  if (SHAPES.has(node.nodeName))
    return !isPainted(attributes, "fill") && !isPainted(attributes, "stroke");
  return node.nodeName === "text" && childrenOf(node).length === 0;
}

function isPainted(attributes: Attributes, property: "fill" | "stroke"): boolean {
  const paint = attributes.get(property);
  if (paint === undefined || paint === "none") return false;
  return attributes.get(`${property}-opacity`) !== "0";
}

const DROPPED = /^(?:role|aria-.*|class|pointer-events|xmlns.*|version)$/;

function keptAttributes(attributes: Attributes, ids: ReadonlyMap<string, string>): Attributes {
  const kept = new Map<string, string>();
  for (const [key, value] of attributes) {
    if (DROPPED.test(key) || value === "undefined" || saysNothing(key, value, attributes)) continue;
    kept.set(key, renamed(key, key === "font-family" ? value : withDigits(value), ids));
  }
  return kept;
}

/** Values that the root has already, or that are the default. */
const NOTHING: Readonly<Record<string, string>> = {
  opacity: "1",
  "fill-opacity": "1",
  "stroke-opacity": "1",
  transform: "translate(0,0)",
  "stroke-miterlimit": "4",
  "font-weight": "400",
  "text-anchor": "start",
};

function saysNothing(key: string, value: string, attributes: Attributes): boolean {
  if (key.startsWith("stroke-") && !isPainted(attributes, "stroke")) return true;
  return NOTHING[key] === value || (key === "fill" && value === "none");
}

function renamed(key: string, value: string, ids: ReadonlyMap<string, string>): string {
  if (key === "id") return ids.get(value) ?? value;
  return value.replace(/url\(#([^)]+)\)/g, (_all, id: string) => `url(#${ids.get(id) ?? id})`);
}

function attributesText(attributes: Iterable<[string, string]>): string {
  return [...attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join("");
}
