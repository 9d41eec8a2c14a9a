import { Bounds, Marks } from "vega";
import type { JsonObject } from "../record.ts";
import type { Definitions } from "./definitions.ts";
import { digits } from "./digits.ts";
import type { SvgElement } from "./elements.ts";
import { attribute, type Paint, paintOf, strokeOf } from "./paint.ts";
import { movedPath, type Offset, placed, transformText } from "./place.ts";

/** An item of Vega's as a path. */
export interface Shape extends Paint {
  readonly path: string;
  /** What can't go into the path's coordinates. */
  readonly transform: string;
  /** Vega's bounds of the item, its stroke included. */
  readonly bounds: unknown;
}

/** A bar, a symbol, a line …; undefined where nothing of it can be seen. */
export function shapeOf(
  kind: string,
  item: JsonObject,
  offset: Offset,
  definitions: Definitions,
): Shape | undefined {
  if (kind === "rule") return ruleShape(item, offset, definitions);
  const paint = paintOf(item, definitions);
  if (paint === undefined) return undefined;
  const { path, transform } = pathOf(kind, item, offset);
  return path === "" ? undefined : { ...paint, path, transform, bounds: item.bounds };
}

function ruleShape(
  item: JsonObject,
  { x, y }: Offset,
  definitions: Definitions,
): Shape | undefined {
  const style = item.opacity === 0 ? "" : strokeOf(item, definitions);
  if (style === "") return undefined;
  const [fromX, fromY] = [number(item.x), number(item.y)];
  const [toX, toY] = [number(item.x2 ?? fromX), number(item.y2 ?? fromY)];
  const start = `M${digits(x + fromX)},${digits(y + fromY)}`;
  const [endX, endY] = [digits(x + toX), digits(y + toY)];
  const end = fromY === toY ? `H${endX}` : fromX === toX ? `V${endY}` : `L${endX},${endY}`;
  const opacity = attribute("opacity", item.opacity, 1);
  return { style, opacity, path: start + end, transform: "", bounds: item.bounds };
}

/** Whether any of a rectangle's corners is round. */
export function isRound(item: JsonObject): boolean {
  const { cornerRadius, cornerRadiusTopLeft, cornerRadiusTopRight } = item;
  const { cornerRadiusBottomLeft, cornerRadiusBottomRight } = item;
  return Boolean(
    cornerRadius ||
      cornerRadiusTopLeft ||
      cornerRadiusTopRight ||
      cornerRadiusBottomLeft ||
      cornerRadiusBottomRight,
  );
}

type Path = Pick<Shape, "path" | "transform">;

function pathOf(kind: string, item: JsonObject, offset: Offset): Path {
  if (kind === "rect" && !isRound(item)) return rectPath(item, offset);
  const { d, transform } = attributesOf(kind, item);
  if (typeof d !== "string") return { path: "", transform: "" };
  const place = placed(typeof transform === "string" ? transform : "translate(0,0)", offset);
  const moved = place.turn === "" ? movedPath(d, place) : undefined;
  if (moved !== undefined) return { path: moved, transform: "" };
  return { path: movedPath(d, { x: 0, y: 0 }) ?? d, transform: transformText(place) };
}

/** Most of a chart's shapes; the others are Vega's own to draw. */
function rectPath(item: JsonObject, { x, y }: Offset): Path {
  const [width, height] = [number(item.width), number(item.height)];
  const start = `M${digits(x + number(item.x))},${digits(y + number(item.y))}`;
  const sides = `h${digits(width)}v${digits(height)}h${digits(-width)}Z`;
  return { path: start + sides, transform: "" };
}

/** The SVG attributes that Vega's own renderer gives to an item. */
export function attributesOf(
  kind: string,
  item: JsonObject,
  part: "attr" | "background" = "attr",
): Readonly<Record<string, unknown>> {
  const attributes: Record<string, unknown> = {};
  Marks[kind]?.[part]?.((name, value) => {
    attributes[name] = value;
  }, item);
  return attributes;
}

function number(value: unknown): number {
  return Number(value) || 0;
}

/** Shapes as elements; those of one look that don't touch are one path. */
export function shapeElements(shapes: readonly Shape[]): SvgElement[] {
  const elements: SvgElement[] = [];
  for (let at = 0; at < shapes.length; ) {
    const run = joinable(shapes, at);
    elements.push(...run.slice(0, 1).map((first) => pathElement(first, run)));
    at += run.length;
  }
  return elements;
}

function pathElement({ style, opacity, transform }: Shape, run: readonly Shape[]): SvgElement {
  const path = run.map((shape) => shape.path).join("");
  return { name: "path", style, own: `${opacity}${transform} d="${path}"`, body: "" };
}

/** Beyond so many no path grows: each new shape is held against all of them. */
const LONGEST_RUN = 64;

/** A shape and the next ones of its look, as far as none touches another. */
function joinable(shapes: readonly Shape[], at: number): Shape[] {
  const run: Shape[] = [];
  for (let next = at; next < shapes.length && run.length < LONGEST_RUN; next++) {
    const shape = shapes[next];
    const first = run[0];
    if (shape === undefined || (first !== undefined && !isAlike(first, shape))) break;
    if (!run.every((other) => isApart(other, shape))) break;
    run.push(shape);
  }
  return run;
}

function isAlike(first: Shape, shape: Shape): boolean {
  return first.style === shape.style && isPlain(first) && isPlain(shape);
}

/** Opacity would be mixed once for all of them; a gradient goes over the box of the whole path. */
function isPlain({ opacity, transform, style, path }: Shape): boolean {
  if (opacity !== "" || transform !== "" || style.includes("url(")) return false;
  return !style.includes(" stroke=") || (LINE.test(path) && !style.includes(" stroke-dasharray="));
}

/** Readers of PDF draw the outlines of one path paler than each alone, single lines alike. */
const LINE = /^M[^A-Z]+[HVL][^A-Z]+$/;

/** A pixel that two shapes share is painted twice: one path would paint it once. */
const APART = 1;

function isApart(a: Shape, b: Shape): boolean {
  const [one, other] = [boxOf(a), boxOf(b)];
  return (
    one.x1 - other.x2 >= APART ||
    other.x1 - one.x2 >= APART ||
    one.y1 - other.y2 >= APART ||
    other.y1 - one.y2 >= APART
  );
}

const EVERYWHERE = new Bounds().set(-Infinity, -Infinity, Infinity, Infinity);

function boxOf({ bounds }: Shape): Bounds {
  return bounds instanceof Bounds ? bounds : EVERYWHERE;
}
