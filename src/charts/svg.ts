import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Attributes = ReadonlyMap<string, string>;

/**
 * Vega's SVG made fit for a tagged page: no roles and labels inside, since each would become a
 * figure of its own; nothing that is drawn invisibly, since it would be text in the PDF; ids that
 * begin with the chart's name, since a page holds several; numbers to a thousandth of a px.
 * `role="img"` and an empty-handed `aria-label` stand on the root for the page to fill.
 */
export function cleanSvg(svg: string, name: string, label: string): string {
  const root = parseFragment(svg).childNodes.find((node) => node.nodeName === "svg");
  if (root === undefined) throw new Error("Vega gave no SVG");
  const ids = idNames(root, name);
  const body = childrenOf(root)
    .map((child) => write(child, ids))
    .join("");
  return `<svg${attributesText(rootAttributes(attributesOf(root), label))}>${body}</svg>`;
}

/**
 * What a page may set for its text must not reach a chart's: its widths were measured without. The
 * size is that of the drawing, in CSS px.
 */
function rootAttributes(given: Attributes, label: string): Attributes {
  return new Map([
    ["xmlns", "http://www.w3.org/2000/svg"],
    ["role", "img"],
    ["aria-label", label],
    ...["width", "height", "viewBox"].map((key): [string, string] => [key, given.get(key) ?? ""]),
    ["fill", "none"],
    ["stroke-miterlimit", "4"],
    ["font-variant", "normal"],
    ["letter-spacing", "0"],
    ["word-spacing", "0"],
    ["text-rendering", "geometricPrecision"],
  ]);
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

function write(node: Node, ids: ReadonlyMap<string, string>): string {
  if (node.nodeName === "#text") return "value" in node ? escapeXml(node.value) : "";
  const attributes = attributesOf(node);
  if (isInvisible(node, attributes)) return "";
  const kept = keptAttributes(attributes, ids);
  const body = childrenOf(node)
    .map((child) => write(child, ids))
    .join("");
  if (node.nodeName === "g" && (body === "" || kept.size === 0)) return body;
  return `<${node.nodeName}${attributesText(kept)}>${body}</${node.nodeName}>`;
}

const SHAPES: ReadonlySet<string> = new Set(["path", "line", "rect", "circle"]);

function isInvisible(node: Node, attributes: Attributes): boolean {
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
    if (DROPPED.test(key) || value === "undefined" || saysNothing(key, value)) continue;
    kept.set(key, renamed(key, key === "font-family" ? value : rounded(value), ids));
  }
  return kept;
}

function saysNothing(key: string, value: string): boolean {
  if (key === "opacity" || key === "fill-opacity" || key === "stroke-opacity") return value === "1";
  return key === "transform" && value === "translate(0,0)";
}

function renamed(key: string, value: string, ids: ReadonlyMap<string, string>): string {
  if (key === "id") return ids.get(value) ?? value;
  return value.replace(/url\(#([^)]+)\)/g, (_all, id: string) => `url(#${ids.get(id) ?? id})`);
}

/** Digits beyond a thousandth of a px are noise, and differ between machines. */
function rounded(value: string): string {
  return value.replace(/-?\d+\.\d{4,}(?:e-?\d+)?|-?\d+(?:\.\d+)?e-\d+/g, (digits) =>
    String(Math.round(Number(digits) * 1000) / 1000 || 0),
  );
}

function attributesText(attributes: Attributes): string {
  return [...attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join("");
}

/** The same text is read as HTML in the page and as XML in its own file: no named spaces. */
function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Replaces the alternative text of a drawing's SVG. */
export function labelled(svg: string, label: string): string {
  return svg.replace(/ aria-label="[^"]*"/, () => ` aria-label="${escapeXml(label)}"`);
}
