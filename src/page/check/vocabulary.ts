import { problem } from "../../finding/finding.ts";
import { nameRemedy } from "../../finding/near.ts";
import { type BlockStatement, type Invocation, placeOf } from "../ast.ts";
import type { Helper } from "../helper.ts";
import {
  childShape,
  type Shape,
  shapeWords,
  type TableScope,
  TEXT_SHAPE,
  UNKNOWN,
} from "../scope.ts";
import { todoLack } from "../unfinished.ts";
import { unknownPart } from "../unknown-part.ts";
import type { Argument } from "./call.ts";
import { setAside, visitCommentary } from "./commentary.ts";
import type { Checker, Environment } from "./state.ts";

/** A string written as an argument. */
function writtenAt(args: readonly Argument[], index: number): string | undefined {
  const expression = args[index]?.expression;
  return expression?.type === "StringLiteral" ? String(expression.value) : undefined;
}

/** What a helper names beyond facts: charts, photos, notes, figures, columns. */
export function checkNames(
  checker: Checker,
  env: Environment,
  helper: Helper,
  call: Invocation,
  args: readonly Argument[],
  block: boolean,
): void {
  const name = writtenAt(args, 0);
  const place = placeOf(env.file, call.loc);
  if (helper.name === "chart" && name !== undefined) {
    checkKnown(checker, env, call, "chart", name, checker.scope.charts);
    checker.figures.add(name);
  } else if (helper.name === "photo" && name !== undefined) {
    checkKnown(checker, env, call, "photo", name, checker.scope.photos);
    checker.figures.add(idOf(call) ?? name.replace(/\.[^.]*$/, ""));
  } else if (helper.name === "table") {
    const [table] = args;
    const id = idOf(call) ?? (table?.shape.kind === "table" ? table.shape.table.name : undefined);
    if (id !== undefined) checker.figures.add(id);
  } else if (helper.name === "see" && name !== undefined) {
    checker.references.push({ to: "figure", id: name, place });
  } else if (helper.name === "note" && name !== undefined) {
    if (block) checker.notes.add(name);
    else checker.references.push({ to: "note", id: name, place });
  } else if (helper.name === "commentary") {
    visitCommentary(checker, env, call);
  } else if (helper.name === "todo" && name !== undefined) {
    setAside(checker, todoLack(name, place));
  } else {
    checkStanding(checker, env, helper, call, args, block);
  }
}

function idOf(call: Invocation): string | undefined {
  const pair = call.hash?.pairs.find(({ key }) => key === "id");
  return pair?.value.type === "StringLiteral" ? String(pair.value.value) : undefined;
}

function checkKnown(
  checker: Checker,
  env: Environment,
  call: Invocation,
  kind: "chart" | "photo",
  name: string,
  known: readonly string[],
): void {
  if (known.includes(name)) return;
  checker.findings.push(unknownPart(kind, name, known, placeOf(env.file, call.loc)));
}

/** What may stand only inside a figure, a table, the head of a column. */
function checkStanding(
  checker: Checker,
  env: Environment,
  helper: Helper,
  call: Invocation,
  args: readonly Argument[],
  block: boolean,
): void {
  const say = (message: string, remedy: string): void => {
    checker.findings.push(problem("template/place", placeOf(env.file, call.loc), message, remedy));
  };
  if (helper.name === "unit" && args.length === 0 && env.frame?.head !== true) {
    say(
      "unit without a fact says the unit of a column, but stands in no column's head",
      "Give it a fact: {{unit table.key.column}}.",
    );
  }
  if ((helper.name === "shows" || helper.name === "source") && env.frame === undefined) {
    say(
      `{{#${helper.name}}} stands outside of a figure or table`,
      "Move it into {{#chart}}, {{#photo}} or {{#table}}.",
    );
  }
  if (helper.name === "column") checkColumn(checker, env, call, args, say);
  if (helper.name === "list" && block) checkListed(args, say);
  if (helper.name === "period" && !checker.scope.parameters.includes("period")) {
    say("this bulletin has no parameter named period", "Declare it: period: { type: year }.");
  }
}

type Say = (message: string, remedy: string) => void;

function checkColumn(
  checker: Checker,
  env: Environment,
  call: Invocation,
  args: readonly Argument[],
  say: Say,
): void {
  const table = env.frame?.table;
  if (table === undefined) {
    if (env.frame === undefined)
      say("{{#column}} stands outside of a table", "Move it into {{#table}}.");
    return;
  }
  const name = writtenAt(args, 0);
  if (name === undefined || table.columns.has(name)) return;
  checker.findings.push(
    problem(
      "template/unknown-column",
      placeOf(env.file, call.loc),
      `${table.name} has no column "${name}"`,
      nameRemedy(name, table.columns.keys()),
    ),
  );
}

function checkListed(args: readonly Argument[], say: Say): void {
  const [first] = args;
  if (args.length === 1 && ["table", "unknown"].includes(first?.shape.kind ?? "")) return;
  const given = first === undefined ? "nothing" : shapeWords(first.shape);
  say(`{{#list}} needs a fact table, but is given ${given}`, "Give the name of a table.");
}

/** Helpers win over columns of their name; where both are meant by one word, neither is. */
export function refuseHidden(
  checker: Checker,
  env: Environment,
  helper: Helper,
  call: Invocation,
): void {
  const [context] = env.scopes;
  const bare = call.params.length === 0 && (call.hash?.pairs.length ?? 0) === 0;
  if (!bare || context?.kind !== "row" || childShape(context, helper.name) === undefined) return;
  if (helper.parameters.some((parameter) => parameter.optional !== true)) return;
  const { name } = helper;
  checker.findings.push(
    problem(
      "template/ambiguous",
      placeOf(env.file, call.loc),
      `${name} is a helper and a column of ${context.table.name}`,
      `Write this.${name} for the column${name === "period" ? ", {{period offset=0}} for the helper" : ""}.`,
    ),
  );
}

const TURN: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["index", { kind: "number" }],
  ["key", TEXT_SHAPE],
  ["first", { kind: "condition" }],
  ["last", { kind: "condition" }],
]);

/** What can be named inside the body of a block. */
export function bodyEnvironment(
  env: Environment,
  helper: Helper,
  block: BlockStatement,
  args: readonly Argument[],
): Environment {
  const shape = args[0]?.shape ?? UNKNOWN;
  switch (helper.name) {
    case "each":
    case "list":
      return within(
        rowOf(shape),
        TEXT_SHAPE,
        { ...env, data: new Map([...env.data, ...TURN]) },
        block,
      );
    case "with":
      return within(shape, UNKNOWN, env, block);
    case "table":
      return { ...env, frame: { table: tableOf(shape), head: false } };
    case "chart":
    case "photo":
      return { ...env, frame: { head: false } };
    case "column":
      return { ...env, frame: { ...env.frame, head: true } };
    default:
      return env;
  }
}

function tableOf(shape: Shape): TableScope | undefined {
  return shape.kind === "table" || shape.kind === "row" ? shape.table : undefined;
}

function rowOf(shape: Shape): Shape {
  if (shape.kind === "list") return shape.item;
  return shape.kind === "table" ? { kind: "row", table: shape.table } : UNKNOWN;
}

function within(inner: Shape, key: Shape, env: Environment, block: BlockStatement): Environment {
  const [first, second] = block.program?.blockParams ?? [];
  const params = new Map(env.params);
  if (first !== undefined) params.set(first, inner);
  if (second !== undefined) params.set(second, key);
  return { ...env, scopes: [inner, ...env.scopes], params };
}
