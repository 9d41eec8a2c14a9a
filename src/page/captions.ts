import type { Figure, Render, TableContent } from "./render.ts";
import { attributeOf, type Element, elementsOf, hasClass, isElement, isText } from "./tree.ts";

/** A figure of the page, and what is said of it; references to notes as "[Note 2]". */
export interface PrintedFigure {
  /** Name of the chart, id of the table or photo. */
  readonly name: string;
  /** Id of its element. */
  readonly id: string;
  readonly number: number;
  /** "Figure 2". */
  readonly label: string;
  readonly title: string;
  /** What is shown, with unit, period and place. */
  readonly shows?: string | undefined;
  /** "Source: …". */
  readonly source?: string | undefined;
}

/** A table of the page, with its heads as they are printed. */
export interface PrintedTable extends PrintedFigure {
  /** The fact table that it prints. */
  readonly of: string;
  readonly columns: readonly (TableContent["columns"][number] & { readonly head: string })[];
}

/** A note, by its number. */
export interface PrintedNote {
  readonly number: number;
  /** "Note 2". */
  readonly label: string;
  readonly text: string;
}

/** The figures and tables of a page, each in the order of their numbers. */
export function printedFigures(
  byId: ReadonlyMap<string, Element>,
  render: Render,
): { readonly figures: readonly PrintedFigure[]; readonly tables: readonly PrintedTable[] } {
  const all = [...render.figures].flatMap(([name, figure]) => {
    const element = byId.get(figure.element);
    return element === undefined
      ? []
      : [{ figure, printed: captionOf(name, figure, element), element }];
  });
  all.sort((a, b) => a.printed.number - b.printed.number);
  return {
    figures: all.flatMap(({ figure, printed }) => (figure.kind === "figure" ? [printed] : [])),
    tables: all.flatMap(({ figure: { content }, printed, element }) =>
      content === undefined
        ? []
        : [{ ...printed, of: content.of, columns: headed(content, element) }],
    ),
  };
}

function captionOf(
  name: string,
  { element: id, number = 0 }: Figure,
  element: Element,
): PrintedFigure {
  const parts = elementsOf(element);
  const said = (names: string): string | undefined => {
    const part = parts.find((inner) => hasClass(inner, names));
    return part === undefined ? undefined : readable(part).trim();
  };
  return {
    ...{ name, id, number, label: said("figure-number") ?? "", title: said("figure-title") ?? "" },
    shows: said("figure-shows"),
    source: said("figure-source"),
  };
}

function headed({ columns }: TableContent, element: Element): PrintedTable["columns"] {
  const heads = elementsOf(element).filter(
    (inner) => inner.tagName === "th" && attributeOf(inner, "scope") === "col",
  );
  return columns.map((column, index) => {
    const head = heads[index];
    return { ...column, head: head === undefined ? "" : readable(head).trim() };
  });
}

/** The notes of a page in the order of their numbers. */
export function printedNotes(byId: ReadonlyMap<string, Element>, render: Render): PrintedNote[] {
  return [...render.notes]
    .flatMap(([id, { number }]) => {
      const element = byId.get(`note-${id}`);
      if (number === undefined || element === undefined) return [];
      const { note, space } = render.input.language.labels;
      const label = `${note}${space}${number}`;
      return [{ number, label, text: readable(element).trim() }];
    })
    .sort((a, b) => a.number - b.number);
}

/** The text of an element, a reference to a note in brackets, by its name. */
export function readable(element: Element): string {
  let text = "";
  for (const child of element.childNodes) {
    if (isText(child)) text += child.value;
    else if (child.nodeName === "br") text += " ";
    else if (isElement(child))
      text += hasClass(child, "note-ref") ? bracketed(noteName(child)) : readable(child);
  }
  return text;
}

/** A space stands before brackets where the language has spaces. */
function bracketed(name: string): string {
  return /\p{Script=Han}/u.test(name) ? `[${name}]` : ` [${name}]`;
}

function noteName(reference: Element): string {
  const [link] = elementsOf(reference);
  return (link && attributeOf(link, "aria-label")) ?? "";
}
