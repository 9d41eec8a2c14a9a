import { paintedNumber } from "./forms.ts";
import { freeSequence, ownerOf, type Print, placedSequences } from "./print.ts";
import { roleOf } from "./structure.ts";

/** Tags whose content is there to be seen: a drawing in them isn't decoration. */
const pictures = new Set(["Figure", "Formula", "Lbl"]);

/**
 * Turns tagged sequences that only draw (backgrounds, borders, rules of tables) into artifacts,
 * unless they are a figure or a list's label.
 */
export function freeDrawings(print: Print): void {
  const showing = formsWithText(print);
  for (const placed of placedSequences(print)) {
    const { content, sequence } = placed;
    if (sequence.to > sequence.from || pictures.has(roleOf(ownerOf(print, placed)))) continue;
    const showsInForm = sequence.paints.some((name) => showing.has(paintedNumber(content, name)));
    if (!showsInForm) freeSequence(print, placed, "/Artifact BMC");
  }
}

/** The forms in which text is shown, by object number. */
function formsWithText(print: Print): Set<number> {
  const showing = print.contents.filter(({ form, parts }) => form && parts.shown.length > 0);
  return new Set(showing.map(({ number }) => number));
}
