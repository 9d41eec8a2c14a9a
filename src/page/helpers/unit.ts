import { printOf } from "../fact-part.ts";
import { type Call, type Helper, numberArgument, refuse } from "../helper.ts";
import { type Printed, printed } from "../values.ts";

/** The unit of a number as printed; in a column's head without argument, that of the column. */
function unit(call: Call): Printed {
  if (call.args.length > 0) {
    return printed(printOf(call.render, numberArgument(call)).unit);
  }
  const words = call.render.frame?.unit;
  if (words !== undefined && words !== "") return printed(words);
  const { frame } = call.render;
  return refuse(
    call,
    "argument",
    frame?.column === undefined
      ? "unit without a fact says the unit of a column, but stands in no column's head"
      : "the column has no unit to say",
    frame?.column === undefined
      ? "Give it a fact: {{unit table.key.column}}."
      : "Remove {{unit}}, or give the column a unit in the definition.",
  );
}

export const bareUnit: Helper = {
  name: "unit",
  theme: "numbers",
  description: "The unit of a number in words; in the head of a column, the column's unit.",
  parameters: [{ name: "fact", description: "A number.", type: "number", optional: true }],
  hash: [],
  block: "never",
  example: "{{unit products.raw_coal.output}}",
  output: "million tonnes",
  run: unit,
};
