import { Script } from "node:vm";
import Handlebars from "handlebars";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { type Location, type Program, placeOf } from "./ast.ts";
import { escapeCss, escapeHtml, escapeLine } from "./escape.ts";
import { partsOf } from "./fact-part.ts";
import { type Body, type Call, type Helper, kindWords } from "./helper.ts";
import { lookup } from "./lookup.ts";
import { emit, printHtml, printPlain, type Render, stylesLate } from "./render.ts";
import { INTERNAL } from "./rewrite.ts";
import { isValue, type Part, printed, record, type Value } from "./values.ts";
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
  const options = all.at(-1);
  if (!isOptions(options)) throw new Error("Handlebars called a helper without options");
  return {
    context: ours(context),
    args: all.slice(0, -1).map(ours),
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
  const hash = new Map<string, Value>();
  for (const [name, value] of Object.entries(options.hash)) hash.set(name, ours(value));
  const call: Call = { name: helper.name, args, hash, place, render, context };
  if (options.fn === undefined) return helper.run(call);
  const body = bodyOf(options.fn, options, context);
  const inverse = bodyOf(options.inverse ?? (() => ""), options, context);
  return helper.run({ ...call, body, inverse });
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
  const [base, ...parts] = args;
  if (base !== undefined) return lookup(base, parts.map(String), place);
  throw new InputError([
    problem(
      "template/unknown-path",
      place,
      'the path leads out of the template with "../"',
      "Leave out one ../, or write @root.",
    ),
  ]);
}

function getData({ args, place }: Given): Value {
  const [base, name, ...parts] = args;
  if (base !== undefined) return lookup(base, parts.map(String), place);
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
  const value = printed(...parts);
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
