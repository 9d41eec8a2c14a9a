import { Marked, type Token, type Tokens } from "marked";
import { linePositions } from "../../data/lines.ts";
import { type Finding, type Place, problem } from "../../finding/finding.ts";
import type { SourceFile } from "../../workspace/assets.ts";
import { checkAddress } from "../markup.ts";

/** Stands for each sign of a tag of Handlebars: what it prints is no Markdown. */
const TAG = "\uE000";

/**
 * What a file of Markdown can't hold: pictures, tables (they would have no scope), a second title,
 * a heading that skips a level, links that lead nowhere. Its HTML and its tags are looked at as any
 * template's are.
 */
export function checkMarkdown({ file, text }: SourceFile): Finding[] {
  const masked = text
    .replace(/\r\n?/g, "\n")
    .replace(/\{\{[\s\S]*?\}\}/g, (tag) => tag.replace(/[^\n]/g, TAG));
  const positions = linePositions(masked);
  const findings: Finding[] = frontMatter(masked) ? [frontMatterFinding({ file, line: 1 })] : [];
  let level = 0;
  walk(tablesAsTokens(masked), masked, 0, (token, offset) => {
    const place: Place = { file, ...positions(offset) };
    findings.push(...checkToken(token, place, level));
    if (isHeading(token)) level = token.depth;
  });
  return findings;
}

/** Keys between two lines of hyphens, as other programs put them before a text. */
function frontMatter(text: string): boolean {
  return /^---[ \t]*\n(?:\s*|[\w-]+[ \t]*:[\s\S]*?\n)---[ \t]*(?:\n|$)/.test(text);
}

function frontMatterFinding(place: Place): Finding {
  return problem(
    "template/markdown-front-matter",
    place,
    "front matter is no part of Markdown: it would print",
    "Remove it; what an edition is, its definition says.",
  );
}

/** Only GitHub's Markdown has tables: read as such, a table shows as one. */
function tablesAsTokens(text: string): Token[] {
  const plain = new Marked({ gfm: false }).lexer(text);
  const tables = new Marked({ gfm: true }).lexer(text).filter(({ type }) => type === "table");
  return tables.length === 0 ? plain : [...plain, ...tables];
}

/** Each token with its offset, as far as it stands in the text as it was read. */
function walk(
  tokens: readonly Token[],
  text: string,
  start: number,
  visit: (token: Token, offset: number) => void,
): void {
  let at = start;
  for (const token of tokens) {
    if (token.type === "table") at = 0;
    const found = text.indexOf(token.raw, at);
    const offset = found < 0 ? at : found;
    visit(token, offset);
    walk(childrenOf(token), text, offset, visit);
    if (found >= 0) at = found + token.raw.length;
  }
}

function childrenOf(token: Token): readonly Token[] {
  if (token.type === "table") return [];
  if (isList(token)) return token.items;
  return "tokens" in token ? (token.tokens ?? []) : [];
}

function isList(token: Token): token is Tokens.List {
  return token.type === "list";
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === "heading";
}

function isLink(token: Token): token is Tokens.Link {
  return token.type === "link";
}

function checkToken(token: Token, place: Place, level: number): readonly Finding[] {
  if (token.type === "image") return [pictureFinding(place)];
  if (token.type === "table") return [tableFinding(place)];
  if (isHeading(token)) return checkHeading(token, place, level);
  if (token.type === "html") return layoutFindings(token.raw, place);
  if (isLink(token) && !token.href.includes(TAG)) {
    return checkAddress("a", "href", token.href, place);
  }
  return [];
}

/** A picture in Markdown has no credit, no size, and nobody has looked at it. */
export function pictureFinding(place: Place): Finding {
  return problem(
    "template/markdown-image",
    place,
    "a picture can't stand in Markdown",
    'Use {{#photo "file.jpg" alt="…"}}.',
  );
}

function tableFinding(place: Place): Finding {
  return problem(
    "template/markdown-table",
    place,
    "a table can't stand in Markdown: its strokes would print as they are",
    "Use {{#table …}}, with a query in facts/.",
  );
}

/** Elements that are the layout's: a writer's would end the page's own, or hide it. */
const OF_THE_LAYOUT = /<\/?(style|html|head|body|main|header|footer)\b/i;

function layoutFindings(html: string, place: Place): Finding[] {
  const [, tag] = OF_THE_LAYOUT.exec(html) ?? [];
  if (tag === undefined) return [];
  const message = `<${tag.toLowerCase()}> can't stand in Markdown: it belongs to the layout`;
  const remedy =
    tag.toLowerCase() === "style" ? "Write it into style.css." : "Remove it, its end too.";
  return [problem("template/markdown-element", place, message, remedy)];
}

function checkHeading({ depth, text }: Tokens.Heading, place: Place, level: number): Finding[] {
  const shown = text.replaceAll(new RegExp(`${TAG}+`, "g"), "…");
  if (depth === 1) {
    const message = `"# ${shown}" would be a second title: the page has its own`;
    return [problem("template/markdown-heading", place, message, `Write "## ${shown}".`)];
  }
  if (level === 0 || depth <= level + 1) return [];
  const message = `the heading "${shown}" is of level ${depth} after one of level ${level}: a level is skipped`;
  const remedy = `Write "${"#".repeat(level + 1)} ${shown}".`;
  return [problem("template/markdown-heading", place, message, remedy)];
}
