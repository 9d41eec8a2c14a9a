import { isObject, type JsonObject } from "../record.ts";
import { FUNCTIONS } from "./functions.ts";

/** What an expression is evaluated with. */
export interface Values {
  readonly datum: unknown;
  readonly item: unknown;
  /** Values of signals, by `$` and their name. */
  readonly parameters: JsonObject;
  /** What Vega's runtime brings: `scale`, `format` … */
  readonly functions: JsonObject;
}

export type Evaluate = (values: Values) => unknown;

/** Trees are the same for every View of a chart, and all Views bring the same functions. */
const known = new WeakMap<object, Evaluate | "unknown">();

/**
 * A syntax tree of Vega's as a closure: nothing is made into code, and nothing is looked up again
 * each time, as Vega's interpreter does. Undefined where the tree has something that is rare enough
 * to be left to that interpreter.
 */
export function compileExpression(tree: unknown, functions: JsonObject): Evaluate | undefined {
  if (!isObject(tree)) return undefined;
  const before = known.get(tree);
  if (before !== undefined) return before === "unknown" ? undefined : before;
  const made = compile(tree, functions);
  known.set(tree, made ?? "unknown");
  return made;
}

function compile(tree: unknown, functions: JsonObject): Evaluate | undefined {
  if (!isObject(tree)) return undefined;
  switch (tree.type) {
    case "Literal":
      return literal(tree);
    case "Identifier":
      return identifier(String(tree.name));
    case "MemberExpression":
      return member(tree, functions);
    case "CallExpression":
      return call(tree, functions);
    case "ArrayExpression":
      return all(tree.elements, functions, (list) => (values) => list.map((each) => each(values)));
    case "UnaryExpression":
      return unary(tree, functions);
    case "BinaryExpression":
      return binary(tree, functions);
    case "LogicalExpression":
      return logical(tree, functions);
    case "ConditionalExpression":
      return conditional(tree, functions);
    default:
      return undefined;
  }
}

/** What is made of several trees; undefined where one of them can't be compiled. */
function all(
  trees: unknown,
  functions: JsonObject,
  make: (parts: readonly Evaluate[]) => Evaluate | undefined,
): Evaluate | undefined {
  const parts = Array.isArray(trees) ? trees.map((tree) => compile(tree, functions)) : [];
  const done = parts.filter((part) => part !== undefined);
  return done.length === parts.length ? make(done) : undefined;
}

function literal({ value }: JsonObject): Evaluate | undefined {
  return isObject(value) ? undefined : () => value;
}

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ["NaN", NaN],
  ["E", Math.E],
  ["LN2", Math.LN2],
  ["LN10", Math.LN10],
  ["LOG2E", Math.LOG2E],
  ["LOG10E", Math.LOG10E],
  ["PI", Math.PI],
  ["SQRT1_2", Math.SQRT1_2],
  ["SQRT2", Math.SQRT2],
  ["MIN_VALUE", Number.MIN_VALUE],
  ["MAX_VALUE", Number.MAX_VALUE],
]);

function identifier(name: string): Evaluate | undefined {
  if (name === "datum") return ({ datum }) => datum;
  if (name === "item") return ({ item }) => item;
  if (name === "event") return undefined;
  if (CONSTANTS.has(name)) return () => CONSTANTS.get(name);
  const key = `$${name}`;
  return ({ parameters }) => parameters[key];
}

function member(
  { object, property, computed }: JsonObject,
  functions: JsonObject,
): Evaluate | undefined {
  const owner = compile(object, functions);
  if (owner === undefined || !isObject(property)) return undefined;
  if (!computed) return read(owner, String(property.name));
  if (property.type === "Literal") return read(owner, String(property.value));
  const key = compile(property, functions);
  return key && ((values) => memberOf(owner(values), String(key(values))));
}

function read(owner: Evaluate, key: string): Evaluate {
  return (values) => memberOf(owner(values), key);
}

/** Functions by which an expression could make and run code. */
const REFUSED: ReadonlySet<unknown> = new Set([
  Function,
  // biome-ignore lint/security/noGlobalEval: named here to be refused
  eval,
  setTimeout,
  setInterval,
  setImmediate,
]);

