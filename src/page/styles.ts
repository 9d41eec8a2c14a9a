import { linePositions } from "../data/lines.ts";
import { type Finding, type Place, problem } from "../finding/finding.ts";
import { typedDigits } from "../language/digits.ts";
import type { SourceFile } from "../workspace/assets.ts";
import { styleTexts } from "./style-texts.ts";

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

/** A style sheet with blanks in place of its comments. */
function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, (comment) => " ".repeat(comment.length));
}

/** What in a style sheet can't be printed. `placeAt` gives the place of a character of it. */
export function checkStyles(css: string, placeAt: (index: number) => Place): Finding[] {
  const bare = withoutComments(css);
  return RULES.flatMap((rule) =>
    [...bare.matchAll(rule.pattern)].map((found) =>
      problem("style/refused", placeAt(found.index), rule.why, rule.remedy),
    ),
  );
}

/** What was found in a file, by the object that was read. */
const checked = new WeakMap<SourceFile, readonly Finding[]>();

/** The same for a file, whose strings can print no fact either. */
export function checkStyleFile(source: SourceFile): readonly Finding[] {
  const made = checked.get(source) ?? styleFindings(source);
  checked.set(source, made);
  return made;
}

function styleFindings(source: SourceFile): Finding[] {
  const positions = linePositions(source.text);
  const placeAt = (index: number): Place => ({ file: source.file, ...positions(index) });
  const typed = styleTexts(withoutComments(source.text)).flatMap(({ text, index }) =>
    typedDigits(text, []).map((digits) => typedInStyle(digits.text, placeAt(index))),
  );
  return [...checkStyles(source.text, placeAt), ...typed];
}

function typedInStyle(digits: string, place: Place): Finding {
  return problem(
    "style/typed-digit",
    place,
    `"${digits}" is typed in a style sheet, not printed from a fact`,
    "Print the fact in the page, or count with counter().",
  );
}
