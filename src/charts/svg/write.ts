import { isObject, type JsonObject } from "../record.ts";
import type { Scene } from "../scene.ts";
import { itemsOf } from "../scene-items.ts";
import { type Definitions, newDefinitions } from "./definitions.ts";
import { digits } from "./digits.ts";
import { elementsText, type SvgElement } from "./elements.ts";
import { attribute, paintOf } from "./paint.ts";
import { movedPath, type Offset } from "./place.ts";
import { attributesOf, isRound, type Shape, shapeElements, shapeOf } from "./shapes.ts";
import { textElement } from "./text.ts";
import { Unwritable } from "./unwritable.ts";

/**
 * The elements of a scenegraph as our SVG: what Vega's own renderer would draw, pixel by pixel, with
 * every shift in the coordinates, neighbours of one look together, and nothing that can't be seen,
 * since it would be text in the PDF. Throws an Unwritable where Vega itself has to write it.
 *
 * @param name the chart's, for ids
 */
export function writeScene({ root, origin, ...sheet }: Scene, name: string): string {
  const definitions = newDefinitions(name);
  const elements = markElements(root, origin, definitions);
  return groundText(sheet, definitions) + elementsText(elements) + definitions.text();
}

function groundText(
  { ground, width, height }: Omit<Scene, "root" | "origin">,
  definitions: Definitions,
): string {
  const paint = paintOf({ fill: ground }, definitions);
  return paint === undefined ? "" : `<rect width="${width}" height="${height}"${paint.style}/>`;
}

/** Kinds of which all items together are one shape. */
const ONE_SHAPE: ReadonlySet<unknown> = new Set(["line", "area", "trail"]);

/** Kinds whose items are a shape each. */
const SHAPES: ReadonlySet<unknown> = new Set(["rect", "rule", "symbol", "arc", "shape", "path"]);

function markElements(mark: JsonObject, offset: Offset, definitions: Definitions): SvgElement[] {
  const elements = itemElements(mark, offset, definitions);
  const size = isObject(mark.group) ? mark.group : {};
  return clipped(elements, mark.clip, size, offset, definitions);
}

function itemElements(mark: JsonObject, offset: Offset, definitions: Definitions): SvgElement[] {
  const { marktype: kind } = mark;
  const items = itemsOf(mark);
  for (const item of items) refuse(item);
  if (kind === "group") return items.flatMap((item) => groupElements(item, offset, definitions));
  if (kind === "text") return items.flatMap((item) => textElement(item, offset, definitions) ?? []);
  const isOne = ONE_SHAPE.has(kind);
  if (!isOne && !SHAPES.has(kind)) throw new Unwritable(`a mark of the kind "${kind}"`);
  const drawn = isOne ? items.slice(0, 1) : items;
  const shapes = drawn.flatMap((item) => shapeOf(String(kind), item, offset, definitions) ?? []);
  return shapeElements(shapes);
}

function refuse(item: JsonObject): void {
  if (item.blend !== null && item.blend !== undefined)
    throw new Unwritable(`the blend mode "${item.blend}"`);
  if (item.href !== null && item.href !== undefined) throw new Unwritable("a link");
}

/** A group's rectangle, what it holds, and its edge where that stands in front. */
function groupElements(group: JsonObject, offset: Offset, definitions: Definitions): SvgElement[] {
  const own = { x: offset.x + number(group.x), y: offset.y + number(group.y) };
  const inFront = Boolean(group.strokeForeground && group.stroke);
  const behind = inFront ? { ...group, stroke: null } : group;
  const inner = itemsOf(group).flatMap((mark) => markElements(mark, own, definitions));
  return [
    ...groupShape(behind, own, definitions),
    ...clipped(inner, group.clip, group, own, definitions),
    ...(inFront ? groupShape({ ...group, fill: null }, own, definitions) : []),
  ];
}

function groupShape(group: JsonObject, offset: Offset, definitions: Definitions): SvgElement[] {
  const paint = paintOf(group, definitions);
  if (paint === undefined) return [];
  const path = movedPath(String(attributesOf("group", group, "background").d), offset);
  if (path === undefined) throw new Error("Vega drew a group as no rectangle");
  const shape: Shape = { ...paint, path, transform: "", bounds: undefined };
  return shapeElements([shape]);
}

/** The elements behind a clip: a shape of the mark's own, or the rectangle of a group. */
function clipped(
  elements: readonly SvgElement[],
  clip: unknown,
  size: JsonObject,
  offset: Offset,
  definitions: Definitions,
): SvgElement[] {
  if (!clip || elements.length === 0) return [...elements];
  const shape = typeof clip === "function" ? pathClip(String(clip(null))) : boxClip(size);
  const own = attribute("clip-path", definitions.clip(shape(offset)));
  return [{ name: "g", style: "", own, body: elementsText(elements) }];
}

function pathClip(path: string): (offset: Offset) => string {
  return (offset) => {
    const moved = movedPath(path, offset);
    if (moved === undefined) throw new Unwritable("a clip of an unknown shape");
    return `<path d="${moved}"/>`;
  };
}

function boxClip(size: JsonObject): (offset: Offset) => string {
  if (isRound(size)) {
    const box = { ...size, stroke: null, strokeOffset: 0 };
    return pathClip(String(attributesOf("group", box, "background").d));
  }
  const [width, height] = [digits(number(size.width)), digits(number(size.height))];
  return ({ x, y }) =>
    `<rect x="${digits(x)}" y="${digits(y)}" width="${width}" height="${height}"/>`;
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