function memberOf(owner: unknown, key: string): unknown {
  if (owner === null || owner === undefined)
    throw new TypeError(`Cannot read properties of ${owner} (reading '${key}')`);
  const value: unknown = Reflect.get(Object(owner), key, owner);
  if (typeof value === "function" && REFUSED.has(value))
    throw new TypeError(`an expression may not read ${key}`);
  return value;
}

function call(
  { callee, arguments: given }: JsonObject,
  functions: JsonObject,
): Evaluate | undefined {
  // Vega's own encoders call some functions by a name with a line before it.
  const name = String(isObject(callee) ? callee.name : "").replace(/^_/, "");
  if (name === "if") return all(given, functions, choice);
  const own = FUNCTIONS.get(name);
  const brought = functions[name];
  if (typeof brought !== "function" && own === undefined) return undefined;
  return all(given, functions, (parts) => {
    const given = together(parts);
    return (values) => {
      const called = values.functions[name];
      if (typeof called === "function") return called.apply(values.functions, given(values));
      return own?.(...given(values));
    };
  });
}

/** The values of a call; most have one, two or three. */
function together([a, b, c, ...rest]: readonly Evaluate[]): (values: Values) => unknown[] {
  if (a === undefined) return () => [];
  if (b === undefined) return (values) => [a(values)];
  if (c === undefined) return (values) => [a(values), b(values)];
  if (rest.length === 0) return (values) => [a(values), b(values), c(values)];
  return (values) => [a, b, c, ...rest].map((part) => part(values));
}

function choice([test, yes, no]: readonly Evaluate[]): Evaluate | undefined {
  if (test === undefined || yes === undefined || no === undefined) return undefined;
  return (values) => (test(values) ? yes(values) : no(values));
}

function conditional(
  { test, consequent, alternate }: JsonObject,
  functions: JsonObject,
): Evaluate | undefined {
  return all([test, consequent, alternate], functions, choice);
}

function logical(
  { operator, left, right }: JsonObject,
  functions: JsonObject,
): Evaluate | undefined {
  return all([left, right], functions, ([a, b]) => {
    if (a === undefined || b === undefined) return undefined;
    return operator === "&&"
      ? (values) => a(values) && b(values)
      : (values) => a(values) || b(values);
  });
}

/**
 * JavaScript's operators take whatever a row holds. As methods they can be told to: TypeScript would
 * have numbers here.
 */
interface Operator {
  on(left: unknown, right: unknown): unknown;
}

const BINARY: ReadonlyMap<unknown, Operator> = new Map<unknown, Operator>([
  ["*", { on: (a: number, b: number) => a * b }],
  ["+", { on: (a: number, b: number) => a + b }],
  ["-", { on: (a: number, b: number) => a - b }],
  ["/", { on: (a: number, b: number) => a / b }],
  ["%", { on: (a: number, b: number) => a % b }],
  [">", { on: (a: number, b: number) => a > b }],
  ["<", { on: (a: number, b: number) => a < b }],
  ["<=", { on: (a: number, b: number) => a <= b }],
  [">=", { on: (a: number, b: number) => a >= b }],
  // biome-ignore lint/suspicious/noDoubleEquals: the author's own operator
  ["==", { on: (a: number, b: number) => a == b }],
  // biome-ignore lint/suspicious/noDoubleEquals: the author's own operator
  ["!=", { on: (a: number, b: number) => a != b }],
  ["===", { on: (a: number, b: number) => a === b }],
  ["!==", { on: (a: number, b: number) => a !== b }],
]);

function binary(
  { operator, left, right }: JsonObject,
  functions: JsonObject,
): Evaluate | undefined {
  const known = BINARY.get(operator);
  if (known === undefined) return undefined;
  return all([left, right], functions, ([a, b]) => {
    if (a === undefined || b === undefined) return undefined;
    return (values) => known.on(a(values), b(values));
  });
}

const UNARY: ReadonlyMap<unknown, Operator> = new Map<unknown, Operator>([
  ["+", { on: (value: number) => +value }],
  ["-", { on: (value: number) => -value }],
  ["!", { on: (value: unknown) => !value }],
]);

function unary({ operator, argument }: JsonObject, functions: JsonObject): Evaluate | undefined {
  const known = UNARY.get(operator);
  if (known === undefined) return undefined;
  return all([argument], functions, ([of]) => {
    return of && ((values) => known.on(of(values), undefined));
  });
}
