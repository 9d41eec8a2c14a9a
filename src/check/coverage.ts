import { escapeControl } from "../finding/control-character.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { fontFamilies } from "../fonts/faces.ts";
import { loadFonts } from "../fonts/measure.ts";
import type { Page } from "../page/compose.ts";
import type { EditionValues } from "../page/context.ts";

/** Everything that is printed: the page's texts and its running heads, each once. */
export function printedTexts(page: Page, edition: EditionValues): readonly string[] {
  const { title, series = "", office = "" } = edition;
  return [...new Set([...page.texts, title, series, office])];
}

/**
 * Characters that no shipped face has. The browser would print nothing or take a face of the
 * system's, and say nothing; so each is an error, with the words it stands in.
 */
export function glyphFindings(texts: readonly string[], file: string): Finding[] {
  const fonts = loadFonts();
  const families = fontFamilies().map(({ family }) => family);
  if (fonts.missing(texts.join(""), families).length === 0) return [];
  return texts.flatMap((text) =>
    fonts
      .missing(text, families)
      .map((character) =>
        problem(
          "fonts/missing-glyph",
          { file },
          `no face has the character ${escapeControl(character)} (${codePoint(character)}), which the page prints in "${escapeControl(around(text, character))}"`,
          "Write it in other characters.",
        ),
      ),
  );
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function around(text: string, character: string): string {
  const index = text.indexOf(character);
  const start = Math.max(0, index - 20);
  return text.slice(start, index + 20).trim();
}
