import type { QueryParameters, Resource } from "../data/types.ts";
import type { Place } from "../finding/finding.ts";
import type { Locate } from "./types.ts";

/** What a fact table is made from, besides the query's result. */
export interface FactSource {
  /** The `.sql` file or the resource's first data file, relative to the workspace. */
  readonly file: string;
  /** The edition's language. */
  readonly languageCode: string;
  readonly locate: Locate;
  readonly resources: ReadonlyMap<string, Resource>;
  /** For what the edition is made: said where a row is missing. */
  readonly parameters: QueryParameters;
  /** Rows are those of a resource as they stand, not the result of the author's SQL. */
  readonly straight: boolean;
  /** Named in the definition. */
  readonly declared: boolean;
}

/** The line that a `_row` value names, e.g. "data/x/y.csv:12"; undefined where it names none. */
export function rowPlace(row: string | null): Place | undefined {
  const match = /^(.+):(\d+)$/.exec(row ?? "");
  if (match === null) return undefined;
  const [, file = "", line = ""] = match;
  return { file, line: Number(line) };
}

/**
 * The input cell of a column in the row that `_row` names: the cell of the field of the same name,
 * provided that the query reads it. `column` is the 1-based number of the cell in its row.
 */
export function cellPlace(
  row: string | null,
  column: string,
  reads: Readonly<Record<string, readonly string[]>>,
  resources: ReadonlyMap<string, Resource>,
): Place | undefined {
  const place = rowPlace(row);
  if (place === undefined) return undefined;
  for (const resource of resources.values()) {
    if (!resource.files.includes(place.file)) continue;
    if (!reads[resource.name]?.includes(column)) continue;
    const position = resource.positions[place.file]?.[column];
    if (position !== undefined) return { ...place, column: position };
  }
  return undefined;
}
