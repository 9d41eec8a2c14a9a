import { type Placed, type Print, sequenceText } from "./print.ts";
import { kidsOf, markedContent } from "./structure.ts";
import {
  isDictionary,
  isReference,
  isString,
  type PdfDictionary,
  type PdfValue,
  stringText,
} from "./values.ts";

/** The elements that an element holds directly. */
export function elementsIn(print: Print, element: PdfDictionary): PdfDictionary[] {
  return kidsOf(element).flatMap((kid) => elementOf(print, kid));
}

/** The sequences of an element and of all below it, in reading order. */
export function sequencesIn(print: Print, element: PdfDictionary): Placed[] {
  return kidsOf(element).flatMap((kid) => {
    const inner = elementOf(print, kid);
    if (inner.length > 0) return inner.flatMap((one) => sequencesIn(print, one));
    const placed = placeOf(print, element, kid);
    return placed === undefined ? [] : [placed];
  });
}

/** What an element says: its text, and the alternative texts of the pictures in it. */
export function elementText(print: Print, element: PdfDictionary): string {
  const alternative = element.get("Alt");
  if (isString(alternative)) return stringText(alternative);
  const texts = kidsOf(element).map((kid) => {
    const inner = elementOf(print, kid);
    if (inner.length > 0) return inner.map((one) => elementText(print, one)).join("");
    const placed = placeOf(print, element, kid);
    return placed === undefined ? "" : sequenceText(print, placed);
  });
  return texts.join("");
}

/** The sequence that a kid of the element stands for, undefined where it is another kid. */
export function placeOf(print: Print, element: PdfDictionary, kid: PdfValue): Placed | undefined {
  const named = markedContent(element, kid);
  return named && print.places.get(named.form ?? named.page ?? -1)?.[named.mcid];
}

function elementOf(print: Print, kid: PdfValue): PdfDictionary[] {
  const element = isReference(kid) ? print.document.objects.get(kid.number) : undefined;
  return isDictionary(element) ? [element] : [];
}
