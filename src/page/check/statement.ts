import { type Finding, problem } from "../../finding/finding.ts";
import {
  type BlockStatement,
  bareName,
  type DecoratorBlock,
  inlineName,
  type MustacheStatement,
  type Program,
  placeOf,
  type Statement,
  written,
} from "../ast.ts";
import { type Shape, shapeWords } from "../scope.ts";
import { blockFinding, decoratorFinding, escapeFinding } from "../template-findings.ts";
import { helperOf } from "../vocabulary.ts";
import { refuseOutsideText } from "./commentary.ts";
import { argumentsOf, calledShape, callShape } from "./expression.ts";
import { visitPartial } from "./partial.ts";
import type { Checker, Environment } from "./state.ts";
import { checkDigits } from "./text.ts";
import { bodyEnvironment } from "./vocabulary.ts";

/** Handlebars loses block parameters inside inline partials. */
const NO_PARAMS: Environment["params"] = new Map();

/** Looks at every statement of a program with what can be named there. */
export function walk(checker: Checker, program: Program, env: Environment): void {
  const inlines = new Map(env.inlines);
  const inner: Environment = { ...env, inlines };
  for (const statement of program.body) {
    const name = statement.type === "DecoratorBlock" ? inlineName(statement) : undefined;
    if (statement.type === "DecoratorBlock" && name !== undefined) {
      inlines.set(name, { program: statement.program, env: { ...inner, params: NO_PARAMS } });
    }
  }
  for (const statement of program.body) visit(checker, statement, inner);
  for (const statement of program.body) {
    if (statement.type === "DecoratorBlock") walkUncalled(checker, statement, env);
  }
}

/** An inline partial that nobody calls is looked at where it stands. */
function walkUncalled(checker: Checker, block: DecoratorBlock, env: Environment): void {
  if (bareName(block.path) !== "inline" || inlineName(block) === undefined) {
    checker.findings.push(decoratorFinding(env.file, block));
  } else if (!checker.called.has(block.program)) {
    walk(checker, block.program, { ...env, params: NO_PARAMS });
  }
}

function visit(checker: Checker, statement: Statement, env: Environment): void {
  if (statement.type === "MustacheStatement") visitMustache(checker, statement, env);
  else if (statement.type === "BlockStatement") visitBlock(checker, statement, env);
  else if (statement.type === "Decorator") {
    checker.findings.push(decoratorFinding(env.file, statement));
  } else if (statement.type === "PartialStatement" || statement.type === "PartialBlockStatement") {
    visitPartial(checker, statement, env);
  }
}

function visitMustache(checker: Checker, mustache: MustacheStatement, env: Environment): void {
  const name = bareName(mustache.path);
  if (name === "styles") return;
  const unescaped = escapeFinding(env.file, mustache, false);
  if (unescaped !== undefined) checker.findings.push(unescaped);
  const shape = calledShape(checker, mustache, env);
  if (name === "commentary") refuseOutsideText(checker, mustache, env);
  const silent = ["attribute", "css"].includes(checker.printing.get(mustache) ?? "text");
  if (!silent && shape.kind === "text" && shape.written !== undefined) {
    checkDigits(checker, shape.written);
  }
  if (!silent && shape.kind === "number") checker.findings.push(untraced(env, mustache));
  if (["table", "row", "record", "list", "condition"].includes(shape.kind)) {
    checker.findings.push(unprintable(env, mustache, shape));
  }
}

/** `{{@index}}`: digits on the page that lead back to no input. */
function untraced(env: Environment, mustache: MustacheStatement): Finding {
  return problem(
    "template/untraced-number",
    placeOf(env.file, mustache.loc),
    `${written(mustache.path)} is a number of the template's own, with no fact behind it`,
    "Print a fact instead, such as a position that the query gives.",
  );
}

function unprintable(env: Environment, mustache: MustacheStatement, shape: Shape): Finding {
  return problem(
    "template/unprintable",
    placeOf(env.file, mustache.loc),
    `${written(mustache.path)} is ${shapeWords(shape)}, which doesn't print`,
    shape.kind === "condition" ? "Write it into {{#if}}." : "Print one of its facts.",
  );
}

function visitBlock(checker: Checker, block: BlockStatement, env: Environment): void {
  const helper = helperOf(bareName(block.path));
  const finding = blockFinding(env.file, block, helper);
  if (finding !== undefined) checker.findings.push(finding);
  if (helper === undefined || finding !== undefined) return;
  const args = argumentsOf(checker, block, env);
  callShape(checker, block, helper, env, args, true);
  const inner = bodyEnvironment(env, helper, block, args);
  if (block.program !== undefined) walk(checker, block.program, inner);
  if (block.inverse !== undefined) walk(checker, block.inverse, env);
}
