import {
  type DrawingView,
  fieldOf,
  type MarkedColumn,
  OPEN_CODES,
  statusTest,
  textOf,
} from "./drawing-view.ts";
import { isObject, type JsonObject } from "./record.ts";

/** A line or area, and what its rows have to be told apart by. */
export interface Path {
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

/** Whether a line without points can have a value between two gaps. */
export function mayStandAlone({ drawing, column }: Path): boolean {
  const { type, point } = drawing.mark;
  return type === "line" && point === undefined && (column.broken || column.missing);
}

/** Names of the fields that are made: a space is in none of SQL's. */
export function made({ name }: MarkedColumn) {
  return {
    open: `${name} open`,
    before: `${name} open before`,
    after: `${name} open after`,
    final: `${name} final`,
    dashed: `${name} dashed`,
    broken: `${name} broken`,
    run: `${name} run`,
    earlier: `${name} earlier`,
    later: `${name} later`,
    alone: `${name} alone`,
    from: `${name} from`,
    to: `${name} to`,
  };
}

/** The transforms that tell final rows from those that are provisional or next to such a one. */
export function marking(path: Path): JsonObject[] {
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
  const beside = [
    { op: "lag", field: column.name, as: names.earlier },
    { op: "lead", field: column.name, as: names.later },
  ];
  const isAlone = [
    `isValid(${datum(column.name)})`,
    `!isValid(${datum(names.earlier)})`,
    `!isValid(${datum(names.later)})`,
  ].join(" && ");
  const near = [names.open, names.before, names.after].map(datum).join(" || ");
  return [
    ...(parted ? runs : []),
    ...(mayStandAlone(path)
      ? [
          { window: beside, groupby, ...sort },
          { calculate: isAlone, as: names.alone },
        ]
      : []),
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

export function datum(name: string): string {
  return `datum[${JSON.stringify(name)}]`;
}
