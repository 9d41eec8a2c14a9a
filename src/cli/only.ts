import { InvalidArgumentError } from "commander";
import { parse } from "csv-parse/sync";

/**
 * Collects `--only name=value,value`, as often as it is given: the values are separated as in a CSV file, so
 * that one with a comma can stand in double quotes.
 */
export function collectOnly(
  given: string,
  before: Record<string, string[]> = {},
): Record<string, string[]> {
  const [, name, list] = /^([^=]+)=([\s\S]*)$/.exec(given) ?? [];
  const values = list === undefined ? [] : valuesOf(list);
  if (name === undefined || values.length === 0)
    throw new InvalidArgumentError("write name=value or name=value,value.");
  const known = Object.hasOwn(before, name) ? (before[name] ?? []) : [];
  return { ...before, [name]: [...known, ...values] };
}

function valuesOf(list: string): string[] {
  try {
    const records = parse(list, { trim: true, relax_quotes: true, relax_column_count: true });
    return records.flat().filter((value) => value !== "");
  } catch {
    throw new InvalidArgumentError("a double quote isn't closed.");
  }
}
