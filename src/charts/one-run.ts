import { type Runtime, transforms, type View } from "vega";
import { operatorsIn } from "./operators.ts";
import { isObject, type JsonObject } from "./record.ts";

/**
 * What Vega makes anew of new rows when the old ones go in the same run, sums apart. Others remember:
 * facets keep their panels in the order in which they came, legends their entries.
 */
const FORGETFUL: ReadonlySet<unknown> = new Set([
  ...["operator", "collect", "sieve", "relay", "filter", "formula", "window", "stack", "aggregate"],
  ...["extent", "multiextent", "values", "multivalues", "scale", "axisticks", "datajoin", "encode"],
  ...["mark", "sortitems", "bound", "overlap", "proxy", "render", "viewlayout"],
]);

/**
 * Whether a chart's rows may be replaced in one run of Vega. Else the old rows have to be taken out in
 * a run of their own, so that sums, panels and the order of things begin anew.
 */
export function drawsInOneRun(runtime: Runtime): boolean {
  return operatorsIn(runtime).every(({ type }) => FORGETFUL.has(type));
}

/** Rows that come and go in a run of Vega. */
interface Pulse {
  readonly ADD: number;
  readonly REM: number;
  /** As if no field of a row had been changed. */
  readonly NO_FIELDS: number;
  readonly rem: object[];
  visit(kind: number, each: () => void): unknown;
  fork(kinds: number): Pulse;
}

/** Vega's operator that sums rows up, and its sums by what they are of. */
interface Aggregate {
  value: Readonly<Record<string, Sum>> | null;
  transform(parameters: unknown, pulse: Pulse): Pulse;
}

interface Sum {
  /** Of rows. */
  readonly num: number;
  readonly tuple: object;
}

/**
 * Lets the sums of a View begin anew when all of their rows are replaced at once. Vega would go on with
 * those that it has: categories would stand in the order in which earlier rows had them.
 */
export function forgetSums(view: View): void {
  for (const operator of Object.values(nodesOf(view)))
    if (isAggregate(operator)) operator.transform = forgetting(operator, operator.transform);
}

function nodesOf(view: View): JsonObject {
  const runtime: unknown = Reflect.get(view, "_runtime");
  const nodes = isObject(runtime) ? runtime.nodes : undefined;
  if (!isObject(nodes)) throw new Error("Vega's View has no operators");
  return nodes;
}

function isAggregate(operator: unknown): operator is Aggregate {
  return isObject(operator) && Object.is(operator.constructor, transforms.aggregate);
}

function forgetting(
  operator: Aggregate,
  transform: Aggregate["transform"],
): Aggregate["transform"] {
  return (parameters, pulse) => {
    const sums = Object.values(operator.value ?? {});
    if (!areReplaced(sums, pulse)) return transform.call(operator, parameters, pulse);
    operator.value = null;
    const added = pulse.fork(pulse.ADD | pulse.NO_FIELDS);
    const changed = transform.call(operator, parameters, added);
    changed.rem.push(...sums.filter(({ num }) => num > 0).map(({ tuple }) => tuple));
    return changed;
  };
}

function areReplaced(sums: readonly Sum[], pulse: Pulse): boolean {
  let gone = 0;
  pulse.visit(pulse.REM, () => gone++);
  return gone > 0 && gone === sums.reduce((rows, { num }) => rows + num, 0);
}
