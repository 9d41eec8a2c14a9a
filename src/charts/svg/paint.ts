import { isObject, type JsonObject } from "../record.ts";
import type { Definitions } from "./definitions.ts";
import { digits } from "./digits.ts";
import { escapeXml } from "./escape.ts";

/** How an item is painted, as SVG attributes. */
export interface Paint {
  /** Fill and stroke: the same for all that look alike. */
  readonly style: string;
  /** The item's own opacity, which a group of items can't have for them: it would not mix them. */
  readonly opacity: string;
}

/** The item's paint; undefined where it can't be seen at all. */
export function paintOf(item: JsonObject, definitions: Definitions): Paint | undefined {
  if (item.opacity === 0) return undefined;
  const fill = fillOf(item, definitions);
  const stroke = strokeOf(item, definitions);
  if (fill === "" && stroke === "") return undefined;
  return { style: fill + stroke, opacity: attribute("opacity", item.opacity, 1) };
}

function fillOf({ fill, fillOpacity }: JsonObject, definitions: Definitions): string {
  const paint = paintText(fill, definitions);
  if (paint === undefined || fillOpacity === 0) return "";
  return ` fill="${paint}"${attribute("fill-opacity", fillOpacity, 1)}`;
}

/** The stroke's attributes; none where nothing is drawn along the edge. */
export function strokeOf(item: JsonObject, definitions: Definitions): string {
  const paint = paintText(item.stroke, definitions);
  if (paint === undefined || item.strokeOpacity === 0 || item.strokeWidth === 0) return "";
  const dashes = Array.isArray(item.strokeDash) ? item.strokeDash.map(Number) : [];
  return (
    ` stroke="${paint}"` +
    attribute("stroke-opacity", item.strokeOpacity, 1) +
    attribute("stroke-width", item.strokeWidth, 1) +
    attribute("stroke-linecap", item.strokeCap, "butt") +
    attribute("stroke-linejoin", item.strokeJoin, "miter") +
    (dashes.length > 0 ? ` stroke-dasharray="${dashes.map(digits).join()}"` : "") +
    attribute("stroke-dashoffset", item.strokeDashOffset, 0) +
    attribute("stroke-miterlimit", item.strokeMiterLimit, 4)
  );
}

/** SVG has no "transparent": what is not painted says nothing. */
function paintText(paint: unknown, definitions: Definitions): string | undefined {
  if (isObject(paint))
    return paint.gradient === undefined ? undefined : definitions.gradient(paint);
  if (paint === null || paint === undefined) return undefined;
  const text = String(paint);
  return text === "" || text === "none" || text === "transparent" ? undefined : escapeXml(text);
}

/** An attribute behind a space; nothing where it has its default. */
export function attribute(name: string, value: unknown, usual?: unknown): string {
  if (value === null || value === undefined || value === usual) return "";
  return ` ${name}="${typeof value === "number" ? digits(value) : escapeXml(String(value))}"`;
}
