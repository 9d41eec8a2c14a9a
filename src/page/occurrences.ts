import type { Fact } from "../facts/types.ts";
import { titleOf } from "./drawings.ts";
import { printOf } from "./fact-part.ts";
import type { Occurrence, RecordOccurrence, Where } from "./occurrence.ts";
import type { Render } from "./render.ts";
import {
  ancestorsOf,
  attributeOf,
  type Element,
  elementsOf,
  hasClass,
  headingLevel,
} from "./tree.ts";

interface Told {
  readonly occurrence: Occurrence;
  readonly fact: Fact;
}

/**
 * Every place where a fact is printed: in plain text first, then the page in document order, a chart
 * where it stands. Each is told to `record` as well.
 */
export function occurrencesOf(
  render: Render,
  elements: readonly Element[],
  record?: RecordOccurrence,
): Occurrence[] {
  const told: Told[] = [...render.plain];
  for (const element of elements) told.push(...occurrencesIn(render, element));
  for (const { occurrence, fact } of told) record?.(occurrence, fact);
  return told.map(({ occurrence }) => occurrence);
}

const NONE: readonly Told[] = [];

function occurrencesIn(render: Render, element: Element): readonly Told[] {
  const drawing = attributeOf(element, "data-drawing");
  if (drawing !== undefined) return drawnFacts(render, element, Number(drawing));
  const id = attributeOf(element, "id");
  const marked = id === undefined ? undefined : render.marked.get(id);
  if (id === undefined || marked === undefined || !hasClass(element, "fact")) return NONE;
  const { fact, text } = marked;
  return [{ fact, occurrence: { id, fact: fact.path, text, where: whereOf(element) } }];
}

/** Facts drawn, and those that the alternative text repeats from the caption. */
function drawnFacts(render: Render, element: Element, index: number): Told[] {
  const drawn = (render.drawings[index]?.facts ?? []).map((fact) => ({
    fact,
    occurrence: occurrence(fact, printOf(render, fact).text, "chart"),
  }));
  const title = titleOf(element);
  const said =
    title === undefined
      ? []
      : elementsOf(title).flatMap((inner) => {
          const marked = render.marked.get(attributeOf(inner, "id") ?? "");
          if (marked === undefined) return [];
          return [
            {
              fact: marked.fact,
              occurrence: occurrence(marked.fact, marked.text, "alternative text"),
            },
          ];
        });
  return [...said, ...drawn];
}

function occurrence(fact: Fact, text: string, where: Where): Occurrence {
  return { fact: fact.path, text, where };
}

function whereOf(element: Element): Where {
  for (const outer of ancestorsOf(element)) {
    if (outer.tagName === "ol" && hasClass(outer, "notes")) return "note";
    if (outer.tagName === "table") return "table";
    if (headingLevel(outer) !== undefined) return "heading";
  }
  return "sentence";
}
