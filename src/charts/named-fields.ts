import { isObject, type JsonObject } from "./record.ts";

/** Whether a chart may read a field of its rows. */
export type FieldTest = (name: string) => boolean;

/** Names that stand in a specification as they are, without signs of escape. */
const PLAIN = /^[\p{L}\p{N}_]+$/u;

/**
 * Which fields of its rows a chart may read: those whose name stands anywhere in what Vega runs, be it
 * as a part of another word. All of them where an expression reckons a name, or passes a row on.
 */
export function fieldTest(runtime: object): FieldTest {
  if (readsAny(runtime)) return () => true;
  const text = JSON.stringify(runtime);
  const known = new Map<string, boolean>();
  return (name) => {
    const reads = known.get(name) ?? (!PLAIN.test(name) || text.includes(name));
    known.set(name, reads);
    return reads;
  };
}

/** Rows, and what holds them. */
const ROWS: ReadonlySet<unknown> = new Set(["datum", "parent", "item", "group"]);

/** Whether an expression does anything with a row but read a member by its name. */
function readsAny(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(readsAny);
  if (!isObject(part)) return false;
  if (part.type === "Identifier") return ROWS.has(part.name);
  if (part.type === "MemberExpression" && isNamed(part))
    return isRow(part) ? false : readsAny(part.object);
  return Object.values(part).some(readsAny);
}

function isNamed({ computed, property }: JsonObject): boolean {
  return !computed || (isObject(property) && property.type === "Literal");
}

function isRow({ object }: JsonObject): boolean {
  return isObject(object) && object.type === "Identifier" && ROWS.has(object.name);
}
