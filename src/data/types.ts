import type { Finding, Place } from "../finding/finding.ts";

/** A cell as it comes out of the database: numbers are exact decimal strings ("-0.125", "68250000"). */
export type Value = string | boolean | null;

/** What a result column holds. Dates are ISO text ("2021", "2021-03", "2021-03-31", RFC 3339). */
export type ValueType = "integer" | "decimal" | "double" | "text" | "date" | "datetime" | "boolean";

/** One field of a resource: Table Schema v2, with the office's own `unit`, `decimals`. */
interface Field {
  readonly name: string;
  readonly type: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
}

/** One table of a data package, as it was loaded. */
export interface Resource {
  /** Data package name: the folder below `data/`. */
  readonly package: string;
  readonly name: string;
  readonly title?: string | undefined;
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
  /** Data files, relative to the workspace. */
  readonly files: readonly string[];
  /** By file, then by field name: the 1-based number of the field's cell in a row of the file. */
  readonly positions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By file (the descriptor where the data are inline): the line on which its last row begins. */
  readonly lastLines: Readonly<Record<string, number>>;
  readonly rows: number;
}

/** Where data come from, as the package says it. */
interface Source {
  readonly title?: string | undefined;
  readonly path?: string | undefined;
}

/** What data may be used for, as the package says it. */
interface License {
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly path?: string | undefined;
}

/** What a data package says of itself: for notes, source lines and the manifest. */
export interface PackageNotes {
  /** The folder below `data/`. */
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  readonly sources: readonly Source[];
  readonly licenses: readonly License[];
}

/** A column of a query's result. */
export interface ResultColumn {
  readonly name: string;
  readonly type: ValueType;
  /** Decimal places of a decimal type; undefined for others. */
  readonly scale?: number | undefined;
}

/**
 * The result of one query. A STRUCT column with fields of `value`, `reason`, `status` (what our
 * macros return) is unfolded into the columns `c`, `c_reason`, `c_status`.
 */
export interface ResultTable {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Value[])[];
  /** Which resource columns the query reads: `{resource: [column, …]}`, both sorted. */
  readonly reads: Readonly<Record<string, readonly string[]>>;
}

/** Values of the edition's parameters, for `$name` in SQL. */
export type QueryParameters = Readonly<Record<string, string>>;

/** The rows of a result that have a value in a column. */
export interface Part {
  readonly column: string;
  /** As a fact has it: numbers are exact decimals, dates ISO text. */
  readonly value: string;
}

/** How a query is run. */
export interface QueryOptions {
  /** When it aborts, the query stops and its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Only these rows are wanted. The query runs once for all values of the column, and gives what it
   * would give with a condition on it. The parameter of the column's name can't be used in it.
   */
  readonly part?: Part | undefined;
}

/** A cell of the data whose status has c: its value is for reckoning at most, never for print. */
export interface ConfidentialCell {
  readonly resource: string;
  readonly field: string;
  /** The fields of the resource that hold its status. */
  readonly statuses: readonly string[];
  /** As the database has it; null where the file has no value. */
  readonly value: string | null;
  /** The values of its row's primary key; empty where the resource has none. */
  readonly key: readonly string[];
  readonly place: Place;
}

/** The locked database with the bulletin's data packages in it. */
export interface Database {
  readonly resources: ReadonlyMap<string, Resource>;
  /** In the order in which they were asked for. */
  readonly packages: readonly PackageNotes[];
  /** Every cell whose status has c, in the order of resources, fields and rows. */
  readonly confidential: readonly ConfidentialCell[];
  /** A text for screens and logs, the confidential values in it replaced by a word. */
  readonly withhold: (text: string) => string;
  /** What is odd in the packages but doesn't stop the build. */
  readonly warnings: readonly Finding[];
  /**
   * Runs one read-only query. Throws an InputError that names `file` and the line of an SQL error;
   * refuses now(), random() and what else would differ from run to run, and a query that gives
   * several rows without a top-level ORDER BY. The same query with the same values of the parameters
   * that it uses isn't run again: it gives the same object.
   */
  query(
    sql: string,
    file: string,
    parameters?: QueryParameters,
    options?: QueryOptions,
  ): Promise<ResultTable>;
  /** The same query on data without their confidential values: what differs depends on them. */
  queryWithoutConfidential: Database["query"];
  /** Runs our own or the office's macros and views (before the lock is not needed: DDL in memory only). */
  define(sql: string, file: string): Promise<void>;
  close(): void;
}
