import { printFact } from "../facts/print.ts";
import type { Fact, PrintedFact } from "../facts/types.ts";
import type { Scale } from "../language/types.ts";
import type { Render } from "./render.ts";
import { type FactPart, isFact, type Part, type Printed, printed, type Value } from "./values.ts";

/** A fact as the edition's language prints it. */
export function printOf(
  render: Render,
  fact: Fact,
  options: { readonly scale?: Scale } = {},
): PrintedFact {
  return printFact(fact, render.input.language, options);
}

/** A fact as a part; `text` where something else than the whole of it prints. */
export function factPart(fact: Fact, print: PrintedFact, text: string = print.text): FactPart {
  return { kind: "fact-part", fact, text, value: print.value, marks: print.marks };
}

/** A fact in full, marks included. */
function wholeFact(render: Render, fact: Fact): Printed {
  return printed(factPart(fact, printOf(render, fact)));
}

/** The fact without its sign, for words that say the direction. */
export function absolute(fact: Fact): Fact {
  if (fact.quantity === undefined || fact.value === null) return fact;
  const value = fact.value.replace(/^-/, "");
  return { ...fact, value, quantity: { ...fact.quantity, value } };
}

/** The same number in another unit of the same size: percent as percentage points. */
export function inUnit(fact: Fact, unit: NonNullable<Fact["quantity"]>["unit"]): Fact {
  return fact.quantity === undefined ? fact : { ...fact, quantity: { ...fact.quantity, unit } };
}

/** The parts of a printable value; undefined for a table, a row, a record, nothing. */
export function partsOf(render: Render, value: Value): readonly Part[] | undefined {
  if (isFact(value)) return wholeFact(render, value).parts;
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [render.input.language.digits(String(value))];
  if (typeof value === "object" && value.kind === "printed") return value.parts;
  return undefined;
}
