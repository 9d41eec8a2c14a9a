import type { Place } from "../finding/finding.ts";

/** A position as Handlebars counts: lines from 1, columns from 0. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a node stands; `source` is the template's file. */
export interface Location {
  readonly source?: string | undefined;
  readonly start: Position;
  readonly end: Position;
}

/** `products.raw_coal.output`, `../place`, `this`, `@index`. */
export interface PathExpression {
  readonly type: "PathExpression";
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly string[];
  readonly original: string;
  readonly loc: Location;
}

/** A typed string, number or boolean, or one of the words `null` and `undefined`. */
export interface Literal {
  readonly type:
    | "StringLiteral"
    | "NumberLiteral"
    | "BooleanLiteral"
    | "NullLiteral"
    | "UndefinedLiteral";
  readonly value?: string | number | boolean | null | undefined;
  readonly original?: string | number | boolean | null | undefined;
  readonly loc: Location;
}

export interface HashPair {
  readonly type: "HashPair";
  readonly key: string;
  readonly value: Expression;
  readonly loc: Location;
}

export interface Hash {
  readonly type: "Hash";
  readonly pairs: readonly HashPair[];
  readonly loc: Location;
}

/** What a mustache, a block, a sub-expression and a partial have in common. */
export interface Invocation {
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash | undefined;
  readonly loc: Location;
}

export interface SubExpression extends Invocation {
  readonly type: "SubExpression";
}

export type Expression = PathExpression | SubExpression | Literal;

export interface MustacheStatement extends Invocation {
  readonly type: "MustacheStatement";
  /** False for `{{{x}}}` and `{{&x}}`. */
  readonly escaped: boolean;
}

export interface BlockStatement extends Invocation {
  readonly type: "BlockStatement";
  readonly program?: Program | undefined;
  readonly inverse?: Program | undefined;
}

export interface Decorator extends Invocation {
  readonly type: "Decorator";
}

/** `{{#*inline "name"}}…{{/inline}}`. */
export interface DecoratorBlock extends Invocation {
  readonly type: "DecoratorBlock";
  readonly program: Program;
}

interface PartialStatement {
  readonly type: "PartialStatement";
  readonly name: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash | undefined;
  readonly loc: Location;
}

/** `{{#> layout}}…{{/layout}}`. */
interface PartialBlockStatement {
  readonly type: "PartialBlockStatement";
  readonly name: Expression;
  readonly params: readonly Expression[];
  readonly hash?: Hash | undefined;
  readonly program: Program;
  readonly loc: Location;
}

export interface ContentStatement {
  readonly type: "ContentStatement";
  /** What is printed: whitespace beside standalone tags is left out. */
  readonly value: string;
  /** What stands in the file. */
  readonly original: string;
  readonly loc: Location;
}

interface CommentStatement {
  readonly type: "CommentStatement";
  readonly loc: Location;
}

export type PartialCall = PartialStatement | PartialBlockStatement;

export type Statement =
  | MustacheStatement
  | BlockStatement
  | Decorator
  | DecoratorBlock
  | PartialCall
  | ContentStatement
  | CommentStatement;

export interface Program {
  readonly type: "Program";
  readonly body: readonly Statement[];
  readonly blockParams?: readonly string[] | undefined;
  readonly loc?: Location | undefined;
}

/** The place of a node, columns from 1. */
export function placeOf(file: string, location: Location): Place {
  return { file, line: location.start.line, column: location.start.column + 1 };
}

/** A bare name: one part, no `this.`, `./`, `../` or `@` before it. It may be a helper. */
export function bareName(expression: Expression): string | undefined {
  if (expression.type !== "PathExpression" || expression.data || expression.depth > 0) {
    return undefined;
  }
  const [name] = expression.parts;
  const scoped = /^(\.|this\b)/.test(expression.original);
  return expression.parts.length === 1 && !scoped ? name : undefined;
}

/** The name a partial is called by; undefined for one that is worked out, `{{> (x)}}`. */
export function partialName(call: PartialCall): string | undefined {
  if (call.name.type === "SubExpression") return undefined;
  return String(call.name.original);
}

/** The name that `{{#*inline "name"}}` defines. */
export function inlineName(block: DecoratorBlock): string | undefined {
  const [name] = block.params;
  return name?.type === "StringLiteral" ? String(name.value) : undefined;
}

/** An expression as its author wrote it, for messages. */
export function written(expression: Expression): string {
  if (expression.type === "PathExpression") return expression.original;
  if (expression.type === "StringLiteral") return `"${String(expression.value)}"`;
  if (expression.type === "SubExpression") return `(${written(expression.path)} …)`;
  return String(expression.original);
}
