import type { Font } from "./fonts.ts";
import { parseValue } from "./parse.ts";
import type { Dissected, Shown } from "./parts.ts";
import { isString, type PdfValue } from "./values.ts";

const less = 0x3c;
const greater = 0x3e;

/**
 * The text of a run of what a content shows, by each font's ToUnicode map, or by /ActualText where
 * a run of glyphs (a ligature) says what it stands for. A code without a mapping gives U+FFFD.
 * @param fonts The fonts by the names under which the content knows them.
 * @param run From which to before which of what is shown.
 * @param between Stands between two text objects.
 */
export function shownText(
  { text, parts }: Dissected,
  fonts: ReadonlyMap<string, Font>,
  run: { readonly from: number; readonly to: number },
  between = "",
): string {
  let read = "";
  for (let index = run.from; index < run.to; index++) {
    const shown = parts.shown[index];
    if (shown === undefined) break;
    if (shown.opens && read !== "") read += between;
    read += shown.instead ?? glyphText(text, shown, fonts.get(shown.font));
  }
  return read;
}

function glyphText(text: string, shown: Shown, font: Font | undefined): string {
  let read = "";
  for (const code of shownCodes(text, shown, font)) read += font?.unicode.get(code) ?? "\ufffd";
  return read;
}

/** The codes that an operator shows with the font; none where /ActualText stands by itself. */
export function shownCodes(text: string, { at }: Shown, font: Font | undefined): number[] {
  if (at < 0) return [];
  const width = font?.width ?? 2;
  return plainCodes(text, at, width) ?? codesOf(parseValue({ text, position: at }), width);
}

/** The codes of a hexadecimal string as Chromium writes it, `<00A10B2C>`; undefined for any other. */
function plainCodes(text: string, at: number, width: number): number[] | undefined {
  if (text.charCodeAt(at) !== less) return undefined;
  const codes: number[] = [];
  for (let next = at + 1; text.charCodeAt(next) !== greater; ) {
    let code = 0;
    for (const end = next + width * 2; next < end; next++) {
      const digit = digits[text.charCodeAt(next)] ?? 16;
      if (digit > 15) return undefined;
      code = (code << 4) | digit;
    }
    codes.push(code);
  }
  return codes;
}

/** The value of each hexadecimal digit, 16 for what is none. */
const digits = new Uint8Array(256).fill(16);
for (const digit of "0123456789abcdefABCDEF") {
  digits[digit.charCodeAt(0)] = Number.parseInt(digit, 16);
}

function codesOf(value: PdfValue, width: number): number[] {
  if (Array.isArray(value)) return value.flatMap((item) => codesOf(item, width));
  if (!isString(value)) return [];
  const codes: number[] = [];
  for (let at = 0; at + width <= value.bytes.length; at += width) {
    const high = width === 2 ? value.bytes.charCodeAt(at) << 8 : 0;
    codes.push(high | value.bytes.charCodeAt(at + width - 1));
  }
  return codes;
}
