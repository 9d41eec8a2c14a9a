import type { ChangeForm, ChangeVerb, Subject } from "../../language/language.ts";
import { absolute, factPart, printOf } from "../fact-part.ts";
import { type Call, type Helper, numberArgument, type Parameter, wordOf } from "../helper.ts";
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
    description: "Which verb: rose, grew, increased.",
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
    verb: wordOf(call, "verb", VERBS, "rise"),
    subject: wordOf(call, "subject", SUBJECTS, "singular"),
  };
}

/** The words follow the printed value: 0.04 percent at one decimal "was unchanged". */
function change(call: Call): Printed {
  const fact = numberArgument(call);
  const print = printOf(call.render, fact);
  if (print.missing) return printed(factPart(fact, print));
  const { form, verb, subject } = grammar(call);
  const wording = call.render.input.language.change(print.sign, form, verb, subject);
  if (wording.number === "none") return printed(factPart(fact, print, wording.before));
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
    hash: WORDING,
    block: "never",
    example:
      'Output {{change headline.growth}}; {{change products.aluminium.growth form="adverb"}}; {{change headline.growth form="noun" verb="increase"}}; {{change headline.flat}}',
    output: "Output rose 12.1 percent; up 19.3 percent; an increase of 12.1 percent; was unchanged",
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
