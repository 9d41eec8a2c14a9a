import { linePositions } from "../data/lines.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import type { SourceFile } from "../workspace/assets.ts";

interface StyleRule {
  readonly pattern: RegExp;
  readonly why: string;
  readonly remedy: string;
}

/** What Chromium prints wrongly, tested on its PDFs (text twice, or lost from the tags). */
const RULES: readonly StyleRule[] = [
  {
    pattern: /@import\b/gi,
    why: "@import can't be used: a page loads nothing",
    remedy: "Copy the rules into style.css.",
  },
  {
    pattern: /url\(\s*["']?(?!data:|#)[^)]*\)/gi,
    why: "url() can't be used: a page loads nothing",
    remedy: 'Use {{#photo "file.jpg"}} for a picture, or a data: address.',
  },
  {
    pattern: /(?<![\w-])(?:-webkit-)?mask(?:-image|-border(?:-source)?)?\s*:(?!\s*none)/gi,
    why: "a mask paints its content twice in the PDF",
    remedy: "Draw the shape without a mask.",
  },
  {
    pattern: /(?<![\w-])(?:-webkit-)?(?:backdrop-)?filter\s*:(?!\s*none)/gi,
    why: "a filter turns text into a picture",
    remedy: "Use a colour instead.",
  },
  {
    pattern: /(?<![\w-])text-shadow\s*:(?!\s*none)/gi,
    why: "a text shadow puts the text twice into the PDF",
    remedy: "Remove it.",
  },
  {
    pattern: /(?<![\w-])(?:-webkit-)?background-clip\s*:\s*text/gi,
    why: "text as a clip puts the text twice into the PDF",
    remedy: "Use color instead.",
  },
  {
    pattern: /<\/style/gi,
    why: '"</style" ends the style sheet',
    remedy: "Remove it.",
  },
];

/** What in a style sheet can't be printed. `placeAt` gives the place of a character of it. */
export function checkStyles(css: string, placeAt: (index: number) => Place): Finding[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => " ".repeat(comment.length));
  return RULES.flatMap((rule) =>
    [...bare.matchAll(rule.pattern)].map((found) =>
      problem("style/refused", placeAt(found.index), rule.why, rule.remedy),
    ),
  );
}

/** The same for a file. */
export function checkStyleFile(source: SourceFile): Finding[] {
  return checkStyles(source.text, (index) => ({
    file: source.file,
    ...linePositions(source.text)(index),
  }));
}
