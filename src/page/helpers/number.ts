import { absolute, factPart, inUnit, partsOf, printOf } from "../fact-part.ts";
import { type Call, type Helper, numberArgument, type Parameter, refuse } from "../helper.ts";
import { type Printed, printed, type Value } from "../values.ts";
import { bareUnit } from "./unit.ts";

const SHARES = ["percent"];
const POINTS = ["percent", "percentage_point"];
const POSITIONS = ["rank", "number", "count"];

function fact(units?: readonly string[]): readonly Parameter[] {
  const parameter: Parameter = { name: "fact", description: "A number.", type: "number" };
  return [units === undefined ? parameter : { ...parameter, units }];
}

/** The digits of a number, sign included, without unit. */
function number(call: Call): Printed {
  const given = numberArgument(call);
  const print = printOf(call.render, given);
  return printed(factPart(given, print, print.number));
}

/** The number in its scale, "5.73 million": a number without unit has no scale of its own. */
function amount(call: Call): Printed {
  const given = numberArgument(call);
  const print = printOf(call.render, given);
  if (print.missing || given.quantity === undefined) return printed(factPart(given, print));
  const { scale } = call.render.input.language.printQuantity(given.quantity);
  const bare = printOf(call.render, inUnit(given, "number"), { scale });
  return printed(factPart(given, print, bare.text));
}

function points(call: Call): Printed {
  const given = numberArgument(call, 0, POINTS);
  const print = printOf(call.render, inUnit(absolute(given), "percentage_point"));
  const value = printOf(call.render, given).value;
  return printed(factPart(given, { ...print, value }));
}

function share(call: Call): Printed {
  const given = numberArgument(call, 0, SHARES);
  return printed(factPart(given, printOf(call.render, given)));
}

function fraction(call: Call): Printed {
  const given = numberArgument(call, 0, SHARES);
  const print = printOf(call.render, given);
  if (print.missing) return printed(factPart(given, print));
  const words = call.render.input.language.fraction(print.value);
  if (words === undefined) {
    return refuse(
      call,
      "fraction",
      `${given.path}, ${print.text}, is near no fraction that people read`,
      "Print it as it is: {{share …}}.",
    );
  }
  return printed(factPart(given, print, words));
}

/** A whole number printed by a word of the language; a missing one by its reason. */
function wholeNumber(call: Call, words: (whole: string) => string, least: number): Printed {
  const given = numberArgument(call, 0, undefined);
  const print = printOf(call.render, given);
  if (print.missing) return printed(factPart(given, print));
  if (!/^-?\d+$/.test(print.value) || Number(print.value) < least) {
    return refuse(
      call,
      "argument",
      `${call.name} needs a whole number from ${least} on, but ${given.path} is ${print.number}`,
      "Print it as it is: {{number …}}.",
    );
  }
  return printed(factPart(given, print, words(print.value)));
}

function capital(call: Call): Printed {
  const parts = partsOf(call.render, call.args[0]) ?? [];
  const [first, ...rest] = parts;
  if (first === undefined) return printed();
  if (typeof first === "string") return printed(upper(first), ...rest);
  if (first.kind === "markup") return printed(...parts);
  return printed({ ...first, text: upper(first.text) }, ...rest);
}

function upper(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

function plural(call: Call): Value {
  const print = printOf(call.render, numberArgument(call));
  const forms = call.args.slice(1).map(String);
  const { language } = call.render.input;
  const { pluralForms } = language;
  if (forms.length !== pluralForms.length) {
    return refuse(
      call,
      "argument",
      `plural is given ${forms.length} forms, but ${language.code} has ${pluralForms.length}`,
      `Give the forms for: ${pluralForms.join(", ")}.`,
    );
  }
  const category = print.missing ? forms.at(-1) : language.plural(plainDigits(print.number), forms);
  return printed(category ?? "");
}

/** What the language's plural rules read: the number as it stands on the page, in ASCII digits. */
function plainDigits(printedNumber: string): string {
  return printedNumber.replaceAll("−", "-").replace(/[^\d.-]/g, "");
}

export const numberHelpers: readonly Helper[] = [
  {
    name: "number",
    theme: "numbers",
    description: "The digits of a number, without its unit.",
    parameters: fact(),
    hash: [],
    block: "never",
    example: "{{number headline.growth}}",
    output: "12.1",
    run: number,
  },
  bareUnit,
  {
    name: "amount",
    theme: "numbers",
    description: "A number in its scale without its unit, where the sentence has said of what.",
    parameters: fact(),
    hash: [],
    block: "never",
    example: "{{products.raw_coal.output}}, {{amount products.washed_coal.output}} of them washed",
    output: "68.25 million tonnes, 21.60 million of them washed",
    run: amount,
  },
  {
    name: "points",
    theme: "numbers",
    description: "A difference of percentages in percentage points, without its sign.",
    parameters: fact(POINTS),
    hash: [],
    block: "never",
    example: "{{points headline.new_enterprises}}",
    output: "4.5 percentage points",
    run: points,
  },
  {
    name: "share",
    theme: "numbers",
    description: "A share in percent.",
    parameters: fact(SHARES),
    hash: [],
    block: "never",
    example: "{{share industries.traditional.share}}",
    output: "83.8 percent",
    run: share,
  },
  {
    name: "fraction",
    theme: "numbers",
    description: "A share as the nearest fraction that people read; an error where none is near.",
    parameters: fact(SHARES),
    hash: [],
    block: "never",
    example: "{{fraction zones.share}}",
    output: "over a third",
    run: fraction,
  },
  {
    name: "rank",
    theme: "numbers",
    description: "A position in words.",
    parameters: fact(POSITIONS),
    hash: [],
    block: "never",
    example: "{{rank headline.rank}}",
    output: "seventh",
    run: (call) => wholeNumber(call, (whole) => call.render.input.language.rank(whole), 1),
  },
  {
    name: "ordinal",
    theme: "numbers",
    description: "A position in digits.",
    parameters: fact(POSITIONS),
    hash: [],
    block: "never",
    example: "{{ordinal headline.rank}}",
    output: "7th",
    run: (call) => wholeNumber(call, (whole) => call.render.input.language.ordinal(whole), 1),
  },
  {
    name: "count",
    theme: "numbers",
    description: "A whole number: in words up to nine, in digits from ten on.",
    parameters: fact(),
    hash: [],
    block: "never",
    example: "{{count zones.zones}} zones with {{count zones.enterprises}} enterprises",
    output: "three zones with 86 enterprises",
    run: (call) => wholeNumber(call, (whole) => call.render.input.language.count(whole), 0),
  },
  {
    name: "plural",
    theme: "numbers",
    description: "The form of a word that a number takes; the number itself isn't printed.",
    parameters: [
      ...fact(),
      {
        name: "forms",
        description: "One form for each of the language's plural categories.",
        type: "text",
        rest: true,
        printed: true,
      },
    ],
    hash: [],
    block: "never",
    example: '{{count zones.zones}} {{plural zones.zones "zone" "zones"}}',
    output: "three zones",
    run: plural,
  },
  {
    name: "capital",
    theme: "words",
    description: "Its argument with a capital first letter, for the beginning of a sentence.",
    parameters: [
      { name: "value", description: "A fact, a text or a helper.", type: "value", printed: true },
    ],
    hash: [],
    block: "never",
    example: "{{capital (count zones.zones)}} zones",
    output: "Three zones",
    run: capital,
  },
];
