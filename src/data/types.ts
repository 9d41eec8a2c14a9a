/** A cell as it comes out of the database: numbers are exact decimal strings ("-0.125", "68250000"). */
export type Value = string | boolean | null;

/** What a result column holds. Dates are ISO text ("2021", "2021-03", "2021-03-31", RFC 3339). */
export type ValueType = "integer" | "decimal" | "double" | "text" | "date" | "datetime" | "boolean";

/** One field of a resource: Table Schema v2, with the office's own `unit`, `decimals`. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
}

/** One table of a data package, as it was loaded. */
export interface Resource {
  /** Data package name. */
  readonly package: string;
  readonly name: string;
  readonly title?: string | undefined;
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
  /** Data files, relative to the workspace. */
  readonly files: readonly string[];
  readonly rows: number;
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

/** The locked database with the bulletin's data packages in it. */
export interface Database {
  readonly resources: ReadonlyMap<string, Resource>;
  /**
   * Runs one read-only query. Throws an InputError that names `file` and the line of an SQL error;
   * refuses now(), random() and what else would differ from run to run, and a query that gives
   * several rows without a top-level ORDER BY.
   */
  query(sql: string, file: string, parameters?: QueryParameters): Promise<ResultTable>;
  /** Runs our own or the office's macros and views (before the lock is not needed: DDL in memory only). */
  define(sql: string, file: string): Promise<void>;
  close(): void;
}
