import {
  type DrawingView,
  fieldOf,
  type Look,
  type MarkedColumn,
  type MarkedView,
  MISSING_CODES,
  OPEN_CODES,
} from "./drawing-view.ts";
import { datum, made, marking, mayStandAlone, type Path } from "./path-transforms.ts";
import { isObject, type JsonObject } from "./record.ts";
import { openShape } from "./status-shapes.ts";

/** Channels that part a table into lines. */
const SERIES = ["color", "stroke", "fill", "detail", "strokeDash", "opacity", "shape"];

const DASHES = [4, 3];
const LIGHT = 0.22;

/** Size of a value of a line that stands alone, square px: wider than the line. */
const ALONE = 24;

/**
 * A line or area that shows provisional values and breaks: whole where both ends of a piece are
 * final, dashed (an area light with a dashed edge) where one is not; a gap before a break, and where
 * a value is missing. A value of a line between two gaps is a point, which alone would not be seen.
 */
export function openPath(drawing: DrawingView): MarkedView | undefined {
  const path = pathOf(drawing);
  if (path === undefined) return undefined;
  const { view } = drawing;
  const { mark, ...rest } = view;
  const steps = Array.isArray(view.transform) ? view.transform : [];
  const transform = [...steps, ...marking(path)];
  const { open, broken } = path.column;
  const encoding = broken && !path.stacked ? withRun(path) : view.encoding;
  const base = { ...rest, transform, ...(encoding === undefined ? {} : { encoding }) };
  const alone = mayStandAlone(path) ? aloneLayer(path) : undefined;
  return {
    view:
      open || alone !== undefined
        ? { ...base, layer: [...layers(path), ...(alone === undefined ? [] : [alone])] }
        : { ...base, mark },
    looks: looksOf(path),
  };
}

function pathOf(drawing: DrawingView): Path | undefined {
  const { mark, encoding, columns, panels } = drawing;
  if (mark.type !== "line" && mark.type !== "area") return undefined;
  // Panels by a channel can't hold layers: they are made by the operator `facet`.
  if (["row", "column", "facet"].some((channel) => channel in encoding)) return undefined;
  for (const [measure, other] of [
    ["y", "x"],
    ["x", "y"],
  ] as const) {
    const column = columns.get(fieldOf(encoding[measure]) ?? "");
    const along = encoding[other];
    if (column === undefined || !isObject(along) || !isMarked(column)) continue;
    const series = SERIES.flatMap((channel) => [encoding[channel]].flat().map(fieldOf));
    const known = series.filter((field) => field !== undefined);
    const definition = encoding[measure];
    const unstacked =
      isObject(definition) && (definition.stack === null || definition.stack === false);
    const stacked = mark.type === "area" && known.length > 0 && !unstacked;
    return {
      drawing,
      measure,
      column,
      along,
      series: [...new Set([...panels, ...known])],
      parts: [...new Set(known)],
      stacked,
    };
  }
  return undefined;
}

function isMarked({ open, broken, missing }: MarkedColumn): boolean {
  return open || broken || missing;
}

/** Each run of rows between two breaks is a line of its own, and areas of its own don't pile up. */
function withRun(path: Path): JsonObject {
  const { drawing, column } = path;
  const own = isObject(drawing.view.encoding) ? drawing.view.encoding : {};
  const detail = [drawing.encoding.detail ?? []].flat();
  return {
    ...own,
    ...(drawing.mark.type === "area" ? measured(path, column.name) : {}),
    detail: [...detail, { field: made(column).run, type: "nominal" }],
  };
}

function layers(path: Path): JsonObject[] {
  const { drawing, column } = path;
  const { point, ...mark } = drawing.mark;
  const names = made(column);
  if (!column.open) return [{ mark }];
  const whole = { mark, encoding: measured(path, names.final) };
  const dashed = { mark: dashedMark(mark), encoding: measured(path, names.dashed) };
  const points = isObject(point) || point === true ? [pointLayer(path, point)] : [];
  return [whole, dashed, ...points];
}

function measured({ drawing, measure, stacked, column }: Path, field: string): JsonObject {
  const definition = drawing.encoding[measure];
  const own = { ...(isObject(definition) ? definition : {}), field };
  if (drawing.mark.type !== "area") return { [measure]: own };
  const base = stacked ? { [`${measure}2`]: { field: made(column).from } } : {};
  return { [measure]: { ...own, stack: null }, ...base };
}

function dashedMark(mark: JsonObject): JsonObject {
  if (mark.type === "line") return { ...mark, strokeDash: mark.strokeDash ?? DASHES };
  const line = isObject(mark.line) ? mark.line : {};
  return { ...mark, fillOpacity: LIGHT, line: { strokeWidth: 1, ...line, strokeDash: DASHES } };
}

/** What gives a line its colour. */
function lookOf({ style, color }: JsonObject): JsonObject {
  return {
    ...(style === undefined ? {} : { style }),
    ...(color === undefined ? {} : { color }),
  };
}

/** The points of a line, open where they are provisional. */
function pointLayer({ drawing }: Path, point: unknown): JsonObject {
  const mark = { type: "point", ...lookOf(drawing.mark), ...(isObject(point) ? point : {}) };
  const layer = { ...drawing, mark, view: { mark } };
  return openShape(layer)?.view ?? layer.view;
}

/** The values of a line that stand between two gaps, as points in the line's colour. */
function aloneLayer({ drawing, column }: Path): JsonObject {
  const mark = { type: "circle", size: ALONE, opacity: 1, ...lookOf(drawing.mark) };
  const view = { transform: [{ filter: datum(made(column).alone) }], mark };
  return openShape({ ...drawing, mark, view })?.view ?? view;
}

function looksOf({ column, drawing, stacked }: Path): Omit<Look, "table">[] {
  const points = drawing.mark.point === undefined ? [] : [{ kind: "open" as const }];
  const open = [{ kind: "dashed" as const }, ...points].map(({ kind }) => ({
    ...{ kind, column: column.name },
    codes: OPEN_CODES,
  }));
  const codes = [
    ...(column.broken ? ["b" as const] : []),
    ...(column.missing ? MISSING_CODES : []),
  ];
  const gap = { kind: "gap" as const, column: column.name, codes };
  return [...(column.open ? open : []), ...(stacked || codes.length === 0 ? [] : [gap])];
}
