import { Script } from "node:vm";
import Handlebars from "handlebars";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { type Location, type Program, placeOf } from "./ast.ts";
import { escapeCss, escapeHtml, escapeLine } from "./escape.ts";
import { partsOf } from "./fact-part.ts";
import { type Body, type Helper, kindWords } from "./helper.ts";
import { lookup } from "./lookup.ts";
import { emit, printHtml, printPlain, type Render, stylesLate } from "./render.ts";
import { INTERNAL } from "./rewrite.ts";
import { isValue, type Part, type Printed, record, type Value } from "./values.ts";
import { vocabulary } from "./vocabulary.ts";

/** A template as Handlebars compiled it. */
export type TemplateFunction = Handlebars.TemplateDelegate<unknown>;

type Block = (context: unknown, options: unknown) => string;

/** What Handlebars hands to a helper as its last argument. */
interface Options {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly data: { readonly render: Render };
  readonly loc: Location;
  readonly fn?: Block;
  readonly inverse?: Block;
}

function isOptions(value: unknown): value is Options {
  return typeof value === "object" && value !== null && "hash" in value && "data" in value;
}

/** What a helper of Handlebars' is given, sorted out. */
interface Given {
  readonly context: Value;
  readonly args: readonly Value[];
  readonly options: Options;
  readonly place: Place;
  readonly render: Render;
}

function given(context: unknown, all: readonly unknown[]): Given {
  const last = all.length - 1;
  const options = all[last];
  if (!isOptions(options)) throw new Error("Handlebars called a helper without options");
  const args: Value[] = [];
  for (let i = 0; i < last; i++) args.push(ours(all[i]));
  return {
    context: ours(context),
    args,
    options,
    place: placeOf(options.loc.source ?? "", options.loc),
    render: options.data.render,
  };
}

/** Everything that goes through a template is of our making; Handlebars' `null` is nothing. */
function ours(value: unknown): Value {
  return isValue(value) ? value : undefined;
}

/** One engine for all templates: it holds helpers only, and no state of any page. */
const engine = makeEngine();

function makeEngine(): typeof Handlebars {
  const made = Handlebars.create();
  for (const name of Object.keys(made.helpers)) made.unregisterHelper(name);
  for (const helper of vocabulary) register(made, helper.name, (call) => runHelper(helper, call));
  register(made, INTERNAL.get, getValue);
  register(made, INTERNAL.data, getData);
  register(made, INTERNAL.scope, makeScope);
  register(made, INTERNAL.print, print);
  register(made, INTERNAL.styles, printStyles);
  return made;
}

function register(made: typeof Handlebars, name: string, run: (call: Given) => Value): void {
  made.registerHelper(name, function (this: unknown, ...all: unknown[]) {
    return run(given(this, all));
  });
}

const NAMES = [...vocabulary.map((helper) => helper.name), ...Object.values(INTERNAL)];

/** The code of a rewritten tree. Throws a plain Error for a tree that Handlebars can't take: our fault. */
function codeOf(program: Program): string {
  // Typed as the object that the text stands for.
  return String(
    engine.precompile(program, {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries(NAMES.map((name) => [name, true])),
      preventIndent: true,
    }),
  );
}

/** A template from its code. */
export function templateOf(code: string): TemplateFunction {
  return engine.template(new Script(`(${code})`).runInThisContext());
}

/** Compiles a rewritten tree when it first runs, as most partials never do; `onCode` is told its code. */
export function compileProgram(
  program: Program,
  onCode: (code: string) => void = () => {},
): TemplateFunction {
  let made: TemplateFunction | undefined;
  return (context, options) => {
    if (made === undefined) {
      const code = codeOf(program);
      onCode(code);
      made = templateOf(code);
    }
    return made(context, options);
  };
}

/** Runs a compiled template. */
export function runTemplate(
  template: TemplateFunction,
  partials: Readonly<Record<string, TemplateFunction>>,
  render: Render,
): string {
  return template(render.input.root, { partials: { ...partials }, data: { render } });
}

