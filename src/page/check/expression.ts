import { type Finding, problem } from "../../finding/finding.ts";
import {
  bareName,
  type Expression,
  type Invocation,
  type MustacheStatement,
  placeOf,
  written,
} from "../ast.ts";
import type { Helper } from "../helper.ts";
import { type Shape, UNKNOWN } from "../scope.ts";
import { unknownHelper } from "../template-findings.ts";
import { helperOf } from "../vocabulary.ts";
import { type Argument, checkArguments } from "./call.ts";
import { pathShape } from "./path.ts";
import type { Checker, Environment } from "./state.ts";
import { checkNames, refuseHidden } from "./vocabulary.ts";

/** What a mustache prints. */
export function calledShape(checker: Checker, call: MustacheStatement, env: Environment): Shape {
  const { path } = call;
  const name = bareName(path);
  const isParameter = name !== undefined && env.params.has(name);
  const helper = isParameter ? undefined : helperOf(name);
  if (helper !== undefined) {
    refuseHidden(checker, env, helper, call);
    return callShape(checker, call, helper, env, argumentsOf(checker, call, env));
  }
  if (call.params.length > 0 || (call.hash?.pairs.length ?? 0) > 0) {
    checker.findings.push(unknownHelper(written(path), placeOf(env.file, call.loc)));
    return UNKNOWN;
  }
  return shapeOf(checker, path, env);
}

/** What an expression is. */
export function shapeOf(checker: Checker, expression: Expression, env: Environment): Shape {
  const place = placeOf(env.file, expression.loc);
  switch (expression.type) {
    case "PathExpression":
      return pathShape(checker, env, expression);
    case "SubExpression":
      return subShape(checker, expression, env);
    case "StringLiteral":
      return { kind: "text", written: { text: String(expression.value), place } };
    case "NumberLiteral":
      return { kind: "number" };
    case "BooleanLiteral":
      return { kind: "condition" };
    default:
      return UNKNOWN;
  }
}

function subShape(checker: Checker, call: Invocation, env: Environment): Shape {
  const helper = helperOf(bareName(call.path));
  if (helper !== undefined) {
    return callShape(checker, call, helper, env, argumentsOf(checker, call, env));
  }
  checker.findings.push(unknownHelper(written(call.path), placeOf(env.file, call.loc)));
  return UNKNOWN;
}

/** What a helper gives; its arguments are looked at on the way. */
export function callShape(
  checker: Checker,
  call: Invocation,
  helper: Helper,
  env: Environment,
  args: readonly Argument[],
  block = false,
): Shape {
  const hash = new Map(
    (call.hash?.pairs ?? []).map((pair): [string, Argument] => [
      pair.key,
      { expression: pair.value, shape: shapeOf(checker, pair.value, env) },
    ]),
  );
  if (!block && helper.block === "always") {
    checker.findings.push(needsBlock(env, helper, call));
    return UNKNOWN;
  }
  if (!(block && helper.name === "list")) checkArguments(checker, env, helper, call, args, hash);
  checkNames(checker, env, helper, call, args, block);
  return { kind: helper.theme === "conditions" ? "condition" : "words" };
}

/** The arguments of a call and what each is. */
export function argumentsOf(checker: Checker, call: Invocation, env: Environment): Argument[] {
  return call.params.map((expression) => ({
    expression,
    shape: shapeOf(checker, expression, env),
  }));
}

function needsBlock(env: Environment, helper: Helper, call: Invocation): Finding {
  return problem(
    "template/needs-block",
    placeOf(env.file, call.loc),
    `"${helper.name}" is a block`,
    `Write {{#${helper.name} …}}…{{/${helper.name}}}.`,
  );
}
