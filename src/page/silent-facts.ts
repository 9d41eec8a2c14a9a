import type { Render } from "./render.ts";
import { sightOf } from "./sight.ts";
import { withoutLate } from "./slots.ts";
import { attributeOf, type Element, isText, textOf } from "./tree.ts";

/** A value of an attribute that could name a fact. */
const NAMES_FACT = /(?:^|[#\s])f\d+(?:\s|$)/;

/** Attributes that name nothing else, and which nearly every element has. */
const OURS = new Set(["id", "class", "value", "style", "scope"]);

/**
 * The elements of facts that say nothing to paper: a program reads them, but no style sheet of the page
 * can see that they are there, and no link leads to them. Each costs Chromium as much as a word.
 */
export function silentFacts(elements: readonly Element[], render: Render): ReadonlySet<Element> {
  const isSeen = sightOf(styleSheets(elements, render));
  const named = namedFacts(elements);
  const silent = new Set<Element>();
  let last: { readonly parent: Element; readonly seen: boolean } | undefined;
  for (const element of elements) {
    if (!isPlainFact(element, render)) continue;
    const { parentNode: parent } = element;
    if (parent === null || !("tagName" in parent)) continue;
    // The facts of a paragraph come one after the other.
    if (last?.parent !== parent) last = { parent, seen: isSeen(element, parent) };
    if (!last.seen && !named.has(attributeOf(element, "id") ?? "")) silent.add(element);
  }
  return silent;
}

/** Those of the workspace, and those that a template brings. */
function styleSheets(elements: readonly Element[], { input }: Render): readonly string[] {
  const own = elements.filter(({ tagName }) => tagName === "style");
  return [input.styles, ...own.map((element) => withoutLate(textOf(element)))];
}

/** As it was printed: a text in an element with what marks it, and nothing else. */
function isPlainFact(element: Element, render: Render): boolean {
  const { attrs, childNodes } = element;
  return (
    element.tagName === "data" &&
    attrs.length === 3 &&
    render.marked.has(attributeOf(element, "id") ?? "") &&
    attributeOf(element, "class") === "fact" &&
    attributeOf(element, "value") !== undefined &&
    childNodes.length > 0 &&
    childNodes.every(isText)
  );
}

/** Ids of facts that a link or a description names. */
function namedFacts(elements: readonly Element[]): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { attrs } of elements)
    for (const { name, value } of attrs)
      if (!OURS.has(name) && NAMES_FACT.test(value))
        for (const word of value.split(/[#\s]+/)) named.add(word);
  return named;
}
