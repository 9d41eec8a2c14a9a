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
  /** Told of each confidential value that is dropped, by the fact's path: for checks alone. */
  readonly onWithheld?: ((path: string, value: string) => void) | undefined;
}

/**
 * The line that a `_row` value names, e.g. "data/x/y.csv:12". Undefined where it names none of the
 * resources' files, or a line that the file doesn't have: a query can make up such a value.
 */
export function rowPlace(
  row: string | null,
  resources: ReadonlyMap<string, Resource>,
): Place | undefined {
  const match = /^(.+):(\d+)$/.exec(row ?? "");
  if (match === null) return undefined;
  const [, file = "", digits = ""] = match;
  const line = Number(digits);
  const known = [...resources.values()].some(({ lastLines }) => isWithin(line, lastLines, file));
  return known ? { file, line } : undefined;
}

function isWithin(line: number, lastLines: Resource["lastLines"], file: string): boolean {
  const last = Object.hasOwn(lastLines, file) ? lastLines[file] : undefined;
  return last !== undefined && line >= 1 && line <= last;
}

/**
 * The input cell of a column in an input row: the cell of the field of the same name, provided that
 * the query reads it. `column` is the 1-based number of the cell in its row.
 */
export function cellPlace(
  place: Place,
  column: string,
  reads: Readonly<Record<string, readonly string[]>>,
  resources: ReadonlyMap<string, Resource>,
): Place | undefined {
  for (const resource of resources.values()) {
    if (!resource.files.includes(place.file)) continue;
    if (!reads[resource.name]?.includes(column)) continue;
    const position = resource.positions[place.file]?.[column];
    if (position !== undefined) return { ...place, column: position };
  }
  return undefined;
}
