import { type Finding, type Place, problem } from "../../finding/finding.ts";
import { nameRemedy } from "../../finding/near.ts";
import { type Expression, type HashPair, type Invocation, placeOf, written } from "../ast.ts";
import type { Helper, Parameter } from "../helper.ts";
import { conditionRemedy } from "../helpers/condition.ts";
import { type Shape, shapeWords } from "../scope.ts";
import type { Checker, Environment } from "./state.ts";
import { checkDigits } from "./text.ts";

/** An argument and what it is. */
export interface Argument {
  readonly expression: Expression;
  readonly shape: Shape;
}

/** Looks at the arguments of a call against what the vocabulary says of the helper. */
export function checkArguments(
  checker: Checker,
  env: Environment,
  helper: Helper,
  call: Invocation,
  args: readonly Argument[],
  hash: ReadonlyMap<string, Argument>,
): void {
  checker.findings.push(
    ...checkCount(env, helper, call),
    ...checkKeys(env, helper, call),
    ...args.flatMap((argument, index) => {
      const parameter = parameterAt(helper, index);
      return parameter === undefined
        ? []
        : checkArgument(checker, env, helper, parameter, argument);
    }),
    ...[...hash].flatMap(([name, argument]) => {
      const parameter = helper.hash.find((candidate) => candidate.name === name);
      return parameter === undefined
        ? []
        : checkArgument(checker, env, helper, parameter, argument);
    }),
  );
}

function parameterAt(helper: Helper, index: number): Parameter | undefined {
  const last = helper.parameters.at(-1);
  return helper.parameters[index] ?? (last?.rest === true ? last : undefined);
}

/** How a helper is called, for remedies: `plural fact forms…`. */
function signature(helper: Helper): string {
  const words = helper.parameters.map(({ name, optional, rest }) => {
    const shown = rest === true ? `${name}…` : name;
    return optional === true ? `[${shown}]` : shown;
  });
  const named = helper.hash.map(({ name, optional }) =>
    optional === true ? `[${name}=…]` : `${name}=…`,
  );
  return [helper.name, ...words, ...named].join(" ");
}

function checkCount(env: Environment, helper: Helper, call: Invocation): Finding[] {
  const given = call.params.length;
  const least = helper.parameters.filter((parameter) => parameter.optional !== true).length;
  const most = helper.parameters.some((parameter) => parameter.rest === true)
    ? Number.POSITIVE_INFINITY
    : helper.parameters.length;
  if (given >= least && given <= most) return [];
  const wanted = least === most ? `${least}` : `${least} or more`;
  return [
    problem(
      "template/arguments",
      placeOf(env.file, call.loc),
      `${helper.name} takes ${wanted} argument${wanted === "1" ? "" : "s"}, but is given ${given}`,
      `Call it as "${signature(helper)}"${given === 0 ? `; a column of this name is this.${helper.name}` : ""}.`,
    ),
  ];
}

function checkKeys(env: Environment, helper: Helper, call: Invocation): Finding[] {
  const pairs = call.hash?.pairs ?? [];
  const known = helper.hash.map(({ name }) => name);
  const missing = helper.hash.filter(
    ({ name, optional }) => optional !== true && !pairs.some((pair) => pair.key === name),
  );
  return [
    ...pairs.flatMap((pair) =>
      known.includes(pair.key) ? [] : [unknownKey(env, helper, pair, known)],
    ),
    ...missing.map(({ name, description }) =>
      problem(
        "template/arguments",
        placeOf(env.file, call.loc),
        `${helper.name} needs ${name}=`,
        `Add ${name}="…". ${description}`,
      ),
    ),
  ];
}

function unknownKey(
  env: Environment,
  helper: Helper,
  pair: HashPair,
  known: readonly string[],
): Finding {
  return problem(
    "template/arguments",
    placeOf(env.file, pair.loc),
    `${helper.name} knows no ${pair.key}=`,
    nameRemedy(pair.key, known),
  );
}

function checkArgument(
  checker: Checker,
  env: Environment,
  helper: Helper,
  parameter: Parameter,
  argument: Argument,
): Finding[] {
  const { expression, shape } = argument;
  if (shape.kind === "unknown") return [];
  const place = placeOf(env.file, expression.loc);
  if (parameter.printed === true && shape.kind === "text" && shape.written !== undefined) {
    checkDigits(checker, shape.written);
  }
  const wrong = mismatch(helper, parameter, argument, place);
  return wrong === undefined ? [] : [wrong];
}

