import { comparePrinted } from "../../facts/print.ts";
import type { Fact, PrintedFact } from "../../facts/types.ts";
import type { ChangeForm, ChangeVerb, Subject, Wording } from "../../language/language.ts";
import { absolute, factPart, partsOf, printOf } from "../fact-part.ts";
import {
  type Call,
  type Helper,
  hashInteger,
  hashNumber,
  hashPrintable,
  numberArgument,
  type Parameter,
  refuse,
  wordOf,
} from "../helper.ts";
import { type Part, type Printed, printed } from "../values.ts";
import { periodAt } from "./edition-period.ts";

const FORMS: readonly ChangeForm[] = ["verb", "adverb", "noun"];
/** What the verbs are called. */
export const VERBS: readonly ChangeVerb[] = ["rise", "grow", "increase"];
const SUBJECTS: readonly Subject[] = ["singular", "plural"];

const WORDING: readonly Parameter[] = [
  {
    name: "form",
    description: 'Grammar: "rose …", "up …", "a rise of …".',
    type: "name",
    optional: true,
    choices: FORMS,
  },
  {
    name: "verb",
    description: "Which verb: rose, grew, increased; by default what the language says mostly.",
    type: "name",
    optional: true,
    choices: VERBS,
  },
  {
    name: "subject",
    description: 'Number of the subject, for "was unchanged" and "were unchanged".',
    type: "name",
    optional: true,
    choices: SUBJECTS,
  },
];

const BASE: Parameter = {
  name: "on",
  description: "What it is compared with: a text or `(period …)`.",
  type: "value",
  optional: true,
  printed: true,
};

const EARLIER: readonly Parameter[] = [
  {
    name: "after",
    description: "An earlier change to set it beside; where it is missing, nothing is said of it.",
    type: "number",
    optional: true,
  },
  {
    name: "offset",
    description: "Which period that was, counted from the edition’s: -1 for the one before.",
    type: "integer",
    optional: true,
  },
];

const FACT: readonly Parameter[] = [
  { name: "fact", description: "A change; its sign as printed decides the words.", type: "number" },
];

interface Grammar {
  readonly form: ChangeForm;
  readonly verb: ChangeVerb;
  readonly subject: Subject;
}

function grammar(call: Call): Grammar {
  return {
    form: wordOf(call, "form", FORMS, "verb"),
    verb: wordOf(call, "verb", VERBS, call.render.input.language.usualVerb),
    subject: wordOf(call, "subject", SUBJECTS, "singular"),
  };
}

/** The wording with what the change is compared with, where the call says it. */
function compared(call: Call, wording: Wording): Wording {
  const base = hashPrintable(call, "on");
  if (base === undefined) return wording;
  const parts = partsOf(call.render, base) ?? [];
  const words = parts.flatMap((part) => {
    if (typeof part === "string") return part;
    return part.kind === "markup" ? part.text : [];
  });
  if (words.length > 0 && words.length === parts.length)
    return call.render.input.language.compared(wording, words.join(""));
  return refuse(
    call,
    "argument",
    "on needs words, but is given a fact or nothing",
    'Give a text or a period: on="the year before", on=(period offset=-1).',
  );
}

/** The words follow the printed value: 0.04 percent at one decimal "was unchanged". */
function change(call: Call): Printed {
  const fact = numberArgument(call);
  const print = printOf(call.render, fact);
  if (print.missing) return printed(factPart(fact, print));
  const words = grammar(call);
  const { form, verb, subject } = words;
  const { language } = call.render.input;
  const wording = compared(call, language.change(print.sign, form, verb, subject));
  return printed(...worded(call, fact, print, wording), ...earlier(call, print, words));
}

/** A number in the words of a wording; where they say it all, they stand for it. */
function worded(call: Call, fact: Fact, print: PrintedFact, wording: Wording): readonly Part[] {
  const { before, number, after } = wording;
  if (number === "none") return [factPart(fact, print, before + after)];
  const shown = number === "absolute" ? printOf(call.render, absolute(fact)).text : print.text;
  return [before, factPart(fact, print, shown), after];
}

/** ", after falling 2.4 percent in February": the change that `after` gives. */
function earlier(call: Call, now: PrintedFact, words: Grammar): readonly Part[] {
  const fact = hashNumber(call, "after");
  if (fact === undefined) {
    if (!call.hash.has("offset")) return [];
    return refuse(
      call,
      "argument",
      "offset= says which period the change of after= was in, but there is none",
      "Add after=, or remove offset=.",
    );
  }
  const print = printOf(call.render, fact);
  if (print.missing) return [];
  const when = call.hash.has("offset") ? periodAt(call, hashInteger(call, "offset", 0)) : undefined;
  const same = comparePrinted(now, print) === 0;
  const { language } = call.render.input;
  return worded(call, fact, print, language.after(now.sign, print.sign, same, words, when));
}

function direction(call: Call): Printed {
  const fact = numberArgument(call);
  const print = printOf(call.render, fact);
  if (print.missing) return printed(factPart(fact, print));
  const { form, verb, subject } = grammar(call);
  return printed(call.render.input.language.direction(print.sign, form, verb, subject));
}

export const changeHelpers: readonly Helper[] = [
  {
    name: "change",
    theme: "changes",
    description: "A change in words and number, by the sign of the printed value.",
    parameters: FACT,
    hash: [...WORDING, BASE, ...EARLIER],
    block: "never",
    example:
      'Output {{change headline.growth on=(period offset=-1)}}; {{change products.aluminium.growth form="adverb"}}; {{change headline.growth form="noun" verb="increase"}}; {{change headline.flat}}; {{change headline.growth after=headline.coking offset=-1}}',
    output:
      "Output rose 12.1 percent on 2020; up 19.3 percent; an increase of 12.1 percent; was unchanged; rose 12.1 percent, after falling 3.2 percent in 2020",
    run: change,
  },
  {
    name: "direction",
    theme: "changes",
    description: "The direction of a change in words, without the number.",
    parameters: FACT,
    hash: WORDING,
    block: "never",
    example: 'Output {{direction headline.growth verb="grow"}}',
    output: "Output grew",
    run: direction,
  },
];
