import type { Fact } from "../facts/types.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import type { Render } from "./render.ts";
import { isFact, isList, isPrinted, isRow, isTable, type Printed, type Value } from "./values.ts";

/** What may be handed to a helper. `name` is a string written in the template itself. */
type ArgumentType =
  | "fact"
  | "number"
  | "table"
  | "rows"
  | "text"
  | "value"
  | "condition"
  | "context"
  | "name"
  | "integer";

/** A parameter in its place, or a named one (`form="noun"`). */
export interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly type: ArgumentType;
  readonly optional?: boolean;
  /** Takes a number as it is written, too: it is compared, not printed. */
  readonly literal?: boolean;
  /** Takes all that follow, one or more. */
  readonly rest?: boolean;
  /** A string given for it prints, so it may hold no typed digit. */
  readonly printed?: boolean;
  /** The words it takes. */
  readonly choices?: readonly string[];
  /** Units a number needs here. */
  readonly units?: readonly string[];
}

/** One turn of a block: what `@index`, `@key`, `@first`, `@last` and block parameters are. */
interface Turn {
  readonly index: number;
  readonly key?: string | undefined;
  readonly first: boolean;
  readonly last: boolean;
}

/** Runs the body of a block: for the context given, or for the one it stands in. */
export type Body = (context?: Value, turn?: Turn) => string;

/** A helper being called. */
export interface Call {
  readonly name: string;
  readonly args: readonly Value[];
  readonly hash: ReadonlyMap<string, Value>;
  readonly place: Place;
  readonly render: Render;
  readonly context: Value;
  /** For a block; undefined in a plain mustache or sub-expression. */
  readonly body?: Body;
  readonly inverse?: Body;
}

/** A word of the vocabulary: how it is called, what it does, and an example that a test runs. */
export interface Helper {
  readonly name: string;
  /** Group in the documentation. */
  readonly theme: Theme;
  /** One line. */
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly hash: readonly Parameter[];
  /** Whether it is called as `{{name}}`, as `{{#name}}…{{/name}}`, or either way. */
  readonly block: "never" | "always" | "either";
  readonly example: string;
  /** What the example prints for the sample facts; plain text unless it shows markup. */
  readonly output: string;
  readonly run: (call: Call) => Value;
}

export type Theme =
  | "numbers"
  | "changes"
  | "words"
  | "time"
  | "conditions"
  | "notes"
  | "figures"
  | "blocks";

/** A finding at the call. */
function callFinding(call: Call, rule: string, message: string, remedy: string): Finding {
  return problem(`template/${rule}`, call.place, message, remedy);
}

export function refuse(call: Call, rule: string, message: string, remedy: string): never {
  throw new InputError([callFinding(call, rule, message, remedy)]);
}

/** What a value is called in a message. */
export function kindWords(value: Value): string {
  if (isFact(value)) return `the fact ${value.path}`;
  if (isTable(value)) return `the fact table ${value.table.name}`;
  if (isRow(value)) return `a row of ${value.table.name}`;
  if (isPrinted(value)) return "words";
  if (isList(value)) return "a list";
  if (value === undefined) return "nothing";
  if (typeof value === "string") return `the text "${value}"`;
  return typeof value === "object" ? value.name : String(value);
}

/** The fact at a position of the arguments. */
export function factArgument(call: Call, index = 0): Fact {
  const value = call.args[index];
  if (isFact(value)) return value;
  return refuse(
    call,
    "argument",
    `${call.name} needs a fact, but is given ${kindWords(value)}`,
    "Give the path of a fact: table.key.column.",
  );
}

/** The numeric fact at a position of the arguments, its unit one of those given. */
export function numberArgument(call: Call, index = 0, units?: readonly string[]): Fact {
  const fact = numberOf(call, factArgument(call, index));
  const unit = fact.quantity?.unit;
  if (units !== undefined && unit !== undefined && !units.includes(unit)) {
    return refuse(
      call,
      "unit",
      `${call.name} needs ${units.join(" or ")}, but ${fact.path} is in ${unit}`,
      "Use another helper, or correct the column's unit in the definition.",
    );
  }
  return fact;
}

function numberOf(call: Call, fact: Fact): Fact {
  if (fact.kind === "number") return fact;
  return refuse(
    call,
    "argument",
    `${call.name} needs a number, but ${fact.path} is a ${fact.kind}`,
    "Give the path of a number.",
  );
}

/** The numeric fact under a name, or nothing. */
export function hashNumber(call: Call, name: string): Fact | undefined {
  const value = call.hash.get(name);
  if (value === undefined) return undefined;
  if (isFact(value)) return numberOf(call, value);
  return refuse(
    call,
    "argument",
    `${name}=${kindWords(value)} is not a fact`,
    "Give the path of a fact: table.key.column.",
  );
}

/** A named word of the call; one of the choices where there are any. */
export function wordOf<Word extends string>(
  call: Call,
  name: string,
  choices: readonly Word[],
  otherwise: Word,
): Word {
  const value = call.hash.get(name);
  if (value === undefined) return otherwise;
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  return refuse(
    call,
    "argument",
    `${name}=${kindWords(value)} is not known to ${call.name}`,
    `Use one of: ${choices.join(", ")}.`,
  );
}

/** A string at a position of the arguments. */
export function textArgument(call: Call, index = 0): string {
  const value = call.args[index];
  if (typeof value === "string") return value;
  if (isFact(value) && value.kind === "text" && value.value !== null) return value.value;
  return refuse(
    call,
    "argument",
    `${call.name} needs a text, but is given ${kindWords(value)}`,
    `Write it in quotes: ${call.name} "…".`,
  );
}

/** The printable value under a name, or nothing. */
export function hashPrintable(call: Call, name: string): Printed | string | Fact | undefined {
  const value = call.hash.get(name);
  if (value === undefined || typeof value === "string" || isFact(value) || isPrinted(value)) {
    return value;
  }
  return refuse(
    call,
    "argument",
    `${name}=${kindWords(value)} can't be printed`,
    "Give a text, a fact or a helper in parentheses.",
  );
}

/** A string under a name, or nothing. */
export function hashText(call: Call, name: string): string | undefined {
  const value = call.hash.get(name);
  if (value === undefined || typeof value === "string") return value;
  return refuse(
    call,
    "argument",
    `${name} needs a text, but is given ${kindWords(value)}`,
    `Write it in quotes: ${name}="…".`,
  );
}

/** A whole number under a name. */
export function hashInteger(call: Call, name: string, otherwise: number): number {
  const value = call.hash.get(name);
  if (value === undefined) return otherwise;
  if (typeof value === "number" && Number.isInteger(value)) return value;
  return refuse(
    call,
    "argument",
    `${name}=${kindWords(value)} is not a whole number`,
    `Write it without quotes: ${name}=-1.`,
  );
}

/** The body of a block; the vocabulary says which helpers have one, so its lack is our own fault. */
export function bodyOf(call: Call): Body {
  if (call.body === undefined) throw new Error(`${call.name} was called without a block`);
  return call.body;
}
