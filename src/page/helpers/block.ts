import { bodyOf, type Call, type Helper, kindWords, refuse } from "../helper.ts";
import { isList, isRecord, isRow, isTable, type Value } from "../values.ts";
import { holds } from "./condition.ts";

function branch(call: Call, condition: boolean): string {
  return condition ? bodyOf(call)() : (call.inverse?.() ?? "");
}

function each(call: Call): string {
  const items = itemsOf(call);
  if (items.length === 0) return call.inverse?.() ?? "";
  const body = bodyOf(call);
  const last = items.length - 1;
  return items
    .map(({ value, key }, index) =>
      body(value, { index, key, first: index === 0, last: index === last }),
    )
    .join("");
}

interface Item {
  readonly value: Value;
  readonly key?: string | undefined;
}

function itemsOf(call: Call): readonly Item[] {
  const [table] = call.args;
  if (isList(table)) return table.items.map((value) => ({ value }));
  if (!isTable(table)) {
    return refuse(
      call,
      "argument",
      `{{#each}} needs a fact table of many rows, but is given ${kindWords(table)}`,
      isRow(table) ? "Use {{#with …}}: there is one row." : "Give the name of a table.",
    );
  }
  const { rows } = table.table;
  return rows.map((row) => ({ value: { kind: "row", table: table.table, row }, key: row.key }));
}

function within(call: Call): string {
  const [value] = call.args;
  if (isRow(value) || isTable(value) || isRecord(value)) return bodyOf(call)(value);
  if (value === undefined) return call.inverse?.() ?? "";
  return refuse(
    call,
    "argument",
    `{{#with}} needs a row or a table, but is given ${kindWords(value)}`,
    "Give the path of a row: table.key.",
  );
}

export const blockHelpers: readonly Helper[] = [
  {
    name: "if",
    theme: "blocks",
    description:
      "Prints its body where a condition holds; with {{else}} and {{else if}}. A bare fact is no condition.",
    parameters: [{ name: "condition", description: "A condition.", type: "condition" }],
    hash: [],
    block: "always",
    example: "{{#if (rose headline.growth)}}Growth{{else}}No growth{{/if}}",
    output: "Growth",
    run: (call) => branch(call, holds(call, call.args[0])),
  },
  {
    name: "unless",
    theme: "blocks",
    description: "Prints its body where a condition doesn't hold.",
    parameters: [{ name: "condition", description: "A condition.", type: "condition" }],
    hash: [],
    block: "always",
    example: "{{#unless (draft)}}Final{{/unless}}",
    output: "Final",
    run: (call) => branch(call, !holds(call, call.args[0])),
  },
  {
    name: "each",
    theme: "blocks",
    description:
      "Prints its body for each row of a table, in the table's order; with @index, @key, @first, @last.",
    parameters: [{ name: "table", description: "A fact table, or a list.", type: "rows" }],
    hash: [],
    block: "always",
    example: "{{#each products}}{{name}}: {{output}}{{#unless @last}}; {{/unless}}{{/each}}",
    output:
      "Raw coal: 68.25 million tonnes; Washed coal: 21.60 million tonnes; Primary aluminium: 151,000 tonnes",
    run: each,
  },
  {
    name: "with",
    theme: "blocks",
    description: "Prints its body with the paths beginning at a row.",
    parameters: [{ name: "row", description: "A row or a table.", type: "context" }],
    hash: [],
    block: "always",
    example: "{{#with products.raw_coal}}{{name}}: {{output}}{{/with}}",
    output: "Raw coal: 68.25 million tonnes",
    run: within,
  },
];
