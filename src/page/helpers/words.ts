import { escapeHtml } from "../escape.ts";
import { partsOf } from "../fact-part.ts";
import { bodyOf, type Call, type Helper, kindWords, refuse, textArgument } from "../helper.ts";
import { isTable, type Part, type Printed, printed, type Value } from "../values.ts";

function list(call: Call): Value {
  if (call.body !== undefined) return listBlock(call);
  const items = call.args.map((value) => itemParts(call, value));
  const separators = call.render.input.language.listSeparators(items.length);
  return printed(...items.flatMap((parts, index) => [...parts, separators[index] ?? ""]));
}

function itemParts(call: Call, value: Value): readonly Part[] {
  const parts = partsOf(call.render, value);
  if (parts !== undefined) return parts;
  return refuse(
    call,
    "argument",
    `list can't print ${kindWords(value)}`,
    "Give facts, texts or helpers; {{#list table}}…{{/list}} lists the rows of a table.",
  );
}

/** The body once for each row, joined as a list; the separators are text, so they need escaping. */
function listBlock(call: Call): Value {
  const [table] = call.args;
  if (!isTable(table)) {
    return refuse(
      call,
      "argument",
      `{{#list}} needs a fact table, but is given ${kindWords(table)}`,
      "Give the name of a table.",
    );
  }
  const { rows } = table.table;
  if (rows.length === 0) return emptyList(call, table.table.name);
  const body = bodyOf(call);
  const separators = call.render.input.language.listSeparators(rows.length);
  return rows
    .map((row, index) => {
      const turn = {
        index,
        key: row.key,
        first: index === 0,
        last: index === rows.length - 1,
      };
      const item = body({ kind: "row", table: table.table, row }, turn).trim();
      return item + escapeHtml(separators[index] ?? "");
    })
    .join("");
}

/** A sentence with a hole in it is not printed: the author says what stands there instead. */
function emptyList(call: Call, name: string): string {
  const instead = call.inverse?.() ?? "";
  if (instead !== "") return instead;
  return refuse(
    call,
    "empty-list",
    `${name} has no row, so the list is empty`,
    `Say what stands there then, after {{else}}, or put the sentence into {{#if ${name}}}.`,
  );
}

function foreign(call: Call): Printed {
  const [language, text] = [textArgument(call, 0), textArgument(call, 1)];
  const html = `<span lang="${escapeHtml(language)}" role="generic">${escapeHtml(text)}</span>`;
  return printed({ kind: "markup", html, text });
}

export const wordHelpers: readonly Helper[] = [
  {
    name: "list",
    theme: "words",
    description:
      "A list as the language writes it: of its arguments, or as a block of the rows of a table.",
    parameters: [
      {
        name: "items",
        description: "Facts, texts or helpers; for the block, one table.",
        type: "value",
        rest: true,
        printed: true,
      },
    ],
    hash: [],
    block: "either",
    example: "{{#list products}}{{name}} ({{output}}){{/list}}",
    output:
      "Raw coal (68.25 million tonnes), Washed coal (21.60 million tonnes) and Primary aluminium (151,000 tonnes)",
    run: list,
  },
  {
    name: "literal",
    theme: "words",
    description: "A name with a digit in it that is no number.",
    parameters: [{ name: "text", description: "The name.", type: "name" }],
    hash: [],
    block: "never",
    example: '{{literal "5G"}} mines',
    output: "5G mines",
    run: (call) => printed(textArgument(call)),
  },
  {
    name: "text",
    theme: "words",
    description: "A text as it is, where a value is needed.",
    parameters: [{ name: "text", description: "The text.", type: "name", printed: true }],
    hash: [],
    block: "never",
    example: '{{list (text "mining") (text "smelting")}}',
    output: "mining and smelting",
    run: (call) => printed(textArgument(call)),
  },
  {
    name: "foreign",
    theme: "words",
    description: "Words of another language, marked as such for readers that speak them.",
    parameters: [
      { name: "language", description: "Its BCP 47 tag.", type: "name" },
      { name: "text", description: "The words.", type: "text", printed: true },
    ],
    hash: [],
    block: "never",
    example: 'Yangquan ({{foreign "zh" "阳泉"}})',
    output: 'Yangquan (<span lang="zh" role="generic">阳泉</span>)',
    run: foreign,
  },
];
