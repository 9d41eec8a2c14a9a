import { linePositions } from "../data/lines.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import type { SourceFile } from "../workspace/assets.ts";
import type { Document, Parent } from "./tree.ts";

/** Deeper than any page, and far from the end of the stack. */
const DEEPEST = 200;

/** Comments, the beginnings and ends of blocks, and each sign of a tag that opens or closes a call. */
const TOKEN = /\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?!.*?\}\}|\{\{~?[#/]|\{\{|\}\}|"[^"]*"|'[^']*'|[()]/g;

/** Blocks or calls in one another beyond DEEPEST: before the template is read, which takes a stack. */
export function templateNesting({ file, text }: SourceFile): Finding[] {
  let blocks = 0;
  let calls = 0;
  for (const { 0: token, index } of tagTokens(text)) {
    if (token.endsWith("#")) blocks++;
    if (token.endsWith("/")) blocks--;
    if (token.startsWith("{{")) calls = 0;
    if (token === "(") calls++;
    if (token === ")") calls--;
    if (blocks > DEEPEST || calls > DEEPEST)
      return [tooDeep({ file, ...linePositions(text)(index) }, "tags")];
  }
  return [];
}

/** The tokens of tags; quotes and brackets of the text between them are none. */
function tagTokens(text: string): RegExpExecArray[] {
  let inTag = false;
  return [...text.matchAll(TOKEN)].filter(({ 0: token }) => {
    const isTag = token.startsWith("{{");
    if (isTag) inTag = !token.startsWith("{{!") && !token.startsWith("{{~!");
    const counts = inTag;
    if (token === "}}") inTag = false;
    return counts;
  });
}

/** Elements in one another beyond DEEPEST: found step by step, since all that follows takes a stack. */
export function pageNesting(document: Document, place: Place): Finding[] {
  let level: readonly Parent[] = [document];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return [tooDeep(place, "elements")];
    level = level.flatMap(({ childNodes }) => childNodes.filter((node) => "childNodes" in node));
  }
  return [];
}

function tooDeep(place: Place, what: string): Finding {
  const message = `more than ${DEEPEST} ${what} stand in one another`;
  return problem("template/nesting", place, message, "Close each before the next is opened.");
}
