import { Marked } from "marked";
import { problem } from "../../finding/finding.ts";
import { InputError } from "../../finding/input-error.ts";
import { bodyOf, type Call, type Helper } from "../helper.ts";
import { emit } from "../render.ts";

/** Markdown as John Gruber has it: no tables (they have no scope), no bare addresses as links. */
function converter(call: Call) {
  return new Marked<string, string>({
    gfm: false,
    async: false,
    renderer: {
      image: () => {
        throw new InputError([
          problem(
            "template/markdown-image",
            call.place,
            "a picture can't stand in Markdown",
            'Use {{#photo "file.jpg" alt="…"}}.',
          ),
        ]);
      },
    },
  });
}

/**
 * Facts inside are out of Markdown's reach: they stand as slots while it is converted, so no sign
 * in data is read as Markdown.
 */
function markdown(call: Call): string {
  const { render } = call;
  render.markdown++;
  let source: string;
  try {
    source = bodyOf(call)();
  } finally {
    render.markdown--;
  }
  const html = converter(call).parse(dedent(source));
  if (typeof html !== "string") throw new Error("Markdown was converted asynchronously");
  return emit(render, html);
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
];
