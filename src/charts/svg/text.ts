import { fontFamily, fontSize, lineHeight, textMetrics } from "vega";
import type { JsonObject } from "../record.ts";
import type { Definitions } from "./definitions.ts";
import { digits } from "./digits.ts";
import type { SvgElement } from "./elements.ts";
import { escapeXml } from "./escape.ts";
import { attribute, paintOf } from "./paint.ts";
import { type Offset, placed, transformText } from "./place.ts";
import { attributesOf } from "./shapes.ts";
import { Unwritable } from "./unwritable.ts";

/** A text of one line or several; undefined where nothing of it can be seen. */
export function textElement(
  item: JsonObject,
  offset: Offset,
  definitions: Definitions,
): SvgElement | undefined {
  const lines = linesOf(item);
  const paint = paintOf(item, definitions);
  if (paint === undefined || lines.join("") === "") return undefined;
  const attributes = attributesOf("text", item);
  const place = placed(String(attributes.transform), offset);
  const turned = place.turn !== "";
  const x = turned ? "0" : digits(place.x);
  const at = turned ? transformText(place) : ` x="${x}" y="${digits(place.y)}"`;
  return {
    name: "text",
    style:
      paint.style + fontOf(item) + attribute("text-anchor", attributes["text-anchor"], "start"),
    own: paint.opacity + at,
    body: lines.length > 1 ? spans(lines, x, digits(lineHeight(item))) : escapeXml(lines.join("")),
  };
}

function fontOf(item: JsonObject): string {
  return (
    attribute("font-family", fontFamily(item)) +
    ` font-size="${digits(fontSize(item))}px"` +
    attribute("font-style", item.fontStyle, "normal") +
    attribute("font-variant", item.fontVariant, "normal") +
    attribute("font-weight", weight(item.fontWeight), 400)
  );
}

function weight(given: unknown): unknown {
  return given === "normal" || given === "400" ? 400 : given;
}

/** A line without text has no room, with Vega's own writer either. */
function spans(lines: readonly string[], x: string, height: string): string {
  return lines
    .map((line, index) => {
      if (line === "") return "";
      const place = index === 0 ? "" : ` x="${x}" dy="${height}"`;
      return `<tspan${place}>${escapeXml(line)}</tspan>`;
    })
    .join("");
}

/** What Vega prints of each line: trimmed. */
function linesOf(item: JsonObject): string[] {
  const { text, lineBreak } = item;
  const lines = Array.isArray(text)
    ? text
    : typeof lineBreak === "string" && typeof text === "string"
      ? text.split(lineBreak)
      : [text];
  return lines.map((line) => whole(item, String(line ?? "").trim()));
}

/** Vega cuts a text that is as wide as its limit. */
function whole(item: JsonObject, text: string): string {
  const limit = Number(item.limit ?? 0);
  if (limit > 0 && text !== "" && textMetrics.width(item, text) >= limit)
    throw new Unwritable("a text that is cut off");
  return text;
}