function mismatch(
  helper: Helper,
  parameter: Parameter,
  { expression, shape }: Argument,
  place: Place,
): Finding | undefined {
  if (parameter.type === "condition") return conditionFinding(expression, shape, place);
  if (parameter.type === "name") return nameFinding(helper, parameter, expression, place);
  if (parameter.type === "number" && shape.kind === "fact") {
    return numberFinding(helper, parameter, expression, shape, place);
  }
  if (fits(parameter, expression, shape)) return undefined;
  return problem(
    "template/argument",
    place,
    `${helper.name} needs ${WANTED[parameter.type]} as ${parameter.name}, but ${written(expression)} is ${shapeWords(shape)}`,
    `Call it as "${signature(helper)}". ${parameter.description}`,
  );
}

const WANTED: Readonly<Record<Parameter["type"], string>> = {
  fact: "a fact",
  number: "a number",
  table: "a fact table",
  rows: "a fact table",
  text: "a text",
  value: "something that prints",
  condition: "a condition",
  context: "a row or a table",
  name: "a string",
  integer: "a whole number",
};

function fits(parameter: Parameter, expression: Expression, shape: Shape): boolean {
  switch (parameter.type) {
    case "fact":
      return shape.kind === "fact";
    case "number":
      return parameter.literal === true && shape.kind === "number";
    case "table":
      return shape.kind === "table";
    case "rows":
      return shape.kind === "table" || shape.kind === "list";
    case "text":
      return shape.kind === "text" || (shape.kind === "fact" && shape.column.kind === "text");
    case "value":
      return ["fact", "text", "words", "number"].includes(shape.kind);
    case "context":
      return ["row", "table", "record"].includes(shape.kind);
    default:
      return expression.type === "NumberLiteral" && Number.isInteger(expression.value);
  }
}

function numberFinding(
  helper: Helper,
  parameter: Parameter,
  expression: Expression,
  shape: Extract<Shape, { kind: "fact" }>,
  place: Place,
): Finding | undefined {
  const { kind, unit } = shape.column;
  if (kind !== "number") {
    return problem(
      "template/argument",
      place,
      `${helper.name} needs a number, but ${written(expression)} is a ${kind}`,
      "Give the path of a number, or the column a unit in the definition.",
    );
  }
  if (parameter.units === undefined || unit === undefined || parameter.units.includes(unit)) {
    return undefined;
  }
  return problem(
    "template/unit",
    place,
    `${helper.name} needs ${parameter.units.join(" or ")}, but ${written(expression)} is in ${unit}`,
    "Use another helper, or correct the column's unit in the definition.",
  );
}

function nameFinding(
  helper: Helper,
  parameter: Parameter,
  expression: Expression,
  place: Place,
): Finding | undefined {
  if (expression.type !== "StringLiteral") {
    return problem(
      "template/argument",
      place,
      `${helper.name} needs ${parameter.name} as a string in quotes, but is given ${written(expression)}`,
      `Write it out: ${parameter.name === "form" ? 'form="noun"' : `"${parameter.name}"`}.`,
    );
  }
  const value = String(expression.value);
  if (parameter.choices === undefined || parameter.choices.includes(value)) return undefined;
  return problem(
    "template/argument",
    place,
    `${parameter.name}="${value}" is not known to ${helper.name}`,
    nameRemedy(value, parameter.choices),
  );
}

function conditionFinding(expression: Expression, shape: Shape, place: Place): Finding | undefined {
  if (["condition", "text", "table", "list"].includes(shape.kind)) return undefined;
  const path = written(expression);
  if (shape.kind === "fact") {
    return problem(
      "template/condition",
      place,
      `the fact ${path} is no condition: zero is a value, too`,
      conditionRemedy(path, shape.column.kind),
    );
  }
  return problem(
    "template/condition",
    place,
    `${path} is ${shapeWords(shape)}, which always holds`,
    "Ask with (known …), (is …), (more …), or remove the condition.",
  );
}