function runHelper(helper: Helper, { context, args, options, place, render }: Given): Value {
  const { name } = helper;
  const hash = hashOf(options);
  if (options.fn === undefined) return helper.run({ name, args, hash, place, render, context });
  const body = bodyOf(options.fn, options, context);
  const inverse = bodyOf(options.inverse ?? (() => ""), options, context);
  return helper.run({ name, args, hash, place, render, context, body, inverse });
}

/** Most calls name no argument, and share this. */
const NO_HASH: ReadonlyMap<string, Value> = new Map();

function hashOf({ hash }: Options): ReadonlyMap<string, Value> {
  const names = Object.keys(hash);
  return names.length === 0 ? NO_HASH : new Map(names.map((name) => [name, ours(hash[name])]));
}

function bodyOf(program: Block, options: Options, context: Value): Body {
  return (inner = context, turn) => {
    if (turn === undefined) return program(inner, { data: options.data, blockParams: [inner] });
    const frame: unknown = Handlebars.createFrame(options.data);
    return program(inner, {
      data: Object.assign(Object(frame), { ...turn, key: turn.key ?? turn.index }),
      blockParams: [inner, turn.key ?? turn.index],
    });
  };
}

function getValue({ args, place }: Given): Value {
  const [base] = args;
  if (base !== undefined) return lookup(base, namesFrom(args, 1), place);
  throw new InputError([
    problem(
      "template/unknown-path",
      place,
      'the path leads out of the template with "../"',
      "Leave out one ../, or write @root.",
    ),
  ]);
}

/** The parts of a path, which the rewritten tree hands on as texts. */
function namesFrom(args: readonly Value[], start: number): readonly string[] {
  const names: string[] = [];
  for (let i = start; i < args.length; i++) names.push(String(args[i]));
  return names;
}

function getData({ args, place }: Given): Value {
  const [base, name] = args;
  if (base !== undefined) return lookup(base, namesFrom(args, 2), place);
  throw new InputError([unknownData(String(name), place)]);
}

export function unknownData(name: string, place: Place): Finding {
  return problem(
    "template/unknown-path",
    place,
    `@${name} is not known here`,
    "@index, @key, @first and @last are known inside {{#each}}, @root everywhere.",
  );
}

function makeScope({ args, options }: Given): Value {
  const entries = Object.entries(options.hash).map(([name, value]) => [name, ours(value)] as const);
  return record("the partial", entries, args[0]);
}

function printStyles({ render }: Given): Value {
  render.stylesPrinted = true;
  return stylesLate(render);
}

function print(call: Given): Value {
  const [value, printing, said] = call.args;
  const parts = partsOf(call.render, value);
  if (parts === undefined) throw new InputError([unprintable(call.place, value, String(said))]);
  return printParts(call.render, parts, printing);
}

function printParts(render: Render, parts: readonly Part[], printing: Value): string {
  const value: Printed = { kind: "printed", parts };
  switch (printing) {
    case "text":
      return emit(render, printHtml(render, value));
    case "css":
      return printPlain(render, value, "title", escapeCss);
    case "line":
      return printPlain(render, value, "title", escapeLine);
    case "title":
      return printPlain(render, value, "title", escapeHtml);
    case "alternative text":
      return printPlain(render, value, "alternative text", escapeHtml);
    default:
      return printPlain(render, value, "attribute", escapeHtml);
  }
}

function unprintable(place: Place, value: Value, said: string): Finding {
  if (value === undefined) {
    return problem(
      "template/nothing",
      place,
      `${said} has no value in this edition`,
      `Put it into {{#if ${said}}}…{{/if}}.`,
    );
  }
  return problem(
    "template/unprintable",
    place,
    `${said} is ${typeof value === "boolean" ? "a condition" : kindWords(value)}, which doesn't print`,
    "Print one of its facts.",
  );
}
