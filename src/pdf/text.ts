import { markOperands } from "./content.ts";
import type { Font } from "./fonts.ts";
import { parseValue } from "./parse.ts";
import { scanContent } from "./scan.ts";
import { isString, type PdfValue, stringText } from "./values.ts";

/** A code shown with a font. */
type ShowCode = (code: number, font: Font | undefined) => void;

/**
 * The text shown between two positions of a content, by each font's ToUnicode map, or by
 * /ActualText where a run of glyphs (a ligature) says what it stands for. A code without a
 * mapping gives U+FFFD.
 * @param fonts The fonts by the names under which the content knows them.
 * @param onCode Is told each code as it is shown.
 * @param between Stands between two text objects.
 */
export function shownText(
  text: string,
  from: number,
  to: number,
  fonts: ReadonlyMap<string, Font>,
  onCode: ShowCode = () => {},
  between = "",
): string {
  let shown = "";
  let font: Font | undefined;
  const actual: boolean[] = [];
  const visit = (operator: string, start: number, end: number) => {
    if (operator === "BT" && shown !== "") shown += between;
    else if (operator === "Tf")
      font = fonts.get(/\/([^\s/]+)/.exec(text.slice(start, end))?.[1] ?? "");
    else if (operator === "Tj" || operator === "TJ") {
      const codes = decode(parseValue({ text, position: start }), font, onCode);
      if (!actual.includes(true)) shown += codes;
    } else if (operator === "BDC" || operator === "BMC") {
      const instead = actualText(text.slice(start, end));
      if (instead !== undefined && !actual.includes(true)) shown += instead;
      actual.push(instead !== undefined);
    } else if (operator === "EMC") actual.pop();
  };
  scanContent(text, visit, from, to);
  return shown;
}

function decode(value: PdfValue, font: Font | undefined, onCode: ShowCode): string {
  if (Array.isArray(value)) return value.map((item) => decode(item, font, onCode)).join("");
  if (!isString(value)) return "";
  const width = font?.width ?? 2;
  let text = "";
  for (let at = 0; at + width <= value.bytes.length; at += width) {
    const high = width === 2 ? value.bytes.charCodeAt(at) << 8 : 0;
    const code = high | value.bytes.charCodeAt(at + width - 1);
    onCode(code, font);
    text += font?.unicode.get(code) ?? "\ufffd";
  }
  return text;
}

/** The /ActualText of a marked content's operands. */
function actualText(operands: string): string | undefined {
  if (!operands.includes("/ActualText")) return undefined;
  const value = markOperands(operands).properties?.get("ActualText");
  return isString(value) ? stringText(value) : undefined;
}
