import { type LocatedText, localisedText } from "../check/localised.ts";
import { type Parameters, PERIOD } from "../check/parameters.ts";
import { textInput } from "../check/text-input.ts";
import { InputError } from "../finding/input-error.ts";
import type { Language } from "../language/language.ts";
import type { Statement } from "../page/ast.ts";
import { compileText, parseText } from "../page/compile.ts";
import { renderText, type TextInput } from "../page/compose.ts";
import type { Bulletin } from "../workspace/bulletin.ts";

/**
 * What a release will be called, before there are facts: the bulletin's title in a language, rendered
 * for the period with the defaults of the other parameters. A title that needs facts keeps its plain
 * words; a bulletin without one has its name.
 */
export function releaseTitle(bulletin: Bulletin, language: Language, period: string): string {
  const title = localisedText(bulletin, "title", language.code);
  if (title === undefined) return bulletin.name;
  const input = titleInput(bulletin, language, period);
  const render = (text: string): string | undefined => {
    try {
      return renderText(compileText(text, title.place), input);
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
  };
  return render(title.text) ?? (plainWords(title, render) || bulletin.name);
}

function titleInput(bulletin: Bulletin, language: Language, period: string): TextInput {
  const { parameters } = bulletin.definition;
  const known = Object.entries(parameters).flatMap(([name, { default: value }]) =>
    value === undefined || value === "latest" ? [] : [[name, value] as const],
  );
  const values: Parameters = { ...Object.fromEntries(known), [PERIOD]: period };
  const facts = { language, tables: new Map(), parameters: values };
  return { ...textInput(bulletin, facts), edition: {} };
}

/** The words of a title without what only facts could say: blocks and facts leave nothing. */
function plainWords(
  { text, place }: LocatedText,
  render: (text: string) => string | undefined,
): string {
  const { body } = parseText(text, place);
  const words = body.map((statement) => {
    if (statement.type === "ContentStatement") return statement.original;
    if (statement.type !== "MustacheStatement") return "";
    return render(written(text, statement)) ?? "";
  });
  return words
    .join("")
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:])/g, "")
    .replace(/^[\s,.;:–—-]+|[\s,.;:–—-]+$/g, "");
}

/** A statement as it is written; Handlebars counts lines from 1 and columns from 0. */
function written(text: string, { loc }: Statement): string {
  const lines = text.split(/\r\n|\r|\n/);
  const inside = lines.slice(loc.start.line - 1, loc.end.line);
  const last = inside.length - 1;
  return inside
    .map((line, index) =>
      line.slice(index === 0 ? loc.start.column : 0, index === last ? loc.end.column : line.length),
    )
    .join("\n");
}
