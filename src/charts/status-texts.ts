import { type DrawingView, fieldOf, type MarkedView } from "./drawing-view.ts";
import { isObject, type JsonObject } from "./record.ts";

/**
 * The label of a missing value, its sign, stands where the mark would begin: at nought where bars
 * do, else at the edge of the plot. Vega-Lite leaves out what has no place on its axis. The author
 * who prints such labels himself, at a place of their own, has them once; who filters by the value
 * says himself which labels there are.
 */
export function missingTexts(drawing: DrawingView): MarkedView | undefined {
  const { mark, view, encoding, columns, placedTexts, filtered } = drawing;
  const text = fieldOf(encoding.text);
  const column = /^(.+)_(?:text|full)$/.exec(text ?? "")?.[1] ?? "";
  const measure = (["x", "y"] as const).find((channel) => fieldOf(encoding[channel]) === column);
  if (mark.type !== "text" || text === undefined || measure === undefined) return undefined;
  if (columns.get(column)?.missing !== true) return undefined;
  if (placedTexts.has(text) || filtered.has(column)) return undefined;
  const { mark: written, ...rest } = view;
  const layer = [{ mark: written }, missingLayer(drawing, column, measure)];
  return { view: { ...rest, layer }, looks: [] };
}

function missingLayer(
  { mark, encoding, fromNought }: DrawingView,
  column: string,
  measure: "x" | "y",
): JsonObject {
  const place = `${column} place`;
  const definition = encoding[measure];
  const atNought = { ...(isObject(definition) ? definition : {}), field: place };
  const atEdge = { value: measure === "x" ? 0 : "height" };
  return {
    transform: [
      { filter: `!isValid(datum[${JSON.stringify(column)}])` },
      ...(fromNought ? [{ calculate: "0", as: place }] : []),
    ],
    mark,
    encoding: { [measure]: fromNought ? atNought : atEdge },
  };
}
