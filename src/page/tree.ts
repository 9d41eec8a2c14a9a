import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as names,
  parse,
  serialize,
} from "parse5";

/** A composed page as a tree. */
export type Document = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;
export type Text = DefaultTreeAdapterTypes.TextNode;
export type Child = DefaultTreeAdapterTypes.ChildNode;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

export function parsePage(html: string): Document {
  return parse(html);
}

const NONE: ReadonlySet<Element> = new Set();

/**
 * The page as text; elements that are left out leave their content. No-break spaces are written as
 * themselves: a page has thousands. Without a document type a browser would lay out by the rules of the
 * nineties, so it always has one.
 */
export function serializePage(document: Document, leftOut: ReadonlySet<Element> = NONE): string {
  const getChildNodes = (parent: Parent): Child[] =>
    parent.childNodes.some((child) => isElement(child) && leftOut.has(child))
      ? parent.childNodes.flatMap((child) =>
          isElement(child) && leftOut.has(child) ? child.childNodes : [child],
        )
      : parent.childNodes;
  const treeAdapter = { ...defaultTreeAdapter, getChildNodes };
  const html = serialize(document, { treeAdapter }).replaceAll("&nbsp;", "\u00A0");
  return html.startsWith("<!DOCTYPE") ? html : `<!DOCTYPE html>${html}`;
}

export function isElement(node: Child): node is Element {
  return "tagName" in node;
}

export function isText(node: Child): node is Text {
  return node.nodeName === "#text";
}

export function isHtml(element: Element): boolean {
  return element.namespaceURI === names.NS.HTML;
}

export function attributeOf({ attrs }: Element, name: string): string | undefined {
  for (const attribute of attrs) if (attribute.name === name) return attribute.value;
  return undefined;
}

export function setAttribute(element: Element, name: string, value: string): void {
  const known = element.attrs.find((attribute) => attribute.name === name);
  if (known === undefined) element.attrs.push({ name, value });
  else known.value = value;
}

export function hasClass(element: Element, name: string): boolean {
  const names = attributeOf(element, "class");
  if (names === undefined || !names.includes(name)) return false;
  return names === name || names.split(/\s+/).includes(name);
}

/** 1 to 6 for `<h1>` to `<h6>`. */
export function headingLevel({ tagName }: Element): number | undefined {
  if (tagName.length !== 2 || !tagName.startsWith("h")) return undefined;
  const level = Number(tagName[1]);
  return level >= 1 && level <= 6 ? level : undefined;
}

/** Elements by their id. */
export function elementsById(elements: readonly Element[]): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const element of elements) {
    const id = attributeOf(element, "id");
    if (id !== undefined) found.set(id, element);
  }
  return found;
}

/** All elements below a node, in document order. */
export function elementsOf(parent: Parent): Element[] {
  const found: Element[] = [];
  collect(parent, found);
  return found;
}

function collect(parent: Parent, found: Element[]): void {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    found.push(child);
    collect(child, found);
  }
}

/** The text below a node, a line break as a space; what `skip` names is left out. */
export function textOf(parent: Parent, skip: (element: Element) => boolean = () => false): string {
  let text = "";
  for (const child of parent.childNodes) {
    if (isText(child)) text += child.value;
    else if (child.nodeName === "br") text += " ";
    else if (isElement(child) && !skip(child)) text += textOf(child, skip);
  }
  return text;
}

/** The elements round an element, innermost first. */
export function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  let parent = element.parentNode;
  while (parent !== null && "tagName" in parent) {
    found.push(parent);
    parent = parent.parentNode;
  }
  return found;
}

/** The first element of a name, which parse5 gives every document: html, head, body. */
export function rootElement(document: Document, name: "html" | "head" | "body"): Element {
  const html = document.childNodes.find(isElement);
  const found =
    name === "html" ? html : html?.childNodes.filter(isElement).find((e) => e.tagName === name);
  if (found === undefined) throw new Error(`the page has no <${name}>`);
  return found;
}

/** A new element of HTML. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content?: string,
): Element {
  const made: Element = {
    nodeName: name,
    tagName: name,
    attrs: Object.entries(attributes).map(([key, value]) => ({ name: key, value })),
    namespaceURI: names.NS.HTML,
    childNodes: [],
    parentNode: null,
  };
  if (content !== undefined) {
    made.childNodes.push({ nodeName: "#text", value: content, parentNode: made });
  }
  return made;
}

/** Puts nodes before all others of a parent. */
export function prepend(parent: Element, nodes: readonly Element[]): void {
  for (const node of nodes) node.parentNode = parent;
  parent.childNodes.unshift(...nodes);
}

/** Puts a new element in a node's place, with the node inside. */
export function wrap(node: Element, wrapper: Element): void {
  const parent = node.parentNode;
  if (parent === null) throw new Error(`<${node.tagName}> stands nowhere`);
  parent.childNodes[parent.childNodes.indexOf(node)] = wrapper;
  wrapper.parentNode = parent;
  append(wrapper, node);
}

/** Puts a node behind all others of a parent. */
export function append(parent: Element, node: Child): void {
  node.parentNode = parent;
  parent.childNodes.push(node);
}
