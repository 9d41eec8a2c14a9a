import type { Fact } from "../facts/types.ts";

/** Where on the page a fact is printed. */
export type Where =
  | "sentence"
  | "heading"
  | "table"
  | "chart"
  | "alternative text"
  | "attribute"
  | "title"
  | "note";

/** One place where a fact is printed. */
export interface Occurrence {
  /** Id of the element that marks it on the page: f1, f2 … in document order; none in plain text. */
  readonly id?: string;
  /** Path of the fact: "headline.growth". */
  readonly fact: string;
  /** As it is printed, without marks. */
  readonly text: string;
  readonly where: Where;
}

/** Told of every fact that is printed: plain text first, then the page in document order. */
export type RecordOccurrence = (occurrence: Occurrence, fact: Fact) => void;
