import {
  type DrawingView,
  fieldOf,
  type Look,
  type MarkedColumn,
  type MarkedView,
  OPEN_CODES,
  statusTest,
  textOf,
} from "./drawing-view.ts";
import { isObject, type JsonObject } from "./record.ts";

import { openShape } from "./status-shapes.ts";

/** Channels that part a table into lines. */
const SERIES = ["color", "stroke", "fill", "detail", "strokeDash", "opacity", "shape"];

const DASHES = [4, 3];
const LIGHT = 0.22;

/** A line or area, and what its rows have to be told apart by. */
interface Path {
  readonly drawing: DrawingView;
  /** The channel of the number, and its column. */
  readonly measure: "x" | "y";
  readonly column: MarkedColumn;
  /** The definition of the other channel, along which the path goes. */
  readonly along: JsonObject;
  /** Fields by which a line is one of several. */
  readonly series: readonly string[];
  /** Those of them that the view's own channels name: the parts of a stack. */
  readonly parts: readonly string[];
  readonly stacked: boolean;
}

/**
 * A line or area that shows provisional values and breaks: whole where both ends of a piece are
 * final, dashed (an area light with a dashed edge) where one is not; a gap before a break.
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
  return {
    view: open ? { ...base, layer: layers(path) } : { ...base, mark },
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
    if (column === undefined || !isObject(along) || !(column.open || column.broken)) continue;
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

/** Names of the fields that are made: a space is in none of SQL's. */
function made({ name }: MarkedColumn) {
  return {
    open: `${name} open`,
    before: `${name} open before`,
    after: `${name} open after`,
    final: `${name} final`,
    dashed: `${name} dashed`,
    broken: `${name} broken`,
    run: `${name} run`,
    from: `${name} from`,
    to: `${name} to`,
  };
}

/** The transforms that tell final rows from those that are provisional or next to such a one. */
function marking(path: Path): JsonObject[] {
  const { column, series, along } = path;
  const names = made(column);
  const field = fieldOf(along);
  const sort = along.sort === null || field === undefined ? {} : { sort: [{ field }] };
  const runs = [
    { calculate: `${statusTest(column.name, ["b"])} ? 1 : 0`, as: names.broken },
    {
      window: [{ op: "sum", field: names.broken, as: names.run }],
      frame: [null, 0],
      groupby: series,
      ...sort,
    },
  ];
  const parted = column.broken && !path.stacked;
  const groupby = parted ? [...series, names.run] : series;
  const neighbours = [
    { op: "lag", field: names.open, as: names.before },
    { op: "lead", field: names.open, as: names.after },
  ];
  const value = datum(path.stacked ? names.to : column.name);
  const near = [names.open, names.before, names.after].map(datum).join(" || ");
  return [
    ...(parted ? runs : []),
    ...(column.open
      ? [
          { calculate: `${statusTest(column.name, OPEN_CODES)} ? 1 : 0`, as: names.open },
          ...(path.stacked && field !== undefined ? stacking(path, field) : []),
          { window: neighbours, groupby, ...sort },
          { calculate: `${datum(names.open)} ? null : ${value}`, as: names.final },
          { calculate: `${near} ? ${value} : null`, as: names.dashed },
        ]
      : []),
  ];
}

/**
 * A stack is drawn whole: where one of its parts is provisional, all of it is. It is stacked before it
 * is taken apart, in the order that Vega-Lite has: left to itself, it would stack each half alone.
 */
function stacking({ drawing, measure, column, parts }: Path, field: string): JsonObject[] {
  const { open, from, to } = made(column);
  const groupby = [...drawing.panels, field];
  const definition = drawing.encoding[measure];
  const offset = isObject(definition) ? textOf(definition.stack) : undefined;
  return [
    { joinaggregate: [{ op: "max", field: open, as: open }], groupby },
    {
      ...{ stack: column.name, groupby, as: [from, to] },
      sort: parts.map((part) => ({ field: part, order: "descending" })),
      ...(offset === undefined ? {} : { offset }),
    },
  ];
}

function datum(name: string): string {
  return `datum[${JSON.stringify(name)}]`;
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

/** The points of a line, open where they are provisional. */
function pointLayer({ drawing }: Path, point: unknown): JsonObject {
  const { style, color } = drawing.mark;
  const look = {
    ...(style === undefined ? {} : { style }),
    ...(color === undefined ? {} : { color }),
  };
  const mark = { type: "point", ...look, ...(isObject(point) ? point : {}) };
  const layer = { ...drawing, mark, view: { mark } };
  return openShape(layer)?.view ?? layer.view;
}

function looksOf({ column, drawing }: Path): Omit<Look, "table">[] {
  const points = drawing.mark.point === undefined ? [] : [{ kind: "open" as const }];
  const open = [{ kind: "dashed" as const }, ...points].map(({ kind }) => ({
    ...{ kind, column: column.name },
    codes: OPEN_CODES,
  }));
  const gap = { kind: "gap" as const, column: column.name, codes: ["b" as const] };
  return [...(column.open ? open : []), ...(column.broken ? [gap] : [])];
}
