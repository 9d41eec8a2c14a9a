import { type Finding, problem } from "../../finding/finding.ts";
import { nameRemedy } from "../../finding/near.ts";
import type { SourceFile } from "../../workspace/assets.ts";
import { inlineName, type PartialCall, partialName, placeOf } from "../ast.ts";
import { type Shape, UNKNOWN } from "../scope.ts";
import { dynamicPartial } from "../template-findings.ts";
import { shapeOf } from "./expression.ts";
import type { Checker, Environment, Inline } from "./state.ts";

/** A partial being called: with what, from where. */
interface PartialUse {
  readonly call: PartialCall;
  readonly name: string;
  readonly context: Shape;
  /** The block of `{{#> name}}…{{/name}}`. */
  readonly body: Inline | undefined;
  readonly env: Environment;
}

/** Looks at a partial with the context it is called with. */
export function visitPartial(checker: Checker, call: PartialCall, env: Environment): void {
  const name = partialName(call);
  if (name === undefined) {
    checker.findings.push(dynamicPartial(env.file, call));
    return;
  }
  const context = contextShape(checker, call, env);
  const body = call.type === "PartialBlockStatement" ? { program: call.program, env } : undefined;
  callPartial(checker, { call, name, context, body, env });
}

/** What `{{> name context a=b}}` gives the partial. */
function contextShape(checker: Checker, call: PartialCall, env: Environment): Shape {
  const [given] = call.params;
  const base = given === undefined ? (env.scopes[0] ?? UNKNOWN) : shapeOf(checker, given, env);
  const pairs = call.hash?.pairs ?? [];
  if (pairs.length === 0) return base;
  const entries = pairs.map((pair): [string, Shape] => [
    pair.key,
    shapeOf(checker, pair.value, env),
  ]);
  return { kind: "record", entries: new Map(entries), base };
}

function callPartial(checker: Checker, use: PartialUse): void {
  const { call, name, body, env } = use;
  const inlines = body === undefined ? env.inlines : new Map([...env.inlines, ...inlinesOf(body)]);
  const inline = name === "@partial-block" ? env.block : inlines.get(name);
  const file = checker.scope.partials.get(name);
  if (inline !== undefined) callInline(checker, use, inline);
  else if (file !== undefined) callFile(checker, use, file, inlines);
  else if (body !== undefined) checker.walk(body.program, env);
  else checker.findings.push(unknownPartial(checker, call, name, inlines, env));
}

function inlinesOf(body: Inline): [string, Inline][] {
  return body.program.body.flatMap((statement): [string, Inline][] => {
    const name = statement.type === "DecoratorBlock" ? inlineName(statement) : undefined;
    if (statement.type !== "DecoratorBlock" || name === undefined) return [];
    return [[name, { program: statement.program, env: { ...body.env, params: new Map() } }]];
  });
}

function callInline(checker: Checker, use: PartialUse, inline: Inline): void {
  const { name, context, body, env } = use;
  if (isEndless(checker, use)) return;
  checker.called.add(inline.program);
  const { scopes } = inline.env;
  checker.walk(inline.program, {
    ...inline.env,
    scopes: scopes[0] === context ? scopes : [context, ...scopes],
    frame: env.frame,
    block: body ?? inline.env.block,
    way: [...env.way, name],
  });
}

/** A partial of its own file sees its context and the inline partials of its caller, no more. */
function callFile(
  checker: Checker,
  use: PartialUse,
  file: SourceFile,
  inlines: Environment["inlines"],
): void {
  const { name, context, body, env } = use;
  if (isEndless(checker, use)) return;
  const program = checker.read(file);
  if (program === undefined) return;
  checker.walk(program, {
    file: file.file,
    scopes: [context],
    params: new Map(),
    data: env.data,
    inlines,
    block: body ?? env.block,
    frame: env.frame,
    way: [...env.way, name],
  });
  if (body !== undefined) walkInlines(checker, body);
}

/** Inline partials in the block of a call that the partial has no use for. */
function walkInlines(checker: Checker, body: Inline): void {
  for (const [, inline] of inlinesOf(body)) {
    if (!checker.called.has(inline.program)) {
      checker.called.add(inline.program);
      checker.walk(inline.program, inline.env);
    }
  }
}

function isEndless(checker: Checker, { call, name, env }: PartialUse): boolean {
  if (name === "@partial-block" || !env.way.includes(name)) return false;
  checker.findings.push(
    problem(
      "template/endless",
      placeOf(env.file, call.loc),
      `the partial "${name}" calls itself without end`,
      "Remove the call.",
    ),
  );
  return true;
}

function unknownPartial(
  checker: Checker,
  call: PartialCall,
  name: string,
  inlines: ReadonlyMap<string, Inline>,
  env: Environment,
): Finding {
  if (name === "@partial-block") {
    return problem(
      "template/unknown-partial",
      placeOf(env.file, call.loc),
      "@partial-block is called, but the partial was called without a block",
      "Call it as {{#> name}}…{{/name}}.",
    );
  }
  return problem(
    "template/unknown-partial",
    placeOf(env.file, call.loc),
    `there is no partial "${name}"`,
    nameRemedy(name, [...inlines.keys(), ...checker.scope.partials.keys()]),
  );
}
