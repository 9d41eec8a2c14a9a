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
  content: Dissected,
  fonts: ReadonlyMap<string, Font>,
  run: { readonly from: number; readonly to: number },
  between = "",
): string {
  let read = "";
  for (let index = run.from; index < run.to; index++) {
    const shown = content.parts.shown[index];
    if (shown === undefined) break;
    if (shown.opens && read !== "") read += between;
    read += shown.instead ?? glyphText(content, shown, fonts.get(shown.font));
  }
  return read;
}

function glyphText(content: Dissected, shown: Shown, font: Font | undefined): string {
  let read = "";
  for (const code of shownCodes(content, shown, font)) read += font?.unicode.get(code) ?? "\ufffd";
  return read;
}

/** The codes that are shown with the font. */
export function shownCodes(
  { bytes, parts }: Dissected,
  { from, to }: Shown,
  font: Font | undefined,
): number[] {
  const width = font?.width ?? 2;
  const codes: number[] = [];
  for (let index = from; index < to; index++) {
    const at = parts.operands[index] ?? 0;
    if (addPlainCodes(codes, bytes, at, width)) continue;
    codes.push(...codesOf(parseValue({ bytes, position: at }), width));
  }
  return codes;
}

/** Adds the codes of a hexadecimal string as Chromium writes it, `<00A10B2C>`; whether it is one. */
function addPlainCodes(codes: number[], bytes: Buffer, at: number, width: number): boolean {
  if (bytes[at] !== less) return false;
  const before = codes.length;
  for (let next = at + 1; bytes[next] !== greater; ) {
    let code = 0;
    for (const end = next + width * 2; next < end; next++) {
      const digit = digits[bytes[next] ?? 0] ?? 16;
      if (digit > 15) {
        codes.length = before;
        return false;
      }
      code = (code << 4) | digit;
    }
    codes.push(code);
  }
  return true;
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
