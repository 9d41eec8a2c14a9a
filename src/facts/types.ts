import type { ResultTable } from "../data/types.ts";
import type { Place } from "../finding/finding.ts";
import type { Quantity } from "../language/types.ts";

/** Status codes of a value: provisional, revised, estimated, break, confidential, not available, not applicable. */
export type Status = "p" | "r" | "e" | "b" | "c" | "x" | "z";

/**
 * One value as it is printed. A fact is plain data: how it prints is for the language and the page.
 */
export interface Fact {
  /** Unique in the edition: "headline.growth", "products.raw_coal.output". */
  readonly path: string;
  readonly table: string;
  /** Key of the row; undefined in a table of one row. */
  readonly key?: string | undefined;
  readonly column: string;
  readonly kind: "number" | "text" | "date" | "boolean";
  /** Exact decimal, text, ISO date; "true"/"false"; null where the value is missing. */
  readonly value: string | null;
  /** For kind "number" with a value. */
  readonly quantity?: Quantity | undefined;
  /** Why it is missing: a code of the language table ("zero_base") or the author's words. */
  readonly reason?: string | undefined;
  readonly status: readonly Status[];
  /** Worked out by the author's SQL from published numbers: printed with the mark for computed numbers. */
  readonly computed: boolean;
  /** Printed with "about". */
  readonly approximate: boolean;
  /** Where the row carries it unaggregated: the input cell. */
  readonly cell?: Place | undefined;
}

/** How a column of a fact table prints, as the definition or a resource's field says it. */
export interface ColumnDeclaration {
  /** Unit of the stored number; not checked yet. */
  readonly unit?: string | undefined;
  /** Published decimals, in the unit. */
  readonly decimals?: number | undefined;
  readonly computed?: boolean | undefined;
  readonly approximate?: boolean | undefined;
  /** Only sets out a chart or a sentence: not in the spreadsheet. */
  readonly helper?: boolean | undefined;
  /** What it is called: one text, or one for each language. */
  readonly label?: string | Readonly<Record<string, string>> | undefined;
}

/** A fact table as the definition declares it under `facts:`. */
export interface FactTableDeclaration {
  /** The query gives exactly one row, addressed without a key. */
  readonly one?: boolean | undefined;
  /** The column that names a row. */
  readonly key?: string | undefined;
  /** The parameter, and column of the query, whose value is that of the edition in its rows. */
  readonly by?: string | undefined;
  /** Key of the row that is the total of the others. */
  readonly total?: string | undefined;
  /** The query reckons with confidential values and prints none: totals that include them. */
  readonly includes_confidential?: boolean | undefined;
  /** What it is called: one text, or one for each language. */
  readonly label?: ColumnDeclaration["label"];
  readonly columns?: Readonly<Record<string, ColumnDeclaration>> | undefined;
}

/** The place of a key of the definition: `["facts", "products", "columns", "output"]`. */
export type Locate = (path: readonly PropertyKey[]) => Place;

/** A column of a fact table, as declared in the definition or by the resource's field. */
export interface FactColumn {
  readonly name: string;
  readonly kind: Fact["kind"];
  readonly unit?: Quantity["unit"] | undefined;
  readonly decimals?: number | undefined;
  readonly computed: boolean;
  readonly approximate: boolean;
  /** Only sets out a chart or a sentence: not in the spreadsheet. */
  readonly helper?: boolean | undefined;
  /** What it is called in the edition's language, where the definition says it: see `labelOf`. */
  readonly label?: string | undefined;
}

/** One row of a fact table: its facts by column name, in column order. */
export interface FactRow {
  readonly key?: string | undefined;
  /** The input row that it is, where the query carries it unaggregated. */
  readonly origin?: Place | undefined;
  readonly facts: ReadonlyMap<string, Fact>;
}

/** The result of one query (or a resource with a primary key) as facts. */
export interface FactTable {
  readonly name: string;
  /** Exactly one row, addressed without a key. */
  readonly one: boolean;
  /**
   * Named in the definition; false for a resource that is a fact table by its primary key alone.
   * Those are published only where something of them is printed: a list of readers is a resource too.
   */
  readonly declared: boolean;
  readonly keyColumn?: string | undefined;
  /** Key of the row that is the total of the others, where the definition says it. */
  readonly total?: string | undefined;
  /** What it is called in the edition's language, where the definition says it. */
  readonly label?: string | undefined;
  readonly columns: readonly FactColumn[];
  /** In the query's order. */
  readonly rows: readonly FactRow[];
  readonly byKey: ReadonlyMap<string, FactRow>;
  /** The `.sql` file or the resource's first data file, relative to the workspace. */
  readonly file: string;
  /** What the query reads, level `read` of provenance. */
  readonly reads: ResultTable["reads"];
}

export type FactTables = ReadonlyMap<string, FactTable>;

/** A fact as it prints in one language, at its published precision. */
export interface PrintedFact {
  /** The whole, unit included, marks excluded: "68.25 million tonnes", "Raw coal", "10 February 2022". */
  readonly text: string;
  /** Digits alone, or the text of a fact that is no number. */
  readonly number: string;
  /** Unit words alone; "" where there is none. */
  readonly unit: string;
  /** Machine-readable value at published precision ("68250000"), for `<data value>`; "" where missing or confidential. */
  readonly value: string;
  readonly sign: -1 | 0 | 1;
  readonly missing: boolean;
  /** "computed" and status codes, in printing order; their signs come from the language. */
  readonly marks: readonly string[];
}
