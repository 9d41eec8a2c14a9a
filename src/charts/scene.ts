import type { View } from "vega";
import { isObject, type JsonObject } from "./record.ts";
import { itemsOf } from "./scene-items.ts";

/** A box in the drawing's coordinates, CSS px. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** One thing that was drawn: a bar, a point of a line, a text. */
export interface DrawnItem {
  /** Vega's kind: "rect", "line", "text" … */
  readonly kind: string;
  /** "mark" for the author's marks; "axis-label", "legend-title" and the like for the rest. */
  readonly role: string;
  readonly datum: JsonObject;
  readonly box: Box;
  /** Of the view that it stands in, CSS px; its own coordinates begin at the view's corner. */
  readonly view: Size;
  /** Vega's own properties of the item: font, fill, limit … */
  readonly properties: JsonObject;
}

/** Where marks stand: the corner of their view in the drawing, and its size. */
interface Frame extends Size {
  readonly x: number;
  readonly y: number;
}

/** What a View has drawn, as a tree of marks. */
export interface Scene extends Size {
  /** Vega's mark that holds all others. */
  readonly root: JsonObject;
  /** Where the coordinates of its marks begin in the drawing, CSS px. */
  readonly origin: { readonly x: number; readonly y: number };
  /** The plot's size, axes and legends apart. */
  readonly view: Size;
  /** Colour of the ground; undefined where there is none. */
  readonly ground: unknown;
}

/** What a View has drawn last. Its width and height are those of the whole drawing. */
export function sceneOf(view: View): Scene {
  const graph: unknown = view.scenegraph();
  const root = isObject(graph) ? graph.root : undefined;
  if (!isObject(root)) throw new Error("Vega gave no scenegraph");
  const [x, y] = view.origin();
  const { left, top, right, bottom } = paddingOf(view.padding());
  return {
    root,
    origin: { x: x + left, y: y + top },
    view: { width: view.width(), height: view.height() },
    ground: view.background(),
    width: sizeOf(view, "_viewWidth") + left + right,
    height: sizeOf(view, "_viewHeight") + top + bottom,
  };
}

/** Vega tells the size only to a renderer, and says it there in this way. */
function sizeOf(view: View, key: "_viewWidth" | "_viewHeight"): number {
  const size: unknown = Reflect.get(view, key);
  if (typeof size !== "number") throw new Error(`Vega's View has no ${key}`);
  return Math.max(0, size);
}

function paddingOf(padding: unknown) {
  const given = isObject(padding) ? padding : {};
  const [left, top] = [number(given.left), number(given.top)];
  return { left, top, right: number(given.right), bottom: number(given.bottom) };
}

/** All that was drawn and can be seen, in painting order. */
export function drawnItems({ root, origin, view }: Scene): DrawnItem[] {
  const items: DrawnItem[] = [];
  collectMark(root, { ...origin, ...view }, items);
  return items;
}

function collectMark(mark: JsonObject, frame: Frame, items: DrawnItem[]): void {
  const { marktype: kind, role } = mark;
  for (const item of itemsOf(mark)) {
    if (item.opacity === 0) continue;
    if (kind === "group") collectGroup(item, frame, items);
    else items.push(drawnItem(String(kind), String(role), item, frame));
  }
}

function collectGroup(group: JsonObject, frame: Frame, items: DrawnItem[]): void {
  const own = {
    x: frame.x + number(group.x),
    y: frame.y + number(group.y),
    // Groups without a size hold marks of the view around them: layers, areas and lines by colour.
    width: number(group.width) || frame.width,
    height: number(group.height) || frame.height,
  };
  for (const mark of itemsOf(group)) collectMark(mark, own, items);
}

function drawnItem(kind: string, role: string, item: JsonObject, frame: Frame): DrawnItem {
  const bounds = isObject(item.bounds) ? item.bounds : {};
  const { x, y } = frame;
  return {
    kind,
    role,
    datum: isObject(item.datum) ? item.datum : {},
    box: {
      left: x + number(bounds.x1),
      top: y + number(bounds.y1),
      right: x + number(bounds.x2),
      bottom: y + number(bounds.y2),
    },
    view: frame,
    properties: item,
  };
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

/** The lines of a text item as Vega would print them if nothing were cut off. */
export function textLines({ properties: { text, lineBreak } }: DrawnItem): string[] {
  if (text === null || text === undefined) return [];
  if (Array.isArray(text)) return text.map(String);
  return typeof lineBreak === "string" ? String(text).split(lineBreak) : [String(text)];
}

/** Strokes and anti-aliased edges stand out by less, in CSS px. */
export const TOLERANCE = 0.75;

export function isSameBox(one: Box, other: Box | undefined): boolean {
  return (
    one.left === other?.left &&
    one.top === other.top &&
    one.right === other.right &&
    one.bottom === other.bottom
  );
}

/** How far a box reaches beyond a drawing that begins at 0, 0, in CSS px; negative inside. */
export function reachBeyond(
  { left, top, right, bottom }: Box,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  return Math.max(-left, -top, right - width, bottom - height);
}
