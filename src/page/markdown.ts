import { Marked, type Token } from "marked";
import type { Place } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { pictureFinding } from "./check/markdown.ts";
import type { Render } from "./render.ts";

/** Markdown as John Gruber has it: no tables (they have no scope), no bare addresses as links. */
function converter(place: Place): Marked<string, string> {
  return new Marked<string, string>({
    gfm: false,
    async: false,
    renderer: {
      image: () => {
        throw new InputError([pictureFinding(place)]);
      },
    },
  });
}

/**
 * Runs what prints Markdown. Facts in it are out of Markdown's reach: they stand as slots until it is
 * converted, so no sign in data is read as Markdown.
 */
export function markdownSource(render: Render, run: () => string): string {
  render.markdown++;
  try {
    return run();
  } finally {
    render.markdown--;
  }
}

/** Markdown as HTML. `place` is said where something can't stand in it. */
export function markdownHtml(source: string, place: Place): string {
  const marked = converter(place);
  return marked.parser(marked.lexer(source));
}

/**
 * Markdown as HTML, in which lists that stand one after the other, each under a heading of the third
 * level, are set side by side: short lines in a narrow measure, as an office sets problems beside
 * what it will do.
 */
export function commentaryHtml(source: string, place: Place): string {
  const marked = converter(place);
  const html = (tokens: Token[]): string => marked.parser(tokens);
  return groupsOf(partsOf(marked.lexer(source)))
    .map((parts) => {
      if (parts.length === 1) return html(parts.flat());
      const columns = parts.map((part) => `<div>\n${html(part)}</div>\n`);
      return `<div class="columns">\n${columns.join("")}</div>\n`;
    })
    .join("");
}

/** A heading and what stands below it, up to the next; first what stands before any. */
function partsOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === "heading") parts.push([]);
    parts.at(-1)?.push(token);
  }
  return parts;
}

/** Parts that are a heading and a list join those before them that are the same. */
function groupsOf(parts: readonly Token[][]): Token[][][] {
  const groups: Token[][][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last?.every(isListed) === true && isListed(part)) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

function isListed(part: readonly Token[]): boolean {
  const [heading, ...below] = part.filter(({ type }) => type !== "space");
  return (
    heading?.type === "heading" &&
    heading.depth === 3 &&
    below.length === 1 &&
    below[0]?.type === "list"
  );
}
