import type { Finding } from "../finding/finding.ts";
import {
  type BlockStatement,
  bareName,
  type Decorator,
  type DecoratorBlock,
  type Expression,
  type Hash,
  type Invocation,
  inlineName,
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
import { currentContext, internalCall, internalMustache, textLiteral } from "./nodes.ts";
import type { PrintingPlan } from "./printing-plan.ts";
import {
  blockFinding,
  decoratorFinding,
  dynamicPartial,
  escapeFinding,
  unknownHelper,
} from "./template-findings.ts";
import { helperOf } from "./vocabulary.ts";

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
  if (printing === "styles") return [internalMustache(INTERNAL.styles, [], loc)];
  const value = calledExpression(work, mustache);
  if (value === undefined) return [];
  const said = textLiteral(written(mustache.path), loc);
  return [internalMustache(INTERNAL.print, [value, textLiteral(printing, loc), said], loc)];
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
  // Handlebars loses block parameters there, so their names are looked up as any other.
  return [{ ...block, program: rewriteProgram({ ...work, blockParams: [] }, block.program) }];
}

function refuseDecorator(work: Work, decorator: Decorator | DecoratorBlock): Statement[] {
  work.findings.push(decoratorFinding(work.file, decorator));
  return [];
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

/** The context of a partial: the one given or the current one, with the named parameters above it. */
function contextOf(work: Work, partial: PartialCall): Expression[] {
  const [given] = partial.params;
  const { loc } = partial;
  const context = given === undefined ? currentContext(loc) : expression(work, given);
  const pairs = partial.hash?.pairs ?? [];
  if (pairs.length === 0) return given === undefined ? [] : [context];
  return [internalCall(INTERNAL.scope, [context], loc, rewriteHash(work, partial.hash))];
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
    return internalCall(
      INTERNAL.data,
      [base, ...path.parts.map((part) => textLiteral(part, loc))],
      loc,
    );
  }
  const scoped = /^(\.|this\b)/.test(path.original);
  if (path.depth === 0 && !scoped && work.blockParams.includes(first)) {
    const base: PathExpression = { ...path, parts: [first], original: first };
    return internalCall(INTERNAL.get, [base, ...rest.map((part) => textLiteral(part, loc))], loc);
  }
  const base: PathExpression = { ...currentContext(loc), depth: path.depth };
  return internalCall(
    INTERNAL.get,
    [base, ...path.parts.map((part) => textLiteral(part, loc))],
    loc,
  );
}
