import type { Drawing } from "../charts/types.ts";
import type { Render } from "./render.ts";
import {
  ancestorsOf,
  append,
  attributeOf,
  type Element,
  element,
  elementsOf,
  hasClass,
  setAttribute,
  textOf,
  wrap,
} from "./tree.ts";

/** The sign of a way back. */
const BACK = "↑";

/** A drawing narrower than this, in CSS px, is shown whole on any telephone. */
const PHONE = 340;

/**
 * What a page needs on a screen and paper doesn't: a box of its own for what may be wider than the
 * screen, reached by keyboard and named for those who don't see it, and a way back from each note.
 */
export function fitScreen(elements: readonly Element[], render: Render): void {
  for (const inner of elements) {
    if (inner.tagName === "table") wrap(inner, scrollBox(captionOf(inner)));
    const drawing = attributeOf(inner, "data-drawing");
    if (drawing !== undefined) boxDrawing(inner, render.drawings[Number(drawing)]);
  }
  nameReferences(elements, render.input.language.labels.back_to_text);
}

/** Every table has one: the page's checks have seen to it. */
function captionOf(table: Element): string {
  const caption = elementsOf(table).find(({ tagName }) => tagName === "caption");
  return caption === undefined ? "" : textOf(caption, isReference).trim();
}

function boxDrawing(picture: Element, drawing: Drawing | undefined): void {
  if (drawing === undefined || drawing.width <= PHONE) return;
  const figure = ancestorsOf(picture).find((outer) => hasClass(outer, "figure"));
  const parts = figure === undefined ? [] : elementsOf(figure);
  const words = ["figure-number", "figure-title"].flatMap((name) => {
    const part = parts.find((inner) => hasClass(inner, name));
    return part === undefined ? [] : [textOf(part, isReference).trim()];
  });
  const box = scrollBox(words.join(" "));
  setAttribute(box, "style", `--natural:${drawing.width}px`);
  wrap(picture, box);
}

function scrollBox(label: string): Element {
  return element("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": label });
}

function isReference(inner: Element): boolean {
  return hasClass(inner, "note-ref");
}

/** Each reference to a note gets an id, and the note a link back to each. */
function nameReferences(elements: readonly Element[], label: string): void {
  const notes = new Map(elements.map((inner) => [attributeOf(inner, "id"), inner]));
  const counts = new Map<string, number>();
  for (const reference of elements.filter(isReference)) {
    const link = elementsOf(reference).find(({ tagName }) => tagName === "a");
    const target = link && attributeOf(link, "href")?.slice(1);
    const note = target === undefined ? undefined : notes.get(target);
    if (target === undefined || note === undefined) continue;
    const count = (counts.get(target) ?? 0) + 1;
    counts.set(target, count);
    const id = `ref-${count}-${target}`;
    setAttribute(reference, "id", id);
    addWayBack(note, id, label);
  }
}

function addWayBack(note: Element, id: string, label: string): void {
  append(note, { nodeName: "#text", value: "\u00A0", parentNode: note });
  append(note, element("a", { class: "back", href: `#${id}`, "aria-label": label }, BACK));
}
