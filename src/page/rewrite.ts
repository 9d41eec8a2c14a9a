import { type Finding, type Place, problem } from "../finding/finding.ts";
import { nameRemedy } from "../finding/near.ts";
import {
  type BlockStatement,
  bareName,
  type Decorator,
  type DecoratorBlock,
  type Expression,
  type Hash,
  type Invocation,
  inlineName,
  type Literal,
  type Location,
  type MustacheStatement,
  type PartialCall,
  type PathExpression,
  type Program,
  partialName,
  placeOf,
  type Statement,
  type SubExpression,
  written,
} from "./ast.ts";
import type { Helper } from "./helper.ts";
import type { PrintingPlan } from "./printing.ts";
import { helperNames, helperOf } from "./vocabulary.ts";

/** Names of our own helpers that the rewritten tree calls; no author can write them. */
export const INTERNAL = {
  get: "$get",
  data: "$data",
  scope: "$scope",
  print: "$print",
  styles: "$styles",
} as const;

interface Work {
  readonly file: string;
  readonly plan: PrintingPlan;
  readonly findings: Finding[];
  /** Names of block parameters in scope, `{{#each x as |row|}}`. */
  readonly blockParams: readonly string[];
}

/**
 * The tree that Handlebars compiles. Every path becomes a strict look-up of our own, wherever it
 * stands, and every mustache a call of a printer that knows where in the HTML it is; so neither
 * Handlebars' silence about unknown names nor its escaping by one rule for all places is left.
 */
export function rewrite(
  file: string,
  program: Program,
  plan: PrintingPlan,
): { readonly program: Program; readonly findings: readonly Finding[] } {
  const work: Work = { file, plan, findings: [], blockParams: [] };
  return { program: rewriteProgram(work, program), findings: work.findings };
}

function rewriteProgram(work: Work, program: Program): Program {
  const names = program.blockParams ?? [];
  const inner =
    names.length === 0 ? work : { ...work, blockParams: [...names, ...work.blockParams] };
  return {
    ...program,
    body: program.body.flatMap((statement) => rewriteStatement(inner, statement)),
  };
}

function rewriteStatement(work: Work, statement: Statement): Statement[] {
  switch (statement.type) {
    case "MustacheStatement":
      return rewriteMustache(work, statement);
    case "BlockStatement":
      return rewriteBlock(work, statement);
    case "DecoratorBlock":
      return rewriteInline(work, statement);
    case "Decorator":
      return refuseDecorator(work, statement);
    case "PartialStatement":
    case "PartialBlockStatement":
      return rewritePartial(work, statement);
    default:
      return [statement];
  }
}

function rewriteMustache(work: Work, mustache: MustacheStatement): Statement[] {
  const printing = work.plan.printing.get(mustache);
  if (printing === undefined) return [];
  const finding = escapeFinding(work.file, mustache, printing === "styles");
  if (finding !== undefined) work.findings.push(finding);
  const { loc } = mustache;
  if (printing === "styles") return [call(INTERNAL.styles, [], loc)];
  const value = calledExpression(work, mustache);
  if (value === undefined) return [];
  const said = text(written(mustache.path), loc);
  return [call(INTERNAL.print, [value, text(printing, loc), said], loc)];
}

/** `{{{x}}}` prints without escaping: nothing of an author's may. */
export function escapeFinding(
  file: string,
  mustache: MustacheStatement,
  safe: boolean,
): Finding | undefined {
  if (mustache.escaped || safe) return undefined;
  return problem(
    "template/unescaped",
    placeOf(file, mustache.loc),
    `{{{${written(mustache.path)}}}} would print without escaping`,
    "Write it with two braces: what is ours prints as markup anyway.",
  );
}

/** What a mustache prints: a helper's result or a value. */
function calledExpression(work: Work, mustache: Invocation): Expression | undefined {
  const name = bareName(mustache.path);
  const isParameter = name !== undefined && work.blockParams.includes(name);
  if (!isParameter && helperOf(name) !== undefined) return invocation(work, mustache);
  if (mustache.params.length > 0 || (mustache.hash?.pairs.length ?? 0) > 0) {
    work.findings.push(unknownHelper(written(mustache.path), placeOf(work.file, mustache.loc)));
    return undefined;
  }
  return expression(work, mustache.path);
}

/** The finding for a call of something that is no helper. */
export function unknownHelper(name: string, place: Place): Finding {
  return problem(
    "template/unknown-helper",
    place,
    `there is no helper "${name}"`,
    nameRemedy(name, helperNames),
  );
}

/** The finding for a block that is none; undefined where the helper may be called as one. */
export function blockFinding(
  file: string,
  block: BlockStatement,
  helper: Helper | undefined,
): Finding | undefined {
  const place = placeOf(file, block.loc);
  const name = written(block.path);
  if (helper?.block === "never") {
    return problem(
      "template/no-block",
      place,
      `"${name}" is no block`,
      `Write it without the #: {{${name} …}}.`,
    );
  }
  if (helper !== undefined) return undefined;
  if (block.params.length > 0) return unknownHelper(name, place);
  return problem(
    "template/unknown-helper",
    place,
    `there is no block "${name}"`,
    `Write {{#each ${name}}} for the rows of a table, {{#with ${name}}} for a row, or correct the name.`,
  );
}

