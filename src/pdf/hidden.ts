import { pageArea } from "./area.ts";
import { scanContent } from "./content.ts";
import { concatenate, identity, type Matrix, numbersBefore } from "./matrix.ts";

/** Height of a capital against the size of its face; accents reach higher. */
const capitalHeight = 0.7;

/** A text object and where its baseline begins, in points above the page's lower edge. */
interface TextObject {
  readonly start: number;
  readonly end: number;
  readonly baseline: number;
  /** Size of the face in points. */
  readonly size: number;
}

/**
 * The content without text that lies outside the page's area and so isn't seen. Chromium paints
 * a tight line that stands at a page's top on the page before as well, and one at the bottom on
 * the page after; readers, search and tags then find it twice.
 */
export function withoutHiddenText(content: string): string {
  const area = pageArea(content);
  if (area === undefined) return content;
  const hidden = taggedTexts(content).filter(({ baseline, size }) => {
    return baseline > area.top || baseline + capitalHeight * size < area.bottom;
  });
  let kept = "";
  let done = 0;
  for (const { start, end } of hidden) {
    kept += content.slice(done, start);
    done = end;
  }
  return kept + content.slice(done);
}

/** The text objects inside tags. Text outside them may stand in the margins. */
function taggedTexts(content: string): TextObject[] {
  const texts: TextObject[] = [];
  const stack: Matrix[] = [];
  let matrix = identity;
  let depth = 0;
  let open = { start: -1, size: 0, baseline: Number.NaN };
  scanContent(content, (operator, start, end) => {
    if (operator === "q") stack.push(matrix);
    else if (operator === "Q") matrix = stack.pop() ?? identity;
    else if (operator === "cm") matrix = concatenate(numbersBefore(content, start, end), matrix);
    else if (operator === "BDC" || operator === "BMC") depth++;
    else if (operator === "EMC") depth--;
    else if (operator === "BT") open = { start, size: 0, baseline: Number.NaN };
    else if (operator === "Tf") open.size = numbersBefore(content, start, end)[0] ?? 0;
    else if (operator === "Tm" && Number.isNaN(open.baseline)) {
      const placed = concatenate(numbersBefore(content, start, end), matrix);
      open.baseline = placed[5];
      open.size *= Math.hypot(placed[2], placed[3]);
    } else if (operator === "ET" && depth > 0) texts.push({ ...open, end });
  });
  return texts;
}
