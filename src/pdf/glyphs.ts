import type { Font } from "./fonts.ts";
import { type Content, fontsOf, type Page, type Print } from "./print.ts";
import { shownCodes } from "./text.ts";
import type { BadGlyph, FontUse } from "./types.ts";

/** The codes of a font that a page shows. */
interface ShownFont {
  readonly font: Font | undefined;
  readonly page: Page;
  readonly codes: Set<number>;
}

/** Which codes of which fonts each page shows. */
export function shownFonts(print: Print): ShownFont[] {
  const found: ShownFont[] = [];
  for (const content of print.contents) addShown(print, content, found);
  return found;
}

function addShown(print: Print, content: Content, found: ShownFont[]): void {
  const fonts = fontsOf(print, content);
  let open: ShownFont | undefined;
  for (const shown of content.parts.shown) {
    const font = fonts.get(shown.font);
    if (open === undefined || open.font !== font) {
      open = found.find((one) => one.font === font && one.page === content.page);
    }
    if (open === undefined) {
      open = { font, page: content.page, codes: new Set() };
      found.push(open);
    }
    const { codes, count } = shownCodes(content, shown, font);
    for (let index = 0; index < count; index++) open.codes.add(codes[index] ?? 0);
  }
}

/** The fonts by name and type; Chromium may write one face as several. */
export function fontUses(shown: readonly ShownFont[]): FontUse[] {
  const uses = new Map<string, FontUse>();
  for (const { font, page } of shown) {
    const { name, type, embedded } = font ?? { name: "", type: "", embedded: false };
    const key = `${name} ${type} ${embedded}`;
    const pages = new Set([...(uses.get(key)?.pages ?? []), page.index + 1]);
    uses.set(key, { name, type, embedded, pages: [...pages].sort((a, b) => a - b) });
  }
  return [...uses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
}

/** What is shown but has no glyph, or no text for readers. */
export function badGlyphs(shown: readonly ShownFont[]): BadGlyph[] {
  const bad: BadGlyph[] = [];
  for (const { font, page, codes } of shown) {
    const faults = new Set([...codes].map((code) => faultOf(code, font)));
    for (const fault of faults) {
      if (fault) bad.push({ fault, font: font?.name ?? "", page: page.index + 1 });
    }
  }
  return bad;
}

function faultOf(code: number, font: Font | undefined): BadGlyph["fault"] | undefined {
  if (code === 0) return "missing";
  const text = font?.unicode().get(code);
  if (text === undefined || text === "") return "unmapped";
  return text.includes("\0") ? "nul" : undefined;
}