function rewriteBlock(work: Work, block: BlockStatement): Statement[] {
  const finding = blockFinding(work.file, block, helperOf(bareName(block.path)));
  if (finding !== undefined) {
    work.findings.push(finding);
    return [];
  }
  const { program, inverse } = block;
  return [
    {
      ...block,
      ...invocationParts(work, block),
      program: program && rewriteProgram(work, program),
      inverse: inverse && rewriteProgram(work, inverse),
    },
  ];
}

function rewriteInline(work: Work, block: DecoratorBlock): Statement[] {
  if (bareName(block.path) !== "inline" || inlineName(block) === undefined) {
    return refuseDecorator(work, block);
  }
  return [{ ...block, program: rewriteProgram({ ...work, blockParams: [] }, block.program) }];
}

function refuseDecorator(work: Work, decorator: Decorator | DecoratorBlock): Statement[] {
  work.findings.push(decoratorFinding(work.file, decorator));
  return [];
}

export function decoratorFinding(file: string, decorator: Decorator | DecoratorBlock): Finding {
  return problem(
    "template/decorator",
    placeOf(file, decorator.loc),
    `the decorator "${written(decorator.path)}" is not known`,
    'Only {{#*inline "name"}}…{{/inline}} is.',
  );
}

function rewritePartial(work: Work, partial: PartialCall): Statement[] {
  if (partialName(partial) === undefined) {
    work.findings.push(dynamicPartial(work.file, partial));
    return [];
  }
  const params = contextOf(work, partial);
  return partial.type === "PartialStatement"
    ? [{ ...partial, params, hash: undefined }]
    : [{ ...partial, params, hash: undefined, program: rewriteProgram(work, partial.program) }];
}

export function dynamicPartial(file: string, partial: PartialCall): Finding {
  return problem(
    "template/dynamic-partial",
    placeOf(file, partial.loc),
    "the name of a partial can't be worked out",
    "Name it: {{> name}}, inside {{#if}} where it depends on something.",
  );
}

/** The context of a partial: the one given or the current one, with the named parameters above it. */
function contextOf(work: Work, partial: PartialCall): Expression[] {
  const [given] = partial.params;
  const { loc } = partial;
  const context = given === undefined ? current(loc) : expression(work, given);
  const pairs = partial.hash?.pairs ?? [];
  if (pairs.length === 0) return given === undefined ? [] : [context];
  return [subExpression(INTERNAL.scope, [context], loc, rewriteHash(work, partial.hash))];
}

function expression(work: Work, node: Expression): Expression {
  if (node.type === "PathExpression") return pathLookup(work, node);
  if (node.type === "SubExpression") return invocation(work, node);
  return { ...node };
}

function invocation(work: Work, node: Invocation): SubExpression {
  const name = bareName(node.path);
  if (helperOf(name) === undefined) {
    work.findings.push(unknownHelper(written(node.path), placeOf(work.file, node.loc)));
  }
  return { ...invocationParts(work, node), type: "SubExpression" };
}

function invocationParts(work: Work, node: Invocation): Invocation {
  return {
    path: { ...node.path },
    params: node.params.map((param) => expression(work, param)),
    hash: rewriteHash(work, node.hash),
    loc: node.loc,
  };
}

function rewriteHash(work: Work, hash: Hash | undefined): Hash | undefined {
  return (
    hash && {
      ...hash,
      pairs: hash.pairs.map((pair) => ({ ...pair, value: expression(work, pair.value) })),
    }
  );
}

/** `a.b.c` as `($get this "a" "b" "c")`, `@x.y` as `($data @x "x" "y")`. */
function pathLookup(work: Work, path: PathExpression): SubExpression {
  const { loc } = path;
  const [first = "", ...rest] = path.parts;
  if (path.data) {
    const base: PathExpression = { ...path, parts: [first] };
    return subExpression(INTERNAL.data, [base, ...path.parts.map((part) => text(part, loc))], loc);
  }
  const scoped = /^(\.|this\b)/.test(path.original);
  if (path.depth === 0 && !scoped && work.blockParams.includes(first)) {
    const base: PathExpression = { ...path, parts: [first], original: first };
    return subExpression(INTERNAL.get, [base, ...rest.map((part) => text(part, loc))], loc);
  }
  const base: PathExpression = { ...current(loc), depth: path.depth };
  return subExpression(INTERNAL.get, [base, ...path.parts.map((part) => text(part, loc))], loc);
}

function current(loc: Location): PathExpression {
  return { type: "PathExpression", data: false, depth: 0, parts: [], original: "this", loc };
}

function text(value: string, loc: Location): Literal {
  return { type: "StringLiteral", value, original: value, loc };
}

function named(name: string, loc: Location): PathExpression {
  return { type: "PathExpression", data: false, depth: 0, parts: [name], original: name, loc };
}

function subExpression(
  name: string,
  params: readonly Expression[],
  loc: Location,
  hash?: Hash,
): SubExpression {
  return { type: "SubExpression", path: named(name, loc), params: [...params], hash, loc };
}

/** A mustache that prints what one of our own helpers gives, as it is. */
function call(name: string, params: readonly Expression[], loc: Location): MustacheStatement {
  return {
    type: "MustacheStatement",
    path: named(name, loc),
    params: [...params],
    escaped: false,
    loc,
  };
}
