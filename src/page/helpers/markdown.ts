import { escapeHtml } from "../escape.ts";
import { bodyOf, type Call, type Helper, refuse, textArgument } from "../helper.ts";
import { commentaryHtml, markdownHtml, markdownSource } from "../markdown.ts";
import { emit } from "../render.ts";
import { commentaryLack, todoLack, unfinishedLine } from "../unfinished.ts";
import { type Printed, printed } from "../values.ts";

function markdown(call: Call): string {
  const { render, place } = call;
  const source = markdownSource(render, () => bodyOf(call)());
  return emit(render, markdownHtml(dedent(source), place));
}

/** Without the indentation that all lines share, which Markdown would take for code. */
function dedent(text: string): string {
  const lines = text.split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join("\n");
}

function commentary(call: Call): Printed {
  const { render, place } = call;
  const { commentary: given, draft, language } = render.input;
  if (given === undefined) {
    return refuse(
      call,
      "commentary",
      "a commentary is for a period, but this bulletin has no parameter named period",
      "Declare it: period: { type: year }.",
    );
  }
  const { run } = given;
  if (run !== undefined) {
    const source = markdownSource(render, () => run(render));
    return printed({ kind: "markup", html: commentaryHtml(source, place), text: "" });
  }
  const lack = commentaryLack(given, place);
  if (!draft) return refuse(call, "commentary", lack.message, lack.remedy);
  const words = escapeHtml(unfinishedLine(lack, language));
  return printed({ kind: "markup", html: `<p class="todo">${words}</p>`, text: "" });
}

function todo(call: Call): Printed {
  const text = textArgument(call);
  if (call.render.input.draft) {
    const html = `<span class="todo">${escapeHtml(text)}</span>`;
    return printed({ kind: "markup", html, text });
  }
  const { message, remedy } = todoLack(text, call.place);
  return refuse(call, "todo", message, remedy);
}

export const markdownHelpers: readonly Helper[] = [
  {
    name: "markdown",
    theme: "words",
    description:
      "Running prose in Markdown, with facts inside. Headings keep their level; pictures are {{#photo}}'s.",
    parameters: [],
    hash: [],
    block: "always",
    example: "{{#markdown}}Output *{{change headline.growth}}*.{{/markdown}}",
    output: "Output rose 12.1 percent.",
    run: markdown,
  },
  {
    name: "commentary",
    theme: "words",
    description:
      "The commentary for the period: the Markdown of commentary/<period>.<language>.md. Where the file is missing a draft says so; for any other edition it is an error.",
    parameters: [],
    hash: [],
    block: "never",
    example: "{{commentary}}",
    output: "Outlook Demand is expected to stay strong.",
    run: commentary,
  },
  {
    name: "todo",
    theme: "words",
    description:
      "Something still to be done: a draft prints it and lists it at its end, for any other edition it is an error.",
    parameters: [{ name: "what", description: "What is to be done.", type: "name" }],
    hash: [],
    block: "never",
    example: 'Coking {{change headline.coking}}. {{todo "Ask the mining office why"}}',
    output: "Coking fell 3.2 percent. Ask the mining office why",
    run: todo,
  },
];
