import { formsWithTags, paintedNumber } from "./forms.ts";
import { badGlyphs, fontUses, shownFonts } from "./glyphs.ts";
import { measurePage } from "./measure.ts";
import { readOutline } from "./outline-entries.ts";
import { type Content, dictionaryAt, fontsOf, openPrint, type Print } from "./print.ts";
import { readingTexts } from "./reading.ts";
import { roleOf } from "./structure.ts";
import { shownText } from "./text.ts";
import type { PageReport, PdfReport } from "./types.ts";
import { isString, type PdfDictionary, stringText } from "./values.ts";

/**
 * Reads a finished PDF's own bytes back: texts, fonts, faults of glyphs, outline, tags.
 * @throws A plain error where the file has no tags or no pages, or isn't as we write it.
 */
export function inspectPdf(bytes: Uint8Array): PdfReport {
  const print = openPrint(bytes);
  const { document, catalog, elements } = print;
  const info = dictionaryAt(document, document.trailer.get("Info"), "the document's information");
  const shown = shownFonts(print);
  const figures = elements.filter(({ dictionary }) => roleOf(dictionary) === "Figure");
  return {
    title: textOf(info, "Title"),
    author: textOf(info, "Author"),
    language: textOf(catalog, "Lang"),
    pages: reportPages(print),
    fonts: fontUses(shown),
    badGlyphs: badGlyphs(shown),
    outline: readOutline(print),
    tags: elements.map(({ dictionary }) => roleOf(dictionary)),
    figuresWithoutText: figures.filter(({ dictionary }) => !dictionary.has("Alt")).length,
  };
}

function textOf(dictionary: PdfDictionary, key: string): string {
  const value = dictionary.get(key);
  return isString(value) ? stringText(value) : "";
}

function reportPages(print: Print): PageReport[] {
  const texts = readingTexts(print);
  const tagged = formsWithTags(print);
  return print.pages.map((page) => {
    const contents = print.contents.filter((content) => content.page === page);
    return {
      text: texts[page.index] ?? "",
      artifacts: contents.flatMap((content) => artifactTexts(print, content)),
      painted: contents.some(({ parts }) => parts.sequences.length > 0),
      unmarked: contents.some((content) => hasUnmarked(content, tagged)),
      ...measurePage(print, page),
    };
  });
}

/** The texts of a content's artifacts, each object by itself, without those that only draw. */
function artifactTexts(print: Print, content: Content): string[] {
  const fonts = fontsOf(print, content);
  const texts = content.parts.artifacts.map((artifact) => {
    return shownText(content, fonts, artifact).trim();
  });
  return texts.filter((text) => text !== "");
}

/** Whether a content paints outside of tags and artifacts; forms that hold tags may stand there. */
function hasUnmarked(content: Content, tagged: ReadonlySet<number>): boolean {
  return content.parts.loose.some(({ paints }) => {
    return paints === undefined || !tagged.has(paintedNumber(content, paints));
  });
}
