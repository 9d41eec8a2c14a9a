import fc from "fast-check";
import { parseExpression } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { describe, expect, test } from "vitest";
import { closures } from "../../../src/charts/expressions/closures.ts";
import { compileExpression } from "../../../src/charts/expressions/evaluate.ts";

const context = {
  functions: {
    twice(value: number) {
      return 2 * value + this.offset;
    },
    offset: 1,
  },
};

const datum = {
  n: 3,
  s: "Coal",
  none: null,
  list: [1, 2, 3],
  "a b": 4,
  when: new Date(86_400_000),
};
const parameters = { $width: 300, $on: true };

type Outcome = { value: unknown } | { error: string };

/** What an expression yields, or how it fails. */
function outcome(evaluate: () => unknown): Outcome {
  try {
    return { value: evaluate() };
  } catch (error) {
    return { error: error instanceof TypeError ? "TypeError" : String(error) };
  }
}

function both(text: string): { ours: Outcome; vegas: Outcome } {
  const expression = { ast: parseExpression(text) };
  return {
    ours: outcome(() => closures.parameter(context, expression)(datum, parameters)),
    vegas: outcome(() => expressionInterpreter.parameter(context, expression)(datum, parameters)),
  };
}

const LEAVES = [
  ...["1", "0", "-2.5", "'a'", "'3'", "true", "null", "PI", "width", "on", "datum.n", "datum.s"],
  ...["datum.none", "datum.missing", "datum['a b']", "datum.list", "datum.list[1]", "datum.when"],
  ...["datum.list.length", "datum[datum.s]", "undefined_signal", "datum"],
];
const OPERATORS = [
  "*",
  "+",
  "-",
  "/",
  "%",
  ">",
  "<",
  "<=",
  ">=",
  "==",
  "!=",
  "===",
  "!==",
  "&&",
  "||",
];
const ONE = [
  "abs",
  "ceil",
  "floor",
  "round",
  "sqrt",
  "isNaN",
  "isFinite",
  "upper",
  "lower",
  "trim",
];
const DATES = ["time", "utcyear", "utcmonth", "utcdate", "utcday", "utchours", "utcminutes"];
const FUNCTIONS = [...ONE, ...DATES, "twice", "parseFloat", "length"];

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const part = tie("expression");
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthSize: "medium" },
      fc.constantFrom(...LEAVES),
      fc.tuple(part, fc.constantFrom(...OPERATORS), part).map((parts) => `(${parts.join(" ")})`),
      fc.tuple(fc.constantFrom("!", "-", "+", "~"), part).map(([sign, of]) => `${sign}(${of})`),
      fc.tuple(part, part, part).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
      fc.tuple(part, part, part).map((parts) => `if(${parts.join(", ")})`),
      fc.tuple(fc.constantFrom(...FUNCTIONS), part).map(([name, of]) => `${name}(${of})`),
      fc.tuple(part, part).map((parts) => `[${parts.join(", ")}]`),
      fc.tuple(part, part, part).map((parts) => `clamp(${parts.join(", ")})`),
      fc.tuple(part, part).map((parts) => `max(${parts.join(", ")})`),
    ),
  };
});

describe("closures", () => {
  test("yield what Vega's interpreter yields, and fail where it fails", () => {
    fc.assert(
      fc.property(expression, (text) => {
        const { ours, vegas } = both(text);
        expect(ours).toEqual(vegas);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["an object", "{a: datum.n}.a", 3],
    ["a pattern", "test(/c.al/i, datum.s)", true],
    ["a function that we leave to Vega", "parseInt('12px')", 12],
    ["NaN, which Vega's interpreter takes for a signal", "isNaN(NaN)", true],
  ])("%s", (_what, text, value) => {
    expect(both(text).ours).toEqual({ value });
  });

  test("what is left to Vega's interpreter is not compiled", () => {
    for (const text of ["{a: 1}", "/a/", "parseInt(datum.s)", "event", "1 + (2 | 1)"])
      expect(compileExpression(parseExpression(text), context.functions)).toBeUndefined();
  });

  test("no way leads to code", () => {
    const text = "datum.make";
    const evaluate = closures.parameter(context, { ast: parseExpression(text) });
    for (const make of [Function, setTimeout])
      expect(() => evaluate({ make }, parameters)).toThrow("an expression may not read make");
  });
});

describe("encoders", () => {
  const KINDS = ["rect", "group", "symbol", "rule", "text", "area"];
  const CHANNELS = ["x", "x2", "xc", "width", "y", "y2", "yc", "height", "fill"];
  const value = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(null, 2.5));
  const encoding = fc.record({
    marktype: fc.constantFrom(...KINDS),
    values: fc.dictionary(fc.constantFrom(...CHANNELS), value),
    before: fc.dictionary(fc.constantFrom(...CHANNELS), value),
  });

  test("leave an item as Vega's leave it", () => {
    fc.assert(
      fc.property(encoding, ({ marktype, values, before }) => {
        const channels = Object.fromEntries(
          Object.keys(values).map((name) => [name, { ast: parseExpression(`datum.${name}`) }]),
        );
        const items = [closures, expressionInterpreter].map((made) => {
          const item: Record<string, unknown> = { ...before, datum: values };
          const encode = made.encode(context, { marktype, channels });
          return { changed: encode(item, {}), item };
        });
        expect(items[0]).toEqual(items[1]);
      }),
      { numRuns: 500 },
    );
  });
});
