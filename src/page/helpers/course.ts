import type { Fact, PrintedFact } from "../../facts/types.ts";
import { factPart, printOf } from "../fact-part.ts";
import {
  type Call,
  type Helper,
  hashNumber,
  numberArgument,
  type Parameter,
  refuse,
  wordOf,
} from "../helper.ts";
import { type Printed, printed } from "../values.ts";
import { VERBS } from "./change.ts";
import { periodAt, steppedType } from "./edition-period.ts";

/** The course of a series up to this edition: how long it has gone one way, when it was as high. */

/** A number of periods, as printed; undefined where it is missing. */
function periods(call: Call, fact: Fact, print: PrintedFact): number | undefined {
  if (print.missing) return undefined;
  const whole = Number(print.value);
  if (Number.isSafeInteger(whole) && whole >= 1) return whole;
  return refuse(
    call,
    "argument",
    `${call.name} needs a number of periods, but ${fact.path} is ${print.number}`,
    "Take it from the macros streak, first_in, highest_in or lowest_in.",
  );
}

function streak(call: Call): Printed {
  const fact = numberArgument(call);
  const print = printOf(call.render, fact);
  const length = periods(call, fact, print);
  if (length === undefined) return printed(factPart(fact, print));
  if (length === 1) return firstChange(call);
  const { language } = call.render.input;
  return printed(factPart(fact, print, language.streak(length, steppedType(call))));
}

/** "the first rise in five months": of a run of one, how long there had been none is what counts. */
function firstChange(call: Call): Printed {
  const [change, first] = [hashNumber(call, "change"), hashNumber(call, "first")];
  if (change === undefined || first === undefined) {
    return refuse(
      call,
      "argument",
      "a run of one period has no words of its own",
      "Give change= and first=, or print it where {{#if (more … 1)}} only.",
    );
  }
  const [{ sign, missing }, since] = [printOf(call.render, change), printOf(call.render, first)];
  const length = missing ? undefined : periods(call, first, since);
  if (length === undefined) return printed(factPart(first, since));
  const { language } = call.render.input;
  const verb = wordOf(call, "verb", VERBS, language.usualVerb);
  const known = length === seriesLength(call, length) ? undefined : length;
  if (known === 1) return contradiction(call, first);
  const words = language.firstChange(sign, verb, steppedType(call), known);
  return printed(factPart(first, since, words));
}

/** The same change in the period before would have made it a run of two. */
function contradiction(call: Call, first: Fact): never {
  return refuse(
    call,
    "argument",
    `streak is given a run of one period, but ${first.path} says that the period before changed the same way`,
    "Take both from the same list of changes, with the same decimals.",
  );
}

/** How many periods the series has, as `of` says; what is counted can't be more. */
function seriesLength(call: Call, counted: number): number | undefined {
  const fact = hashNumber(call, "of");
  const length = fact && periods(call, fact, printOf(call.render, fact));
  if (length === undefined || counted <= length) return length;
  return refuse(
    call,
    "argument",
    `${call.name} is given ${counted} periods of a series of ${length}`,
    "Take both from the same periods in the query.",
  );
}

const EXTREMES = ["high", "low"] as const;

function record(call: Call): Printed {
  const fact = numberArgument(call);
  const print = printOf(call.render, fact);
  const length = periods(call, fact, print);
  if (length === undefined) return printed(factPart(fact, print));
  const extreme = wordOf(call, "extreme", EXTREMES, "high");
  const ofSeries = length === seriesLength(call, length);
  steppedType(call);
  const since = periodAt(call, ofSeries ? 1 - length : -length);
  const { language } = call.render.input;
  return printed(factPart(fact, print, language.record(extreme, since, ofSeries)));
}

function number(name: string, description: string): Parameter {
  return { name, description, type: "number", optional: true };
}

const OF = number("of", "How many periods the series has: what reaches so far back began with it.");

export const courseHelpers: readonly Helper[] = [
  {
    name: "streak",
    theme: "changes",
    description:
      "How long a change has gone one way, up to the edition’s period: which one in a row, or the first in how long.",
    parameters: [
      { name: "length", description: "Periods in a row: the macro `streak`.", type: "number" },
    ],
    hash: [
      number("change", "The change itself; its sign as printed decides the words."),
      number("first", "Periods since the last such change: the macro `first_in`."),
      OF,
      {
        name: "verb",
        description: "Which noun: rise, growth, increase.",
        type: "name",
        optional: true,
        choices: VERBS,
      },
    ],
    block: "never",
    example:
      "Output grew {{streak course.years_in_a_row}}; {{streak course.once change=headline.coking first=course.first_in of=course.years}}",
    output: "Output grew for the fourth year in a row; the first fall in five years",
    run: streak,
  },
  {
    name: "record",
    theme: "changes",
    description: "Since when a value was never as high, or as low.",
    parameters: [
      {
        name: "periods",
        description:
          "Periods for which it is the highest or lowest: the macros `highest_in`, `lowest_in`.",
        type: "number",
      },
    ],
    hash: [
      { ...OF, optional: false },
      {
        name: "extreme",
        description: "Which end.",
        type: "name",
        optional: true,
        choices: EXTREMES,
      },
    ],
    block: "never",
    example:
      'Growth was {{record course.highest_in of=course.years}}, output {{record course.lowest_in of=course.years extreme="low"}}',
    output: "Growth was the highest since 2012, output the lowest since the series began in 2002",
    run: record,
  },
];
