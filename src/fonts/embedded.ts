import type { FindCache } from "../workspace/kept.ts";
import { type CutFace, cutFace } from "./cut.ts";
import type { Face } from "./faces.ts";

/** Any page has most of these, and the sets that faces are cut by have all of them. */
const ASCII = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));

/**
 * `@font-face` rules with the faces cut down to what a page needs, in data URIs: for an HTML file that
 * reads alike without our faces installed. A face that has none of the characters gets no rule. The
 * same characters give the same bytes, alone or among other pages.
 *
 * @param html the page, or all that it shows; order and repetitions don't matter
 * @param of the faces that the page uses
 * @param cache finds the folder that cut faces are kept in; the machine's by default
 */
export async function embeddedFontCss(
  html: string,
  of: readonly Face[],
  cache?: FindCache,
): Promise<string> {
  const characters = [...ASCII, ...new Set(html.match(/[^\0-\x7F]/gu))];
  const rules: string[] = [];
  for (const face of of) {
    const cut = await cutFace(face, characters, cache);
    if (cut !== undefined) rules.push(rule(face, cut));
  }
  return rules.join("\n");
}

function rule({ family, weight, style }: Face, { format, base64 }: CutFace): string {
  const source = `url(data:font/${format};base64,${base64}) format("${format}")`;
  return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:${source}}`;
}
