import type { BadGlyph, ExpectedPrint, FontUse, OutlineEntry, PdfReport } from "./types.ts";

const glyphFaults: Readonly<Record<BadGlyph["fault"], string>> = {
  missing: "shows a character for which it has no glyph",
  nul: "maps a glyph to NUL, so readers find no letter",
  unmapped: "shows a glyph that stands for no text",
};

/**
 * Makes sure that the PDF that is written is the one that was meant: libraries stay silent where
 * a font falls back, a page is empty, a heading gets lost.
 * @throws A plain error that names everything that is wrong, a line each.
 */
export function assertPrinted(report: PdfReport, expected: ExpectedPrint): void {
  const faults = [
    ...pageFaults(report),
    ...report.fonts.flatMap((font) => fontFaults(font, expected.fontFamilies)),
    ...report.badGlyphs.map((bad) => {
      return `the font ${bad.font} ${glyphFaults[bad.fault]}, on page ${bad.page}`;
    }),
    ...outlineFaults(report.outline, expected),
    ...tagFaults(report),
  ];
  if (faults.length > 0) throw new Error(`the printed PDF isn't right:\n${faults.join("\n")}`);
}

function pageFaults(report: PdfReport): string[] {
  return report.pages.flatMap(({ painted, unmarked }, index) => [
    ...(painted ? [] : [`page ${index + 1} is blank`]),
    ...(unmarked ? [`page ${index + 1} has content that is neither tagged nor an artifact`] : []),
  ]);
}

function fontFaults(font: FontUse, families: readonly string[]): string[] {
  const where = `on page ${font.pages.join(", ")}`;
  if (font.type === "Type3") return [`a font became drawings (Type 3), ${where}`];
  const family = font.name.split("-")[0] ?? "";
  return [
    ...(font.embedded ? [] : [`the font ${font.name} isn't embedded, ${where}`]),
    ...(families.includes(family) ? [] : [`the font ${font.name} isn't one of ours, ${where}`]),
  ];
}

function outlineFaults(outline: readonly OutlineEntry[], { headings }: ExpectedPrint): string[] {
  const found = outline.map(({ level, title }) => `${level} ${title}`);
  const wanted = headings.map(({ level, text }) => `${level} ${text}`);
  const faults = outline.flatMap(({ page, title }) => {
    return page > 0 ? [] : [`the outline's entry "${title}" leads nowhere`];
  });
  const missing = wanted.filter((entry) => !found.includes(entry));
  for (const entry of missing) faults.push(`the outline lacks the heading "${entry.slice(2)}"`);
  if (missing.length === 0 && found.join("\n") !== wanted.join("\n")) {
    faults.push("the outline's entries aren't the headings in their order");
  }
  return faults;
}

function tagFaults(report: PdfReport): string[] {
  const { title, language, figuresWithoutText } = report;
  return [
    ...(report.tags.length > 1 ? [] : ["nothing is tagged"]),
    ...(title === "" ? ["the title is missing"] : []),
    ...(language === "" ? ["the language is missing"] : []),
    ...(figuresWithoutText === 0
      ? []
      : [`figures without alternative text: ${figuresWithoutText}`]),
  ];
}
