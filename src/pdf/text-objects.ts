import { scanContent } from "./content.ts";
import { concatenate, identity, type Matrix, numbersBefore } from "./matrix.ts";

/** A text object and where its baseline begins, in points above the page's lower edge. */
export interface TextObject {
  readonly start: number;
  readonly end: number;
  readonly baseline: number;
  /** Size of the face in points. */
  readonly size: number;
}

/** The text objects inside tags. Text outside them may stand in the margins. */
export function taggedTexts(content: string): TextObject[] {
  const texts: TextObject[] = [];
  const stack: Matrix[] = [];
  let matrix = identity;
  const marks: boolean[] = [];
  let open = { start: -1, size: 0, baseline: Number.NaN };
  scanContent(content, (operator, start, end) => {
    if (operator === "q") stack.push(matrix);
    else if (operator === "Q") matrix = stack.pop() ?? identity;
    else if (operator === "cm") matrix = concatenate(numbersBefore(content, start, end), matrix);
    else if (operator === "BDC" || operator === "BMC") {
      marks.push(!content.startsWith("/Artifact", start));
    } else if (operator === "EMC") marks.pop();
    else if (operator === "BT") open = { start, size: 0, baseline: Number.NaN };
    else if (operator === "Tf") open.size = numbersBefore(content, start, end)[0] ?? 0;
    else if (operator === "Tm" && Number.isNaN(open.baseline)) {
      const placed = concatenate(numbersBefore(content, start, end), matrix);
      open.baseline = placed[5];
      open.size *= Math.hypot(placed[2], placed[3]);
    } else if (operator === "ET" && isTagged(marks) && !Number.isNaN(open.baseline))
      texts.push({ ...open, end });
  });
  return texts;
}

/** Whether content inside these marks belongs to a tag. */
function isTagged(marks: readonly boolean[]): boolean {
  return marks.length > 0 && !marks.includes(false);
}
