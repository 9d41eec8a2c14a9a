import { labelled } from "../charts/svg/document.ts";
import type { Drawing } from "../charts/types.ts";
import type { Language } from "../language/language.ts";
import { ancestorsOf, attributeOf, type Element, elementsOf, hasClass, textOf } from "./tree.ts";

/**
 * The alternative text of each drawing: the finding as its caption says it, then what the drawing
 * shows, made from the data. Notes and marks are left out: they lead nowhere from there.
 */
export function labelDrawings(
  elements: readonly Element[],
  drawings: readonly Drawing[],
  language: Language,
): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  for (const element of elements) {
    const index = attributeOf(element, "data-drawing");
    const drawing = index === undefined ? undefined : drawings[Number(index)];
    if (drawing === undefined) continue;
    labels.set(Number(index), labelOf(findingOf(element), drawing.description, language));
  }
  return labels;
}

/** The title of the figure that a drawing stands in. */
export function titleOf(drawing: Element): Element | undefined {
  const figure = ancestorsOf(drawing).find((outer) => hasClass(outer, "figure"));
  return figure && elementsOf(figure).find((inner) => hasClass(inner, "figure-title"));
}

function findingOf(element: Element): string {
  const title = titleOf(element);
  if (title === undefined) return "";
  return textOf(title, (inner) => hasClass(inner, "mark") || hasClass(inner, "note-ref")).trim();
}

function labelOf(finding: string, description: string, { labels }: Language): string {
  if (finding === "") return description;
  const stop = /[.!?。！？]$/u.test(finding) ? "" : labels.stop;
  return finding + stop + labels.space + description;
}

/** Puts the drawings in place of the elements that kept it for them. */
export function insertDrawings(
  html: string,
  drawings: readonly Drawing[],
  labels: ReadonlyMap<number, string>,
): string {
  return html.replace(/<svg data-drawing="(\d+)"><\/svg>/g, (_all, index: string) => {
    const drawing = drawings[Number(index)];
    if (drawing === undefined) throw new Error(`there is no drawing ${index}`);
    return labelled(drawing.svg, labels.get(Number(index)) ?? drawing.description);
  });
}
