import { quoteText } from "./quote.ts";
import type { QueryParameters } from "./types.ts";

/** What is no place for a parameter, or is one: comments, texts and names in quotes, `$name`. */
const TOKEN = new RegExp(
  [
    ...[String.raw`--[^\n]*`, String.raw`\/\*[\s\S]*?\*\/`],
    ...["'(?:[^']|'')*'", '"(?:[^"]|"")*"'],
    ...[String.raw`\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$`, String.raw`\$(?<name>[\p{L}\p{N}_]+)`],
  ].join("|"),
  "gu",
);

/** Texts with escapes, and comments within comments, aren't read so. */
const UNREAD = /\be'|\/\*(?:(?!\*\/)[\s\S])*\/\*/i;

/**
 * A query with its parameters written out, since DuckDB plans one with parameters twice: without their
 * values and with them. Undefined where it isn't certain that each parameter is found: those found must
 * be those in DuckDB's own syntax tree, `places`.
 */
export function inlined(
  sql: string,
  places: readonly string[] | undefined,
  values: QueryParameters,
): string | undefined {
  if (
    places === undefined ||
    UNREAD.test(sql) ||
    Object.values(values).some((value) => value.includes("\0"))
  ) {
    return undefined;
  }
  const found: string[] = [];
  const parts = [...sql.matchAll(TOKEN)].flatMap(({ groups, index, 0: token }) => {
    const name = groups?.name;
    if (name === undefined) return [];
    found.push(name);
    return [{ index, end: index + token.length, text: written(values[name] ?? "") }];
  });
  if (found.sort().join() !== [...places].sort().join()) return undefined;
  return parts.reduceRight(
    (text, part) => text.slice(0, part.index) + part.text + text.slice(part.end),
    sql,
  );
}

/** Whether a column got its name from a parameter that was written out. */
export function isNamedAfter(column: string, values: QueryParameters): boolean {
  return Object.values(values).some((value) => column.includes(written(value)));
}

/** As DuckDB writes it, too, where it makes a name of it. */
function written(value: string): string {
  return `CAST(${quoteText(value)} AS VARCHAR)`;
}
