import { readable } from "./captions.ts";
import { type Element, elementsOf, hasClass } from "./tree.ts";

/** A key number as it is set large: what it is, its unit, what it is compared with. */
interface KeyNumber {
  readonly number: string;
  readonly unit: string;
  readonly what: string;
  readonly with: string;
}

/** What stands in the parts of our layout; a layout of the office's own may lack any of them. */
export interface PageParts {
  readonly headline: string;
  readonly deck: string;
  /** Items of the masthead: "Released", "10 February 2022". */
  readonly imprint: readonly { readonly label: string; readonly value: string }[];
  readonly numbers: readonly KeyNumber[];
  /** Paragraphs below the notes: source, contact. */
  readonly sources: readonly string[];
}

/** Reads the parts of a composed page. */
export function partsOf(elements: readonly Element[]): PageParts {
  const within = (name: string, tag: string): Element[] =>
    elements
      .filter((outer) => hasClass(outer, name))
      .flatMap((outer) => elementsOf(outer).filter(({ tagName }) => tagName === tag));
  return {
    headline: text(elements.find(({ tagName }) => tagName === "h1")),
    deck: text(elements.find((element) => hasClass(element, "deck"))),
    imprint: within("imprint", "li").map((item) => ({
      label: part(item, "label"),
      value: part(item, "value"),
    })),
    numbers: within("numbers", "li").map(keyNumber),
    sources: within("apparatus", "p")
      .filter((paragraph) => !hasClass(paragraph, "symbols"))
      .map((paragraph) => text(paragraph))
      .filter((words) => words !== ""),
  };
}

function keyNumber(item: Element): KeyNumber {
  const whole = part(item, "number");
  const unit = part(item, "unit");
  return {
    number: whole.endsWith(unit) ? whole.slice(0, whole.length - unit.length).trim() : whole,
    ...{ unit, what: part(item, "what"), with: part(item, "with") },
  };
}

function part(element: Element, name: string): string {
  return text(elementsOf(element).find((inner) => hasClass(inner, name)));
}

function text(element: Element | undefined): string {
  return element === undefined ? "" : readable(element).trim();
}
