import type { View } from "vega";
import { isObject, type JsonObject } from "./record.ts";

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

/** All that a View has drawn and that can be seen, in painting order. */
export function drawnItems(view: View): DrawnItem[] {
  const items: DrawnItem[] = [];
  const [x, y] = view.origin();
  const { left, top } = paddingOf(view.padding());
  const frame = { x: x + left, y: y + top, width: view.width(), height: view.height() };
  collectMark(view.scenegraph(), frame, items);
  return items;
}

function paddingOf(padding: unknown): { left: number; top: number } {
  return isObject(padding)
    ? { left: number(padding.left), top: number(padding.top) }
    : { left: 0, top: 0 };
}

function collectMark(mark: unknown, frame: Frame, items: DrawnItem[]): void {
  // The scene graph's own object holds the root mark.
  const found = isObject(mark) && isObject(mark.root) ? mark.root : mark;
  if (!isObject(found) || !Array.isArray(found.items)) return;
  const { marktype: kind, role } = found;
  for (const item of found.items) {
    if (!isObject(item) || item.opacity === 0) continue;
    if (kind === "group") collectGroup(item, frame, items);
    else items.push(drawnItem(String(kind), String(role), item, frame));
  }
}

function collectGroup(group: JsonObject, frame: Frame, items: DrawnItem[]): void {
  const inner = Array.isArray(group.items) ? group.items : [];
  const own = {
    x: frame.x + number(group.x),
    y: frame.y + number(group.y),
    // Groups without a size hold marks of the view around them: layers, areas and lines by colour.
    width: number(group.width) || frame.width,
    height: number(group.height) || frame.height,
  };
  for (const mark of inner) collectMark(mark, own, items);
}

function drawnItem(kind: string, role: string, item: JsonObject, frame: Frame): DrawnItem {
  const bounds = isObject(item.bounds) ? item.bounds : {};
  const { x, y, width, height } = frame;
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
    view: { width, height },
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

/** How far a box reaches beyond a drawing that begins at 0, 0, in CSS px; negative inside. */
export function reachBeyond(
  { left, top, right, bottom }: Box,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  return Math.max(-left, -top, right - width, bottom - height);
}
