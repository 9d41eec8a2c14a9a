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
  const body = bodyText(childrenOf(root).flatMap((child) => writtenOf(child, ids)));
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
    ["font-style", "normal"],
    ["font-variant", "normal"],
    ["font-weight", "400"],
    ["text-anchor", "start"],
    ["letter-spacing", "0"],
    ["word-spacing", "0"],
    ["text-rendering", "geometricPrecision"],
    ["style", "text-spacing-trim:space-all;text-autospace:no-autospace"],
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

/** An element as it is written: its name, what is kept of its attributes, and what stands inside. */
interface Written {
  readonly name: string;
  readonly attributes: Attributes;
  readonly body: string;
}

/** What of a node is written: nothing, a text, an element, or what an empty-handed group holds. */
function writtenOf(node: Node, ids: ReadonlyMap<string, string>): readonly (Written | string)[] {
  if (node.nodeName === "#text") return "value" in node ? [escapeXml(node.value)] : [];
  const given = attributesOf(node);
  if (isInvisible(node, given)) return [];
  const attributes = keptAttributes(given, ids);
  const inner = childrenOf(node).flatMap((child) => writtenOf(child, ids));
  if (node.nodeName === "g" && (inner.length === 0 || attributes.size === 0)) return inner;
  return [{ name: node.nodeName, attributes, body: bodyText(inner) }];
}

/** Neighbours of one kind and one style stand in a group that has the style: a third of the bytes. */
function bodyText(inner: readonly (Written | string)[]): string {
  let text = "";
  for (let at = 0; at < inner.length; ) {
    const first = inner[at];
    if (first === undefined || typeof first === "string") {
      text += first ?? "";
      at++;
      continue;
    }
    const run = runFrom(inner, at, first);
    text += run.length > 1 ? groupText(first, run) : elementText(first);
    at += run.length;
  }
  return text;
}

function runFrom(inner: readonly (Written | string)[], at: number, first: Written): Written[] {
  const style = styleText(first);
  const run: Written[] = [];
  for (const other of inner.slice(at)) {
    if (typeof other === "string" || other.name !== first.name || styleText(other) !== style) break;
    if (other !== first && style === "") break;
    run.push(other);
  }
  return run;
}

/** Attributes that are each element's own; opacity and clipping are not the same for a group. */
const OWN: ReadonlySet<string> = new Set([
  ...["transform", "d", "x", "y", "x1", "y1", "x2", "y2", "dy", "width", "height", "r", "cx", "cy"],
  ...["id", "opacity", "clip-path", "offset", "style"],
]);

function styleText({ attributes }: Written): string {
  return attributesText(new Map([...attributes].filter(([key]) => !OWN.has(key))));
}

function groupText(first: Written, run: readonly Written[]): string {
  const bare = run.map(({ name, attributes, body }) => {
    const own = new Map([...attributes].filter(([key]) => OWN.has(key)));
    return elementText({ name, attributes: own, body });
  });
  return `<g${styleText(first)}>${bare.join("")}</g>`;
}

function elementText({ name, attributes, body }: Written): string {
  const tag = `${name}${attributesText(attributes)}`;
  return body === "" ? `<${tag}/>` : `<${tag}>${body}</${name}>`;
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
    kept.set(key, renamed(key, key === "font-family" ? value : rounded(value), ids));
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
