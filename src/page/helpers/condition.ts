import { type Comparable, comparePrinted } from "../../facts/print.ts";
import type { Fact } from "../../facts/types.ts";
import { printOf } from "../fact-part.ts";
import {
  type Call,
  factArgument,
  type Helper,
  kindWords,
  numberArgument,
  type Parameter,
  refuse,
} from "../helper.ts";
import { isFact, isList, isPrinted, isRow, isTable, type Value } from "../values.ts";

/**
 * Whether a condition holds. A fact is refused, since zero is a value and "false" a word; so is
 * what always holds. A text holds where it isn't empty, a table where it has a row.
 */
export function holds(call: Call, value: Value): boolean {
  if (typeof value === "boolean") return value;
  if (value === undefined) return false;
  if (typeof value === "string") return value !== "";
  if (isTable(value)) return value.table.rows.length > 0;
  if (isList(value)) return value.items.length > 0;
  if (isFact(value)) return refuseFact(call, value);
  return refuse(
    call,
    "condition",
    `${kindWords(value)} is no condition: it always holds`,
    isRow(value) || isPrinted(value) ? "Remove the condition." : "Ask with (is …) or (known …).",
  );
}

function refuseFact(call: Call, fact: Fact): never {
  return refuse(
    call,
    "condition",
    `the fact ${fact.path} is no condition: zero is a value, too`,
    conditionRemedy(fact.path, fact.kind),
  );
}

/** What to ask instead of a bare fact. */
export function conditionRemedy(path: string, kind: Fact["kind"]): string {
  if (kind === "number") return `Ask (known ${path}), (rose ${path}), (fell ${path}) or (more …).`;
  return `Ask (known ${path}) or (is ${path} "…").`;
}

/** Every condition of the call is looked at, so that a wrong one can't hide behind another. */
function each(call: Call): boolean[] {
  return call.args.map((value) => holds(call, value));
}

/** The sign of the printed value; undefined where there is none. */
function signOf(call: Call): -1 | 0 | 1 | undefined {
  const print = printOf(call.render, numberArgument(call));
  return print.missing ? undefined : print.sign;
}

/** -1, 0, 1 by the printed values; undefined where one of them is missing. */
function compare(call: Call): number | undefined {
  return comparePrinted(side(call, 0), side(call, 1));
}

function side(call: Call, index: number): Comparable {
  const value = call.args[index];
  if (typeof value === "number") return { value: String(value), missing: false };
  return printOf(call.render, numberArgument(call, index));
}

function same(call: Call): boolean {
  const [a, b] = call.args;
  const numeric = (value: Value): boolean =>
    typeof value === "number" || (isFact(value) && value.kind === "number");
  if (numeric(a) && numeric(b)) return compare(call) === 0;
  const [left, right] = [plainText(call, 0), plainText(call, 1)];
  return left !== undefined && left === right;
}

/** The text of an argument; undefined where a fact is missing or nothing is set. */
function plainText(call: Call, index: number): string | undefined {
  const value = call.args[index];
  if (value === undefined || typeof value === "string") return value;
  const print = printOf(call.render, factArgument(call, index));
  return print.missing ? undefined : print.value;
}

const FACT: readonly Parameter[] = [{ name: "fact", description: "A fact.", type: "fact" }];
const NUMBER: readonly Parameter[] = [{ name: "fact", description: "A number.", type: "number" }];
const TWO_NUMBERS: readonly Parameter[] = [
  { name: "a", description: "A number.", type: "number", literal: true },
  { name: "b", description: "Another, or a number as it is.", type: "number", literal: true },
];
const TWO_VALUES: readonly Parameter[] = [
  { name: "a", description: "A fact or a text.", type: "value" },
  { name: "b", description: "What it is compared with.", type: "value" },
];
const CONDITIONS: readonly Parameter[] = [
  { name: "conditions", description: "Conditions in parentheses.", type: "condition", rest: true },
];

function condition(
  name: string,
  description: string,
  parameters: readonly Parameter[],
  asked: string,
  run: Helper["run"],
): Helper {
  return {
    name,
    theme: "conditions",
    description,
    parameters,
    hash: [],
    block: "never",
    example: `{{#if ${asked}}}yes{{else}}no{{/if}}`,
    output: "yes",
    run,
  };
}

export const conditionHelpers: readonly Helper[] = [
  condition(
    "rose",
    "Whether a change is above zero as printed; never where it is missing.",
    NUMBER,
    "(rose headline.growth)",
    (call) => signOf(call) === 1,
  ),
  condition(
    "fell",
    "Whether a change is below zero as printed; never where it is missing.",
    NUMBER,
    "(fell headline.coking)",
    (call) => signOf(call) === -1,
  ),
  condition(
    "unchanged",
    "Whether a change is zero as printed: 0.04 percent at one decimal is.",
    NUMBER,
    "(unchanged headline.flat)",
    (call) => signOf(call) === 0,
  ),
  condition(
    "known",
    "Whether a fact has a value.",
    FACT,
    "(known headline.growth)",
    (call) => !printOf(call.render, factArgument(call)).missing,
  ),
  condition(
    "missing",
    "Whether a fact has no value.",
    FACT,
    "(missing headline.gas)",
    (call) => printOf(call.render, factArgument(call)).missing,
  ),
  condition(
    "more",
    "Whether the first is more than the second, both as printed; never where one is missing.",
    TWO_NUMBERS,
    "(more industries.traditional.share industries.emerging.share)",
    (call) => (compare(call) ?? 0) > 0,
  ),
  condition(
    "less",
    "Whether the first is less than the second, both as printed; never where one is missing.",
    TWO_NUMBERS,
    "(less industries.emerging.share industries.traditional.share)",
    (call) => (compare(call) ?? 0) < 0,
  ),
  condition(
    "same",
    "Whether two values print the same; never where one is missing.",
    TWO_VALUES,
    "(same headline.growth headline.growth)",
    same,
  ),
  condition("is", "Whether a text is the one given.", TWO_VALUES, '(is language "en")', same),
  condition(
    "and",
    "Whether all of the conditions hold.",
    CONDITIONS,
    "(and (rose headline.growth) (known headline.rank))",
    (call) => each(call).every((held) => held),
  ),
  condition(
    "or",
    "Whether one of the conditions holds.",
    CONDITIONS,
    "(or (fell headline.growth) (rose headline.growth))",
    (call) => each(call).some((held) => held),
  ),
  condition(
    "not",
    "Whether the condition doesn't hold.",
    [{ name: "condition", description: "A condition in parentheses.", type: "condition" }],
    "(not (fell headline.growth))",
    (call) => !holds(call, call.args[0]),
  ),
  condition(
    "draft",
    "Whether this edition is a draft.",
    [],
    "(not (draft))",
    (call) => call.render.input.draft,
  ),
];
