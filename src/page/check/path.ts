import type { Finding } from "../../finding/finding.ts";
import { type PathExpression, placeOf } from "../ast.ts";
import { unknownData } from "../engine.ts";
import { noParts, unknownName } from "../lookup.ts";
import { childShape, type Shape, shapeNames, shapeWords, UNKNOWN } from "../scope.ts";
import type { Checker, Environment } from "./state.ts";

/** What a path leads to; a finding where it leads nowhere. */
export function pathShape(checker: Checker, env: Environment, path: PathExpression): Shape {
  const [first = "", ...rest] = path.parts;
  if (path.data) return dataShape(checker, env, path, first, rest);
  const scoped = /^(\.|this\b)/.test(path.original);
  const parameter = path.depth === 0 && !scoped ? env.params.get(first) : undefined;
  if (parameter !== undefined) return follow(checker, env, path, parameter, rest, first);
  const start = env.scopes[path.depth];
  if (start === undefined) return say(checker, outOfReach(env, path));
  return follow(checker, env, path, start, path.parts, "");
}

function say(checker: Checker, finding: Finding): Shape {
  checker.findings.push(finding);
  return UNKNOWN;
}

function outOfReach(env: Environment, path: PathExpression): Finding {
  return unknownName(
    path.original,
    "",
    [],
    placeOf(env.file, path.loc),
    "Leave out one ../, or write @root: nothing is further out here.",
  );
}

function dataShape(
  checker: Checker,
  env: Environment,
  path: PathExpression,
  name: string,
  rest: readonly string[],
): Shape {
  const place = placeOf(env.file, path.loc);
  const root = env.scopes.at(-1);
  if (name === "root" && root !== undefined) {
    return follow(checker, env, path, checker.root, rest, "@root");
  }
  const shape = env.data.get(name);
  return shape === undefined ? say(checker, unknownData(name, place)) : shape;
}

function follow(
  checker: Checker,
  env: Environment,
  path: PathExpression,
  start: Shape,
  parts: readonly string[],
  way: string,
): Shape {
  let shape = start;
  let walked = way;
  for (const part of parts) {
    const child = childShape(shape, part);
    if (child === undefined) return say(checker, missing(checker, env, path, shape, part, walked));
    shape = child;
    walked = walked === "" ? part : `${walked}.${part}`;
  }
  return shape;
}

function missing(
  { scope }: Checker,
  env: Environment,
  path: PathExpression,
  shape: Shape,
  name: string,
  way: string,
): Finding {
  const place = placeOf(env.file, path.loc);
  if (shape.kind === "table" && shape.table.keyColumn === undefined) {
    return unknownName(
      name,
      way,
      [],
      place,
      `Write {{#each ${shape.table.name}}}, or give the table a key in the definition.`,
    );
  }
  if (!["table", "row", "record"].includes(shape.kind)) {
    return noParts(name, way, `is ${shapeWords(shape)}`, place);
  }
  const remedy =
    elsewhere(env, path, name, way) ?? (way === "" ? scope.others?.get(name) : undefined);
  return unknownName(name, way, shapeNames(shape), place, remedy);
}

/** Where the name would be known: further out, which is a common slip inside {{#each}}. */
function elsewhere(
  env: Environment,
  path: PathExpression,
  name: string,
  way: string,
): string | undefined {
  if (way !== "" || path.depth > 0) return undefined;
  const level = env.scopes.findIndex((scope) => childShape(scope, name) !== undefined);
  if (level < 1) return undefined;
  const written =
    level === env.scopes.length - 1 ? `@root.${name}` : `${"../".repeat(level)}${name}`;
  return `Write ${written}: it stands further out.`;
}
