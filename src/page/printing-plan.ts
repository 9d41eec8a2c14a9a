import { linePositions } from "../data/lines.ts";
import type { Finding, Place } from "../finding/finding.ts";
import type { ContentStatement, MustacheStatement } from "./ast.ts";

/** How a mustache prints, by where it stands in the HTML; `line` is a text that is no HTML. */
export type Printing =
  | "text"
  | "attribute"
  | "alternative text"
  | "title"
  | "css"
  | "styles"
  | "line";

/** Text of the author that a reader will see. */
export interface TypedText {
  readonly text: string;
  /** The place of a character of it. */
  readonly placeAt: (index: number) => Place;
}

/** What the HTML around the mustaches of one template says. */
export interface PrintingPlan {
  readonly printing: ReadonlyMap<MustacheStatement, Printing>;
  readonly texts: readonly TypedText[];
  readonly findings: readonly Finding[];
}

/** A plan in the making. */
export interface Draft {
  readonly file: string;
  readonly printing: Map<MustacheStatement, Printing>;
  readonly texts: TypedText[];
  readonly findings: Finding[];
  /** Within {{#markdown}}: the number of the list item that stood last, 0 before the first. */
  readonly markdown?: { item: number };
}

export function newDraft(file: string): Draft {
  return { file, printing: new Map(), texts: [], findings: [] };
}

/** Blocks that leave the place they stand in as it is; all others print by themselves, in text. */
export const TRANSPARENT = new Set(["if", "unless", "each", "with", "list"]);

/** The place of an offset in a piece of content. */
export function offsetPlace(file: string, content: ContentStatement, offset: number): Place {
  const start = content.loc.start;
  const { line, column } = linePositions(content.original)(offset);
  // Handlebars counts columns from 0.
  return {
    file,
    line: start.line + line - 1,
    column: line === 1 ? start.column + column : column,
  };
}
