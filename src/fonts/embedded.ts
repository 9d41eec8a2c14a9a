import subsetFont from "subset-font";
import type { Face } from "./faces.ts";
import { loadFonts, readFace } from "./measure.ts";

/**
 * `@font-face` rules with the faces cut down to the characters of a text, as WOFF2 in data URIs: for
 * an HTML file that reads alike without our faces installed. A face that has none of the characters
 * gets no rule. The same text gives the same bytes.
 *
 * @param text all that the page shows; its order and repetitions don't matter
 * @param of the faces that the page uses
 */
export async function embeddedFontCss(text: string, of: readonly Face[]): Promise<string> {
  const fonts = loadFonts();
  const characters = [...new Set(text)].sort();
  const rules: string[] = [];
  for (const face of of) {
    const lacking = new Set(fonts.missing(characters.join(""), [face.family]));
    const own = characters.filter((character) => !lacking.has(character)).join("");
    if (own.trim() !== "") rules.push(await rule(face, own));
  }
  return rules.join("\n");
}

async function rule(face: Face, characters: string): Promise<string> {
  const subset = await subsetFont(readFace(face), characters, { targetFormat: "woff2" });
  const source = `url(data:font/woff2;base64,${subset.toString("base64")}) format("woff2")`;
  const { family, weight, style } = face;
  return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:${source}}`;
}
