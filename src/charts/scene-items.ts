import { isObject, type JsonObject } from "./record.ts";

/** Marks of axes and legends, whose items Vega numbers. */
const NUMBERED = /^(?:axis|legend)-/;

/**
 * What a mark or a group of Vega's scenegraph holds, in painting order: by layer where there are
 * layers. Ticks, labels and legend entries go by their number: in a View that was used before they
 * stand in the order in which they were made.
 */
export function itemsOf({ items, role }: JsonObject): readonly JsonObject[] {
  if (!isObjects(items)) return [];
  const ordered = sortedBy(items, layerOf);
  return NUMBERED.test(String(role)) ? sortedBy(ordered, indexOf) : ordered;
}

function isObjects(value: unknown): value is readonly JsonObject[] {
  return Array.isArray(value) && value.every(isObject);
}

/** Most are in order already, and need no copy. */
function sortedBy(
  items: readonly JsonObject[],
  key: (item: JsonObject) => number,
): readonly JsonObject[] {
  let before = -Infinity;
  for (const item of items) {
    const own = key(item);
    if (own < before) return items.toSorted((a, b) => key(a) - key(b));
    before = own;
  }
  return items;
}

function layerOf({ zindex }: JsonObject): number {
  return number(zindex);
}

function indexOf({ datum }: JsonObject): number {
  return isObject(datum) ? number(datum.index) : 0;
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
