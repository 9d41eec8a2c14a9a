import { expressionInterpreter } from "vega-interpreter";
import type { JsonObject } from "../record.ts";
import { compileExpression, type Evaluate } from "./evaluate.ts";
import { settleSpace } from "./space.ts";

/** Where Vega's runtime stands when it asks for an expression. */
interface Context {
  readonly functions: JsonObject;
}

interface Expression {
  readonly ast?: unknown;
}

interface Encoding {
  readonly marktype: string;
  readonly channels: Readonly<Record<string, Expression>>;
}

const NOTHING: JsonObject = {};

function evaluator({ functions }: Context, { ast }: Expression): Evaluate | undefined {
  return compileExpression(ast, functions);
}

/** How a View evaluates expressions: its option `expr`. Events never happen in print. */
export const closures = {
  event: expressionInterpreter.event,
  handler: expressionInterpreter.handler,

  operator(context: Context, expression: Expression) {
    const evaluate = evaluator(context, expression);
    if (evaluate === undefined) return expressionInterpreter.operator(context, expression);
    const { functions } = context;
    return (parameters: JsonObject = NOTHING) =>
      evaluate({ datum: undefined, item: undefined, parameters, functions });
  },

  parameter(context: Context, expression: Expression) {
    const evaluate = evaluator(context, expression);
    if (evaluate === undefined) return expressionInterpreter.parameter(context, expression);
    const { functions } = context;
    return (datum: unknown, parameters: JsonObject = NOTHING) =>
      evaluate({ datum, item: undefined, parameters, functions });
  },

  encode(context: Context, encoding: Encoding) {
    const { functions } = context;
    const { marktype, channels } = encoding;
    const compiled = Object.entries(channels).map(([name, expression]) => ({
      name,
      evaluate: evaluator(context, expression),
    }));
    const known = compiled.flatMap(({ name, evaluate }) => (evaluate ? [{ name, evaluate }] : []));
    if (known.length < compiled.length) return expressionInterpreter.encode(context, encoding);
    const settle = settleSpace(marktype, new Set(Object.keys(channels)));
    return (item: Record<string, unknown>, parameters: JsonObject = NOTHING) => {
      const values = { datum: item.datum, item, parameters, functions };
      let changed = 0;
      for (const { name, evaluate } of known) {
        const value = evaluate(values);
        if (item[name] === value) continue;
        item[name] = value;
        changed = 1;
      }
      settle(item);
      return changed;
    };
  },
};
