import type { FactTable, FactTables } from "../facts/types.ts";
import { fieldOf, type Look, type MarkedColumns, OPEN_CODES, textOf } from "./drawing-view.ts";
import { expressionParts } from "./expression.ts";
import { VIEW_LISTS } from "./fields.ts";
import { leafViews } from "./leaf-views.ts";
import { markObject } from "./mark-style.ts";
import { isObject, type JsonObject } from "./record.ts";
import { remembered } from "./remembered.ts";
import { openPath } from "./status-paths.ts";
import { openShape } from "./status-shapes.ts";
import { missingTexts } from "./status-texts.ts";

/** A chart that shows the status of its facts. */
interface MarkedChart {
  readonly specification: JsonObject;
  readonly looks: readonly Look[];
}

const FROM_NOUGHT = ["bar", "area"];

/** What is above a view. */
interface Surroundings {
  readonly encoding: JsonObject;
  readonly table: string | undefined;
  /** Names that transforms make: no columns of facts any more. */
  readonly made: readonly string[];
  /** Fields that filters name. */
  readonly filtered: readonly string[];
  readonly panels: readonly string[];
}

/**
 * Lets a chart show what its facts' status says, where the author hasn't styled it himself:
 *
 * - provisional or estimated: shapes light with a dashed outline, points open, lines dashed to and
 *   from such a point;
 * - a break in the series: a gap before it in lines and areas;
 * - missing: no mark, and where its label would be the label, which is its sign, at the axis.
 *
 * What the author lets Vega-Lite add up or average shows none: it is made of several facts.
 *
 * All of it is Vega-Lite, in the specification, so that any editor shows the same. A chart on facts
 * without such a status stays as it is.
 */
export function showStatuses(specification: JsonObject, tables: FactTables): MarkedChart {
  const columns = new Map([...tables].map(([name, table]) => [name, markedColumns(table)]));
  const config = isObject(specification.config) ? specification.config : {};
  const placedTexts = textsWithoutPlace(specification);
  const fromNought = leafViews(specification).some(({ mark }) => FROM_NOUGHT.includes(mark));
  const looks: Look[] = [];
  const visit = (view: JsonObject, outer: Surroundings): JsonObject => {
    const around = surroundings(view, outer);
    const inner = withInnerViews(view, (child) => visit(child, around));
    const own = columns.get(around.table ?? "");
    if (inner.mark === undefined || own === undefined) return inner;
    const drawing = {
      view: inner,
      mark: markObject(inner.mark),
      encoding: around.encoding,
      columns: new Map([...own].filter(([name]) => !around.made.includes(name))),
      panels: around.panels,
      config,
      filtered: new Set(around.filtered),
      fromNought,
      placedTexts,
    };
    if (isAggregated(around.encoding)) return inner;
    const marked = openPath(drawing) ?? openShape(drawing) ?? missingTexts(drawing);
    if (marked === undefined) return inner;
    const table = around.table ?? "";
    for (const look of marked.looks) looks.push({ ...look, table });
    return marked.view;
  };
  const nowhere = { encoding: {}, table: undefined, made: [], filtered: [], panels: [] };
  return { specification: visit(specification, nowhere), looks };
}

/** All of the facts that showStatuses looks at in the tables of these names, as plain values. */
export function statusesIn(tables: FactTables, names: Iterable<string>): unknown {
  return [...names].map((name) => {
    const table = tables.get(name);
    return table === undefined ? null : [...markedColumns(table).values()];
  });
}

function isAggregated(encoding: JsonObject): boolean {
  const channels = Object.values(encoding).flat();
  return channels.some((channel) => isObject(channel) && channel.aggregate !== undefined);
}

const markedColumns = remembered(({ columns, rows }: FactTable): MarkedColumns => {
  const marked = columns
    .filter(({ kind }) => kind === "number")
    .map(({ name }) => {
      const facts = rows.flatMap((row) => row.facts.get(name) ?? []);
      const valued = facts.filter(({ value }) => value !== null);
      return {
        name,
        open: valued.some(({ status }) => status.some((code) => OPEN_CODES.includes(code))),
        broken: valued.some(({ status }) => status.includes("b")),
        missing: facts.some(({ value, status }) => value === null && status.length > 0),
      };
    });
  return new Map(
    marked
      .filter(({ open, broken, missing }) => open || broken || missing)
      .map((column) => [column.name, column]),
  );
});

function surroundings(view: JsonObject, outer: Surroundings): Surroundings {
  const data = isObject(view.data) ? view.data : undefined;
  const encoding = { ...outer.encoding, ...(isObject(view.encoding) ? view.encoding : {}) };
  const facet = isObject(view.facet) ? view.facet : {};
  const panels = [facet, facet.row, facet.column, encoding.row, encoding.column, encoding.facet];
  return {
    encoding,
    table: data === undefined ? outer.table : textOf(data.name),
    made: [...outer.made, ...namesMade(view.transform)],
    filtered: [...outer.filtered, ...fieldsFiltered(view.transform)],
    panels: [...outer.panels, ...panels.flatMap((part) => fieldOf(part) ?? [])],
  };
}

/** Every name after an `as`, at any depth of a transform. */
function namesMade(transform: unknown): string[] {
  if (Array.isArray(transform)) return transform.flatMap(namesMade);
  if (!isObject(transform)) return [];
  return Object.entries(transform).flatMap(([key, value]) =>
    key === "as" ? [value].flat().map(String) : namesMade(value),
  );
}

/** The fields of the filters among transforms. */
function fieldsFiltered(transforms: unknown): string[] {
  const list = Array.isArray(transforms) ? transforms : [];
  return list.flatMap((transform: unknown) =>
    isObject(transform) ? predicateFields(transform.filter) : [],
  );
}

/** An expression, an object with a field, or a combination of such. */
function predicateFields(predicate: unknown): string[] {
  if (typeof predicate === "string") return [...expressionParts(predicate).fields];
  if (Array.isArray(predicate)) return predicate.flatMap(predicateFields);
  if (!isObject(predicate)) return [];
  const { field, ...rest } = predicate;
  return [
    ...(typeof field === "string" ? [field] : []),
    ...["and", "or", "not"].flatMap((key) => predicateFields(rest[key])),
  ];
}

function withInnerViews(view: JsonObject, visit: (child: JsonObject) => JsonObject): JsonObject {
  const changed: Record<string, unknown> = { ...view };
  for (const key of VIEW_LISTS) {
    const children = view[key];
    if (Array.isArray(children))
      changed[key] = children.map((child: unknown) => (isObject(child) ? visit(child) : child));
  }
  if (isObject(view.spec)) changed.spec = visit(view.spec);
  return changed;
}

/** Fields that a text mark prints at a fixed place: there the author prints what is missing. */
function textsWithoutPlace(view: unknown, outer: JsonObject = {}): Set<string> {
  if (Array.isArray(view))
    return new Set(view.flatMap((one) => [...textsWithoutPlace(one, outer)]));
  if (!isObject(view)) return new Set();
  const encoding = { ...outer, ...(isObject(view.encoding) ? view.encoding : {}) };
  const text = fieldOf(encoding.text);
  const column = text?.replace(/_(?:text|full)$/, "");
  const places = [fieldOf(encoding.x), fieldOf(encoding.y)];
  const own =
    text !== undefined && view.mark !== undefined && !places.includes(column) ? [text] : [];
  const inner = [...VIEW_LISTS.map((key) => view[key]), view.spec];
  return new Set([...own, ...inner.flatMap((child) => [...textsWithoutPlace(child, encoding)])]);
}
