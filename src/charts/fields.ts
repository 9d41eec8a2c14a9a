import { type JsonNode, memberOf } from "../data/json-text.ts";
import { type ExpressionParts, expressionParts } from "./expression.ts";
import { remembered } from "./remembered.ts";

/** A data source as a view sees it: a table by its name, or values that stand in the chart. */
interface Scope {
  /** Undefined where the data stand in the chart or are not given at all. */
  readonly table: string | undefined;
  /** Names that inline values and transforms make. */
  readonly made: ReadonlySet<string>;
  /** Its names can't be known: a transform makes them from the data, or the data are refused. */
  readonly open: boolean;
  /** Whether the view or one around it says what its data are. */
  readonly given: boolean;
}

/** A name of a field, where it stands, and in whose data. */
export interface FieldReference {
  readonly field: string;
  readonly offset: number;
  readonly scope: Scope;
  /** Whether an expression names it, to reckon or compare with. */
  readonly inExpression: boolean;
}

/** A name of a table and where it stands. */
export interface TableReference {
  readonly table: string;
  readonly offset: number;
}

interface References {
  readonly tables: readonly TableReference[];
  readonly fields: readonly FieldReference[];
}

interface Collected {
  readonly tables: TableReference[];
  readonly fields: FieldReference[];
}

const NOWHERE: Scope = { table: undefined, made: new Set(), open: false, given: false };

/** Data that are no fact table and no values, by an address for instance. */
const REFUSED: Scope = { table: undefined, made: new Set(), open: true, given: true };

/**
 * All tables and fields that a chart names: in encodings, transforms and expressions, each with the
 * data that its view has, its own or those of the views around it. Expressions that can't be parsed
 * are left out here; the check of expressions says so.
 */
export const chartReferences = remembered((root: JsonNode): References => {
  const found: Collected = { tables: [], fields: [] };
  visitView(root, NOWHERE, found);
  return found;
});

/** Where views stand in a view. */
export const VIEW_LISTS = ["layer", "hconcat", "vconcat", "concat"] as const;

/** Keys of charts with several views, which can't be fitted: their panels have widths of their own. */
export const SEVERAL_VIEWS: readonly string[] = ["hconcat", "vconcat", "concat", "facet", "repeat"];

/** The views directly inside a view. */
function innerViews(view: JsonNode): JsonNode[] {
  const lists = VIEW_LISTS.flatMap((key) => itemsOf(memberOf(view, key)));
  const spec = memberOf(view, "spec");
  return spec === undefined ? lists : [...lists, spec];
}

/** Keys of a view that name no fields, or that are visited as views. */
const NOT_HERE: ReadonlySet<string> = new Set([
  ...VIEW_LISTS,
  "spec",
  "data",
  "config",
  "usermeta",
  "datasets",
]);

function visitView(view: JsonNode, outer: Scope, found: Collected): void {
  if (view.kind !== "object") return;
  const own = dataScope(memberOf(view, "data"), found) ?? outer;
  const scope = afterTransforms(own, itemsOf(memberOf(view, "transform")));
  for (const { key, value } of view.entries) {
    if (key === "transform") for (const item of itemsOf(value)) visitTransform(item, scope, found);
    else if (key === "repeat") visitRepeat(value, scope, found);
    else if (!NOT_HERE.has(key)) visitPart(value, scope, found);
  }
  for (const inner of innerViews(view)) visitView(inner, scope, found);
}

/** What `data` brings: a table's name, or the names in its values; undefined where there is none. */
function dataScope(data: JsonNode | undefined, found: Collected): Scope | undefined {
  if (data === undefined) return undefined;
  const values = memberOf(data, "values");
  const name = memberOf(data, "name");
  if (values !== undefined) {
    const keys = itemsOf(values).flatMap((row) => (row.kind === "object" ? row.entries : []));
    const made = new Set(keys.map(({ key }) => key));
    return { table: undefined, made, open: false, given: true };
  }
  if (name?.kind !== "string") return REFUSED;
  found.tables.push({ table: name.value, offset: name.start });
  return { table: name.value, made: new Set(), open: false, given: true };
}

function afterTransforms(scope: Scope, transforms: readonly JsonNode[]): Scope {
  const made = new Set(scope.made);
  for (const transform of transforms) for (const name of namesMade(transform)) made.add(name);
  const open = scope.open || transforms.some((item) => memberOf(item, "pivot") !== undefined);
  return { ...scope, made, open };
}

/** Names that Vega-Lite gives where a transform has no `as`. */
const DEFAULT_NAMES: Readonly<Record<string, readonly string[]>> = {
  fold: ["key", "value"],
  density: ["value", "density"],
  quantile: ["prob", "value"],
};

