import type {
  Expression,
  Hash,
  Literal,
  Location,
  MustacheStatement,
  PathExpression,
  SubExpression,
} from "./ast.ts";

/** `this`. */
export function currentContext(loc: Location): PathExpression {
  return { type: "PathExpression", data: false, depth: 0, parts: [], original: "this", loc };
}

export function textLiteral(value: string, loc: Location): Literal {
  return { type: "StringLiteral", value, original: value, loc };
}

function named(name: string, loc: Location): PathExpression {
  return { type: "PathExpression", data: false, depth: 0, parts: [name], original: name, loc };
}

/** A call of one of our own helpers as an argument. */
export function internalCall(
  name: string,
  params: readonly Expression[],
  loc: Location,
  hash?: Hash,
): SubExpression {
  return { type: "SubExpression", path: named(name, loc), params: [...params], hash, loc };
}

/** A mustache that prints what one of our own helpers gives, as it is. */
export function internalMustache(
  name: string,
  params: readonly Expression[],
  loc: Location,
): MustacheStatement {
  return {
    type: "MustacheStatement",
    path: named(name, loc),
    params: [...params],
    escaped: false,
    loc,
  };
}
