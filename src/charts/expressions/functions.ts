/** A function of Vega's expression language. */
export type ExpressionFunction = (...values: readonly unknown[]) => unknown;

type Numeric = (...values: number[]) => number;

const MATHEMATICS: readonly [string, Numeric][] = [
  ["abs", Math.abs],
  ["ceil", Math.ceil],
  ["exp", Math.exp],
  ["floor", Math.floor],
  ["hypot", Math.hypot],
  ["log", Math.log],
  ["max", Math.max],
  ["min", Math.min],
  ["pow", Math.pow],
  ["round", Math.round],
  ["sqrt", Math.sqrt],
  ["sin", Math.sin],
  ["cos", Math.cos],
  ["tan", Math.tan],
  ["atan2", Math.atan2],
  ["utc", Date.UTC],
  ["clamp", (value = NaN, low = NaN, high = NaN) => Math.max(low, Math.min(high, value))],
];

const PARTS: readonly [string, (date: Date) => number][] = [
  ["time", (date) => date.getTime()],
  ["utcyear", (date) => date.getUTCFullYear()],
  ["utcmonth", (date) => date.getUTCMonth()],
  ["utcdate", (date) => date.getUTCDate()],
  ["utcday", (date) => date.getUTCDay()],
  ["utchours", (date) => date.getUTCHours()],
  ["utcminutes", (date) => date.getUTCMinutes()],
  ["utcseconds", (date) => date.getUTCSeconds()],
  ["utcmilliseconds", (date) => date.getUTCMilliseconds()],
];

/**
 * The functions that charts use most and that Vega's runtime doesn't bring itself. An expression with
 * any other is left to Vega's interpreter.
 */
export const FUNCTIONS: ReadonlyMap<string, ExpressionFunction> = new Map([
  ...MATHEMATICS.map(([name, make]): [string, ExpressionFunction] => [
    name,
    (...values) => make(...values.map(Number)),
  ]),
  ...PARTS.map(([name, part]): [string, ExpressionFunction] => [
    name,
    (value) => part(dateOf(value)),
  ]),
  ["isNaN", Number.isNaN],
  ["isFinite", Number.isFinite],
  ["upper", (text) => String(text).toUpperCase()],
  ["lower", (text) => String(text).toLowerCase()],
  ["trim", (text) => String(text).trim()],
]);

/** What JavaScript makes a date of is nothing that TypeScript would let it be made of. */
function dateOf(value: unknown): Date {
  const date: unknown = Reflect.construct(Date, [value]);
  if (!(date instanceof Date)) throw new Error("a date is a Date");
  return date;
}
