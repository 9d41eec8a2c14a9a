/** A workbook as it is written: plain sheets, nothing of a bulletin in it. */
export interface Workbook {
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly author?: string | undefined;
  readonly subject?: string | undefined;
  /** RFC 3339 instant. */
  readonly created?: string | undefined;
  /** What made it, with its version. */
  readonly application: string;
  /** Whether whole numbers and decimals are grouped by thousands. */
  readonly grouped: boolean;
  /** At least one. */
  readonly sheets: readonly Sheet[];
}

/** A title in A1, lines of text below it, at most one table below these. */
export interface Sheet {
  /** Safe and unique in the workbook: see `sheetNames`. */
  readonly name: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly table?: SheetTable | undefined;
}

/** A line of text in column A; with `sheet`, a link to that sheet. */
export interface Line {
  readonly text: string;
  readonly sheet?: string | undefined;
}

/** A marked table: a head in every column, no cell empty, none merged. */
export interface SheetTable {
  /** Letters, digits and underscores, unique in the workbook. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface SheetColumn {
  readonly head: string;
  readonly kind: "number" | "text";
}

export type Cell =
  | { readonly kind: "text"; readonly text: string; readonly sheet?: string | undefined }
  /** Exact decimal text, shown with so many decimals. */
  | { readonly kind: "number"; readonly value: string; readonly decimals: number };
