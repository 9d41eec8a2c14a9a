import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import { isFact, isRecord, isRow, isTable, type Value } from "./values.ts";

/**
 * Follows a path from a value: strict at every step. Throws an InputError that names the part, its
 * place in the template and what it may have been meant to be. Only names that we put there are
 * found: there is no prototype to climb.
 */
export function lookup(base: Value, parts: readonly string[], place: Place): Value {
  let value = base;
  let depth = 0;
  for (const part of parts) {
    const child = childOf(value, part);
    if (child === undefined) {
      throw new InputError([missingChild(value, part, parts.slice(0, depth).join("."), place)]);
    }
    value = child.value;
    depth++;
  }
  return value;
}

/** What stands under a name; undefined where the name isn't there. */
function childOf(value: Value, name: string): { readonly value: Value } | undefined {
  if (isRow(value)) {
    const fact = value.row.facts.get(name);
    return fact && { value: fact };
  }
  if (isTable(value)) {
    const row = value.table.byKey.get(name);
    return row && { value: { kind: "row", table: value.table, row } };
  }
  if (!isRecord(value)) return undefined;
  if (value.entries.has(name)) return { value: value.entries.get(name) };
  return value.base === undefined ? undefined : childOf(value.base, name);
}

/** The names below a value; none where it has none by nature. */
export function namesOf(value: Value): readonly string[] {
  if (isRow(value)) return [...value.row.facts.keys()];
  if (isTable(value)) return [...value.table.byKey.keys()];
  if (!isRecord(value)) return [];
  return [...value.entries.keys(), ...(value.base === undefined ? [] : namesOf(value.base))];
}

function missingChild(value: Value, name: string, way: string, place: Place): Finding {
  const names = namesOf(value);
  if (isFact(value)) return noParts(name, way, "is a fact and has no parts", place);
  if (names.length > 0 || isTable(value)) return unknownName(name, way, names, place);
  return noParts(name, way, "has no parts", place);
}

/** The finding for a path that goes on where nothing can follow. */
export function noParts(name: string, way: string, why: string, place: Place): Finding {
  return problem(
    "template/unknown-path",
    place,
    `"${name}" is looked for in ${way === "" ? "a value that" : `"${way}", which`} ${why}`,
    "Shorten the path.",
  );
}

/** The finding for a name that isn't there; `elsewhere` says where it would be known. */
export function unknownName(
  name: string,
  way: string,
  known: readonly string[],
  place: Place,
  elsewhere?: string,
): Finding {
  return problem(
    "template/unknown-path",
    place,
    `"${name}" is not known ${way === "" ? "here" : `in "${way}"`}`,
    elsewhere ?? nameRemedy(name, known),
  );
}