function namesMade(transform: JsonNode): string[] {
  const names = [...stringsUnder(transform, "as"), ...lookedUp(transform)];
  for (const [kind, made] of Object.entries(DEFAULT_NAMES))
    if (memberOf(transform, kind) !== undefined) names.push(...made);
  return names.flatMap((name) => [name, `${name}_end`]);
}

function lookedUp(transform: JsonNode): string[] {
  return stringsOf(memberOf(memberOf(transform, "from"), "fields")).map(({ value }) => value);
}

/** The strings of every member of this name, at any depth. */
function stringsUnder(node: JsonNode, key: string): string[] {
  if (node.kind === "array") return node.items.flatMap((item) => stringsUnder(item, key));
  if (node.kind !== "object") return [];
  return node.entries.flatMap((entry) =>
    entry.key === key
      ? stringsOf(entry.value).map(({ value }) => value)
      : stringsUnder(entry.value, key),
  );
}

type StringNode = Extract<JsonNode, { kind: "string" }>;

/** A string, or those of a list. */
function stringsOf(node: JsonNode | undefined): StringNode[] {
  if (node?.kind === "string") return [node];
  return itemsOf(node).flatMap((item) => (item.kind === "string" ? [item] : []));
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === "array" ? node.items : [];
}

/** Members of a transform that name fields by themselves. */
const TRANSFORM_FIELDS: ReadonlySet<string> = new Set([
  "groupby",
  "fold",
  "flatten",
  "stack",
  "impute",
  "key",
  "value",
  "pivot",
  "density",
  "quantile",
  "regression",
  "loess",
  "on",
  "extent",
  "lookup",
]);

function visitTransform(transform: JsonNode, scope: Scope, found: Collected): void {
  if (transform.kind !== "object") return;
  for (const { key, value } of transform.entries) {
    if (key === "from") visitLookup(value, found);
    else if (key === "filter") visitPredicate(value, scope, found);
    else if (TRANSFORM_FIELDS.has(key) && !isImputedValue(transform, key))
      for (const node of stringsOf(value)) addField(node, scope, found);
    else visitMember(key, value, scope, found);
  }
}

/** `value` is what `impute` fills in, but a field's name in `pivot`. */
function isImputedValue(transform: JsonNode, key: string): boolean {
  return key === "value" && memberOf(transform, "impute") !== undefined;
}

/** The data that a lookup looks in: a table of its own. */
function visitLookup(from: JsonNode, found: Collected): void {
  const scope = dataScope(memberOf(from, "data"), found);
  if (scope === undefined) return;
  for (const member of ["key", "fields"])
    for (const node of stringsOf(memberOf(from, member))) addField(node, scope, found);
}

function visitPredicate(predicate: JsonNode, scope: Scope, found: Collected): void {
  if (predicate.kind === "string") addExpression(predicate, scope, found);
  else visitPart(predicate, scope, found);
}

function visitRepeat(repeat: JsonNode, scope: Scope, found: Collected): void {
  const lists = repeat.kind === "object" ? repeat.entries.map(({ value }) => value) : [repeat];
  for (const node of lists.flatMap(stringsOf)) addField(node, scope, found);
}

function visitPart(node: JsonNode, scope: Scope, found: Collected): void {
  if (node.kind === "array") for (const item of node.items) visitPart(item, scope, found);
  if (node.kind !== "object") return;
  for (const { key, value } of node.entries) visitMember(key, value, scope, found);
}

/** Members whose text is an expression on the row. */
const EXPRESSIONS: ReadonlySet<string> = new Set(["calculate", "test", "expr"]);

/** Members that name a field. */
const FIELDS: ReadonlySet<string> = new Set(["field", "argmax", "argmin"]);

function visitMember(key: string, value: JsonNode, scope: Scope, found: Collected): void {
  if (value.kind !== "string") visitPart(value, scope, found);
  else if (FIELDS.has(key)) addField(value, scope, found);
  else if (EXPRESSIONS.has(key)) addExpression(value, scope, found);
}

function addField({ value, start }: StringNode, scope: Scope, found: Collected): void {
  found.fields.push({ field: rootName(value), offset: start, scope, inExpression: false });
}

/** `a` of the path `a.b[0]`, whose own dots and brackets are escaped. */
function rootName(path: string): string {
  return (/^(?:\\.|[^.[\\])*/.exec(path)?.[0] ?? path).replaceAll(/\\(.)/g, "$1");
}

function addExpression({ value, start }: StringNode, scope: Scope, found: Collected): void {
  for (const field of partsOrNothing(value)?.fields ?? [])
    found.fields.push({ field, offset: start, scope, inExpression: true });
}

function partsOrNothing(text: string): ExpressionParts | undefined {
  try {
    return expressionParts(text);
  } catch {
    return undefined;
  }
}
