import {
  type DrawingView,
  fieldOf,
  type LookKind,
  type MarkedView,
  OPEN_CODES,
  statusTest,
} from "./drawing-view.ts";
import { isFilled, markColour, markProperty } from "./mark-style.ts";
import { isObject, type JsonObject } from "./record.ts";

/** Marks with an area, and marks that are points. */
const SHAPES = ["bar", "rect", "arc", "tick"];
const POINTS = ["point", "circle", "square"];

/** Shapes for which Vega-Lite knows the channel `strokeDash`. */
const DASHED_BY_CHANNEL = ["bar", "tick", "rule"];

/** Channels that say a number by place, length, angle or size; a colour says one in a field of squares. */
const MEASURES = ["x", "y", "x2", "y2", "theta", "theta2", "radius", "size", "color", "fill"];

/** How much of its colour is left to a provisional shape. */
const LIGHT = 0.22;
const DASHES = [3, 2];

/**
 * Shapes of provisional values light with a dashed outline in their own colour, points open, rules
 * dashed. A property that the author sets himself stays his.
 */
export function openShape(drawing: DrawingView): MarkedView | undefined {
  const { mark, view, encoding, config, columns } = drawing;
  const type = String(mark.type);
  const isPoint = POINTS.includes(type);
  if (!isPoint && !SHAPES.includes(type) && type !== "rule") return undefined;
  const open = [...new Set(MEASURES.flatMap((channel) => fieldOf(encoding[channel]) ?? []))].filter(
    (field) => columns.get(field)?.open === true,
  );
  if (open.length === 0) return undefined;
  const test = open.map((column) => statusTest(column, OPEN_CODES)).join(" || ");
  const isFree = (property: string): boolean =>
    !(property in encoding) && markProperty(mark, config, property) === undefined;
  const added: Record<string, unknown> = {};
  const filled = isFilled(mark, config);
  if (filled && isFree("fillOpacity")) added.fillOpacity = when(test, isPoint ? 0 : LIGHT, 1);
  if (filled && isFree("stroke")) added.stroke = outline(encoding, mark, config, test);
  const dashes = !isPoint && isFree("strokeDash");
  const byChannel = DASHED_BY_CHANNEL.includes(type);
  if (dashes && byChannel) added.strokeDash = when(test, DASHES, []);
  const styled = dashes && !byChannel ? { mark: { ...mark, strokeDash: dashesOf(test) } } : {};
  const own = isObject(view.encoding) ? view.encoding : {};
  const kind: LookKind = isPoint ? "open" : "dashed";
  return {
    view: { ...view, ...styled, encoding: { ...own, ...added } },
    looks: open.map((column) => ({ kind, column, codes: OPEN_CODES })),
  };
}

/** As a property of the mark, for pieces of a circle and fields of a square. */
function dashesOf(test: string): JsonObject {
  return { expr: `${test} ? ${JSON.stringify(DASHES)} : []` };
}

function when(test: string, value: unknown, otherwise: unknown): JsonObject {
  return { condition: { test, value }, value: otherwise };
}

/** The colour that the shape is filled with, as its outline where the test is true. */
function outline(
  encoding: JsonObject,
  mark: JsonObject,
  config: JsonObject,
  test: string,
): JsonObject {
  const colour = encoding.fill ?? encoding.color;
  if (!isObject(colour)) return when(test, markColour(mark, config), null);
  const none = { test: `!(${test})`, value: null };
  // A condition that picks a field can't stand beside another: then the outline has the first colour.
  const conditions = [colour.condition ?? []].flat();
  if (conditions.some((one) => isObject(one) && "field" in one))
    return when(test, markColour(mark, config), null);
  const legend = "field" in colour ? { legend: null } : {};
  return { ...colour, ...legend, condition: [none, ...conditions] };
}
