import { knownPeriod, parseDate } from "../../language/period.ts";
import { factPart, printOf } from "../fact-part.ts";
import { type Call, type Helper, hashInteger, kindWords, refuse, wordOf } from "../helper.ts";
import { unbroken } from "../unbroken.ts";
import { isFact, type Printed, printed } from "../values.ts";
import { periodAt, steppedType } from "./edition-period.ts";

const FORMS = ["full", "short", "year", "to_date"] as const;

function period(call: Call): Printed {
  return printed(unbroken(periodWords(call), call.render.input.language));
}

function periodWords(call: Call): string {
  const form = wordOf(call, "form", FORMS, "full");
  const { period: text, type, within } = periodAt(call, hashInteger(call, "offset", 0));
  const { language } = call.render.input;
  if (form === "full") return language.period(text, type);
  const { year } = knownPeriod(text, steppedType(call));
  if (form === "short") return language.period(text, type, within);
  if (form === "year") return language.period(String(year).padStart(4, "0"), "year");
  if (type !== "day") return language.yearToDate(text, type);
  return refuse(
    call,
    "period",
    "the year up to a day has no name",
    "Take another form, or write it out.",
  );
}

function date(call: Call): Printed {
  const [value] = call.args;
  if (isFact(value)) {
    const print = printOf(call.render, value);
    if (print.missing) return printed(factPart(value, print));
    return printed(factPart(value, print, dateWords(call, value.value ?? "")));
  }
  if (typeof value === "string") {
    return printed(unbroken(dateWords(call, value), call.render.input.language));
  }
  return refuse(
    call,
    "argument",
    `date needs a date, but is given ${kindWords(value)}`,
    "Write it inside {{#if}} where the date may not be known.",
  );
}

function dateWords(call: Call, iso: string): string {
  if (parseDate(iso) !== undefined) return call.render.input.language.date(iso);
  return refuse(
    call,
    "argument",
    `"${iso}" is not a date`,
    "Give an ISO date or instant: 2022-02-10.",
  );
}

export const timeHelpers: readonly Helper[] = [
  {
    name: "period",
    theme: "time",
    description: "The period of this edition in words, or one before or after it.",
    parameters: [],
    hash: [
      {
        name: "offset",
        description: "Periods later; negative for earlier.",
        type: "integer",
        optional: true,
      },
      {
        name: "form",
        description:
          "Within the edition’s year without it (“February”), the year alone, or the year up to it (“January to March 2009”).",
        type: "name",
        optional: true,
        choices: FORMS,
      },
    ],
    block: "never",
    example: "{{period}} on {{period offset=-1}}",
    output: "2021 on 2020",
    run: period,
  },
  {
    name: "date",
    theme: "time",
    description: "A date in words.",
    parameters: [{ name: "date", description: "A date or an instant.", type: "value" }],
    hash: [],
    block: "never",
    example: "{{date edition.release}}",
    output: "10 February 2022",
    run: date,
  },
];
