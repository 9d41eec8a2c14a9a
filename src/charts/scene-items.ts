import { isObject, type JsonObject } from "./record.ts";

/** Marks of axes and legends, whose items Vega numbers. */
const NUMBERED = /^(?:axis|legend)-/;

/**
 * What a mark or a group of Vega's scenegraph holds, in painting order: by layer where there are
 * layers. Ticks, labels and legend entries go by their number: in a View that was used before they
 * stand in the order in which they were made.
 */
export function itemsOf(holder: JsonObject): readonly JsonObject[] {
  const items = Array.isArray(holder.items) ? holder.items.filter(isObject) : [];
  const isLayered = items.some(({ zindex }) => zindex);
  const ordered = isLayered ? items.toSorted((a, b) => number(a.zindex) - number(b.zindex)) : items;
  if (!NUMBERED.test(String(holder.role))) return ordered;
  return ordered.toSorted((a, b) => indexOf(a) - indexOf(b));
}

function indexOf({ datum }: JsonObject): number {
  return isObject(datum) ? number(datum.index) : 0;
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
