import type { ChangeForm, ChangeVerb, Subject, Wording } from "../../language/language.ts";
import { absolute, factPart, partsOf, printOf } from "../fact-part.ts";
import {
  type Call,
  type Helper,
  hashPrintable,
  numberArgument,
  type Parameter,
  refuse,
  wordOf,
} from "../helper.ts";
import { type Printed, printed } from "../values.ts";

const FORMS: readonly ChangeForm[] = ["verb", "adverb", "noun"];
const VERBS: readonly ChangeVerb[] = ["rise", "grow", "increase"];
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
  const words = parts.filter((part) => typeof part === "string").join("");
  if (words !== "" && parts.every((part) => typeof part === "string"))
    return call.render.input.language.compared(wording, words);
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
  const { form, verb, subject } = grammar(call);
  const { language } = call.render.input;
  const wording = compared(call, language.change(print.sign, form, verb, subject));
  if (wording.number === "none")
    return printed(factPart(fact, print, wording.before + wording.after));
  const shown =
    wording.number === "absolute" ? printOf(call.render, absolute(fact)).text : print.text;
  return printed(wording.before, factPart(fact, print, shown), wording.after);
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
    hash: [...WORDING, BASE],
    block: "never",
    example:
      'Output {{change headline.growth on=(period offset=-1)}}; {{change products.aluminium.growth form="adverb"}}; {{change headline.growth form="noun" verb="increase"}}; {{change headline.flat}}',
    output:
      "Output rose 12.1 percent on 2020; up 19.3 percent; an increase of 12.1 percent; was unchanged",
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
