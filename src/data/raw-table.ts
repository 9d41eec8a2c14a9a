import type { Place } from "../finding/finding.ts";

/** A cell that its format gives as something else than text. */
export interface NativeCell {
  readonly kind: "number" | "boolean" | "json";
  /** Digits as written, "true" or "false", or JSON text. */
  readonly text: string;
}

/** A cell as its file has it. */
export type RawCell = string | NativeCell | null;

/** The rows of one file, before they are read by the schema. */
export interface RawTable {
  /** Relative to the workspace. */
  readonly file: string;
  /** Undefined where the file has no header: fields then go by their position. */
  readonly labels: readonly string[] | undefined;
  readonly labelPlace: (index: number) => Place;
  readonly rows: readonly (readonly RawCell[])[];
  /** 1-based line of each row (row number where the format has no lines). */
  readonly lines: readonly number[];
  readonly cellPlace: (row: number, index: number) => Place;
  /** Whether a cell's column in a place is its number in the row: in JSON it is that of the text. */
  readonly numbered: boolean;
  /** Whether a row's number of cells can be wrong: in a file of objects it can't. */
  readonly ragged: boolean;
}
