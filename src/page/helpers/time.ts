import { offsetPeriod, parseDate } from "../../language/period.ts";
import { factPart, printOf } from "../fact-part.ts";
import { type Call, type Helper, hashInteger, kindWords, refuse } from "../helper.ts";
import { isFact, type Printed, printed } from "../values.ts";

function period(call: Call): Printed {
  const { period: given, language } = call.render.input;
  if (given === undefined) {
    return refuse(
      call,
      "period",
      "this bulletin has no parameter named period",
      "Declare it in the definition: period: { type: year }.",
    );
  }
  const offset = hashInteger(call, "offset", 0);
  if (offset === 0) return printed(language.period(given.value, given.type));
  if (given.type === "text") {
    return refuse(
      call,
      "period",
      `the period "${given.value}" is a text, so it has no neighbours`,
      "Give the parameter a type: year, half, quarter, month or day.",
    );
  }
  return printed(language.period(offsetPeriod(given.value, given.type, offset), given.type));
}

function date(call: Call): Printed {
  const [value] = call.args;
  if (isFact(value)) {
    const print = printOf(call.render, value);
    if (print.missing) return printed(factPart(value, print));
    return printed(factPart(value, print, dateWords(call, value.value ?? "")));
  }
  if (typeof value === "string") return printed(dateWords(call, value));
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
