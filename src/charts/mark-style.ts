import { isObject, type JsonObject } from "./record.ts";

/** A mark as an object, whichever way it is written: `"bar"`, `{ "type": "bar" }`. */
export function markObject(mark: unknown): JsonObject {
  return isObject(mark) ? mark : { type: mark };
}

/**
 * A property of a mark as Vega-Lite finds it: in the mark itself, in its styles (the last one wins),
 * in the configuration of its type, in that of all marks.
 */
export function markProperty(mark: JsonObject, config: JsonObject, name: string): unknown {
  if (name in mark) return mark[name];
  const styles = isObject(config.style) ? config.style : {};
  const named = [mark.style].flat().map((style) => styles[String(style)]);
  const below = [...named.reverse(), config[String(mark.type)], config.mark];
  return below.find((part): part is JsonObject => isObject(part) && name in part)?.[name];
}

/** Whether the mark is filled rather than outlined. */
export function isFilled(mark: JsonObject, config: JsonObject): boolean {
  const filled = markProperty(mark, config, "filled");
  return typeof filled === "boolean" ? filled : !["point", "line", "rule"].includes(`${mark.type}`);
}

/** The colour of a mark that no channel colours. */
export function markColour(mark: JsonObject, config: JsonObject): unknown {
  const own = isFilled(mark, config) ? "fill" : "stroke";
  return markProperty(mark, config, own) ?? markProperty(mark, config, "color");
}
