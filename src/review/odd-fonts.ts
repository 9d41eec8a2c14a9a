import type { PdfLook } from "./look.ts";
import { pagesText } from "./odd-pages.ts";
import type { Oddity } from "./oddity.ts";
import { unusual } from "./usual.ts";

/** Our families, as readers know them, by their names in a PDF: "Noto Sans SC" by "NotoSansSC". */
export type Fonts = ReadonlyMap<string, string>;

/** Fonts that are none of ours: the browser has found no face of ours, and has taken one of the machine. */
export function foreignFonts({ fonts }: PdfLook, ours: Fonts): Oddity[] {
  return fonts
    .filter(({ family }) => !ours.has(family))
    .map(({ family, pages }) => ({
      kind: "foreign-font",
      text: `${pagesText(pages)}: printed in ${family === "" ? "a drawn font (Type 3)" : family}, which is none of the bulletin's fonts`,
    }));
}

/** Families that nearly no sibling needs: a word in another script, say. One list for each edition. */
export function otherFonts(group: readonly PdfLook[], ours: Fonts): readonly Oddity[][] {
  const odd: Oddity[][] = group.map(() => []);
  for (const family of new Set(group.flatMap((look) => familiesOf(look)))) {
    const found = unusual(group.map((look) => familiesOf(look).includes(family)));
    if (found?.usual.value !== false || !found.isOdd(true) || !ours.has(family)) continue;
    for (const [at, { fonts }] of group.entries()) {
      const font = fonts.find((one) => one.family === family);
      if (font === undefined) continue;
      const few = found.usual.of - found.usual.count;
      const who =
        few === 1 ? "no other edition needs" : `${few} of ${found.usual.of} editions need`;
      const text = `${pagesText(font.pages)}: some letters are in ${ours.get(family)}, which ${who}`;
      odd[at]?.push({ kind: "other-fonts", text });
    }
  }
  return odd;
}

function familiesOf({ fonts }: PdfLook): string[] {
  return fonts.map(({ family }) => family);
}
