import { type Placed, type Print, placedSequences, sequenceText } from "./print.ts";
import { kidsOf, markedContent } from "./structure.ts";
import {
  isDictionary,
  isReference,
  isString,
  type PdfDictionary,
  type PdfValue,
  stringText,
} from "./values.ts";

/** All sequences by the object number of the page or form that holds them, and by their number. */
export type Places = ReadonlyMap<number, ReadonlyMap<number, Placed>>;

/** Where each sequence stands. */
export function indexSequences(print: Print): Places {
  const places = new Map<number, Map<number, Placed>>();
  for (const placed of placedSequences(print)) {
    const { content, sequence } = placed;
    const holder = content.form === undefined ? content.page.number : content.number;
    const sequences = places.get(holder) ?? new Map<number, Placed>();
    places.set(holder, sequences.set(sequence.mcid, placed));
  }
  return places;
}

/** The elements that an element holds directly. */
export function elementsIn(print: Print, element: PdfDictionary): PdfDictionary[] {
  return kidsOf(element).flatMap((kid) => elementOf(print, kid));
}

/** The sequences of an element and of all below it, in reading order. */
export function sequencesIn(print: Print, element: PdfDictionary, places: Places): Placed[] {
  return kidsOf(element).flatMap((kid) => {
    const inner = elementOf(print, kid);
    if (inner.length > 0) return inner.flatMap((one) => sequencesIn(print, one, places));
    const placed = placeOf(element, kid, places);
    return placed === undefined ? [] : [placed];
  });
}

/** What an element says: its text, and the alternative texts of the pictures in it. */
export function elementText(print: Print, element: PdfDictionary, places: Places): string {
  const alternative = element.get("Alt");
  if (isString(alternative)) return stringText(alternative);
  const texts = kidsOf(element).map((kid) => {
    const inner = elementOf(print, kid);
    if (inner.length > 0) return inner.map((one) => elementText(print, one, places)).join("");
    const placed = placeOf(element, kid, places);
    return placed === undefined ? "" : sequenceText(print, placed);
  });
  return texts.join("");
}

/** The sequence that a kid of the element stands for, undefined where it is another kid. */
export function placeOf(element: PdfDictionary, kid: PdfValue, places: Places): Placed | undefined {
  const named = markedContent(element, kid);
  return named && places.get(named.form ?? named.page ?? -1)?.get(named.mcid);
}

function elementOf(print: Print, kid: PdfValue): PdfDictionary[] {
  const element = isReference(kid) ? print.document.objects.get(kid.number) : undefined;
  return isDictionary(element) ? [element] : [];
}
