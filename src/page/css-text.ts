/** Comments, and what may hold any sign: strings and addresses. */
const OPAQUE_TEXT =
  /\/\*[\s\S]*?\*\/|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|(?<![-\w])url\([^()"'\\]*\)/;

/** Where rules can't be told apart by their braces: escapes, what is never closed, addresses with quotes in them. */
const HARD = /[\\"']|\/\*|url\((?!\s*_\s*\))/i;

/** What opens, and what closes it. */
const PAIRS: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]" };

/** Stands for a string or an address. */
export const OPAQUE = "_";

/** A comment parts what stands beside it. */
const COMMENT = "/**/";

/** The beginning of a rule for screens alone. */
const SCREEN = /^@media\s+(?:only\s+)?screen\b[^{},;/"'\\]*\{$/i;

const OPAQUES = new RegExp(OPAQUE_TEXT, "gi");
const PIECES = new RegExp(`(${OPAQUE_TEXT.source}|${SCREEN.source.slice(1, -1)}|[{}])`, "i");

/** A style sheet as it is looked at. */
interface StyleSheet {
  /** Without comments, "_" for what may hold any sign; undefined where it is too odd for that. */
  readonly bare: string | undefined;
  /** What of it is for paper; all of it where that can't be told. */
  readonly paper: string;
}

/** Style sheets that are known at once; a page brings one of its own. */
const MOST = 50;
const known = new Map<string, StyleSheet>();

/** Looks at a style sheet; at one that was met lately, not again. */
function look(css: string): StyleSheet {
  const sheet = known.get(css) ?? read(css);
  if (known.size > MOST) known.clear();
  known.set(css, sheet);
  return sheet;
}

function read(css: string): StyleSheet {
  const bare = css.replace(OPAQUES, (text) => (text.startsWith("/*") ? " " : OPAQUE));
  const isPlain = !HARD.test(bare) && isBalanced(bare);
  return isPlain ? { bare, paper: withoutScreen(css) } : { bare: undefined, paper: css };
}

/** Whether braces part rules and nothing else: a browser takes one too many for the beginning of the next rule. */
function isBalanced(bare: string): boolean {
  const open: string[] = [];
  for (const [sign] of bare.matchAll(/[{}()[\]]/g)) {
    const end = PAIRS[sign];
    if (end === undefined && open.pop() !== sign) return false;
    if (sign === "{" && open.some((other) => other !== "}")) return false;
    if (end !== undefined) open.push(end);
  }
  return open.length === 0;
}

/** A style sheet without comments, "_" for what may hold any sign; undefined where it is too odd for that. */
export function bareCss(css: string): string | undefined {
  return look(css).bare;
}

/**
 * What of a style sheet is for paper: no comments, no rules for screens, which make up a third of ours
 * and which Chromium reads for each document. The sheet as it is where that can't be told.
 */
export function paperCss(css: string): string {
  return look(css).paper;
}

function withoutScreen(css: string): string {
  let paper = "";
  /** Braces that are open since a rule for screens began. */
  let open = 0;
  for (const piece of css.split(PIECES)) {
    if (open > 0 || SCREEN.test(piece)) open += braces(piece);
    else paper += piece.startsWith("/*") ? COMMENT : piece;
  }
  return paper;
}

function braces(piece: string): number {
  if (piece.endsWith("{")) return 1;
  return piece === "}" ? -1 : 0;
}
