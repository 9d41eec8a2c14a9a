/** A text that a style sheet prints, and where it begins in the sheet. */
interface StyleText {
  readonly text: string;
  readonly index: number;
}

const STRING = /"(?:\\[\s\S]|[^"\\])*(?:"|$)|'(?:\\[\s\S]|[^'\\])*(?:'|$)/g;

/** Declarations whose strings may be printed; those of own properties are where `content` uses them. */
const PRINTED = new RegExp(
  `(?<![\\w-])(?:content|quotes|list-style(?:-type)?|prefix|suffix|symbols|hyphenate-character|text-overflow|--[\\w-]+)\\s*:(?:[^;{}"']|${STRING.source})*`,
  "gi",
);

/** Every string that a style sheet prints, its escapes read: `"\31"` is "1". Comments count as well. */
export function styleTexts(css: string): StyleText[] {
  const declarations = [...css.matchAll(PRINTED)];
  const used = declarations.filter(([text]) => /^content/i.test(text)).map(([text]) => text);
  return declarations
    .filter(([text]) => !text.startsWith("--") || isUsed(text, used))
    .flatMap(({ 0: declaration, index }) =>
      [...declaration.matchAll(STRING)].map((found) => ({
        text: unescaped(found[0].replace(/^["']|["']$/g, "")),
        index: index + found.index,
      })),
    );
}

/** Whether an own property stands in a `content`: others name fonts and the like. */
function isUsed(declaration: string, contents: readonly string[]): boolean {
  const name = declaration.slice(0, declaration.indexOf(":")).trim();
  return contents.some((content) =>
    [...content.matchAll(/--[\w-]+/g)].some(([used]) => used === name),
  );
}

function unescaped(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})\s?|([\s\S]))/gi, (_all, code?: string, sign?: string) =>
    code === undefined ? (sign ?? "") : character(Number.parseInt(code, 16)),
  );
}

function character(code: number): string {
  return code > 0x10_ff_ff ? "\uFFFD" : String.fromCodePoint(code);
}
