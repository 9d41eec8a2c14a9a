import { addObject, type Print } from "./print.ts";
import { type Element, kidsOf, roleOf, setKids } from "./structure.ts";
import {
  dictionary,
  isDictionary,
  isReference,
  name,
  type PdfDictionary,
  type PdfValue,
  reference,
} from "./values.ts";

const tableParts = new Set(["TR", "THead", "TBody", "TFoot", "Caption"]);

/**
 * Gives a table its caption back. Chromium drops the Caption where all in it is laid out as
 * blocks, and leaves these in the table: they become the paragraphs of a new one.
 */
export function wrapCaptions(print: Print): void {
  for (const table of [...print.elements]) {
    if (roleOf(table.dictionary) === "Table") wrapCaption(print, table);
  }
}

function wrapCaption(print: Print, table: Element): void {
  const kids = kidsOf(table.dictionary);
  const stray = kids.filter((kid) => {
    const element = elementAt(print, kid);
    return element !== undefined && !tableParts.has(roleOf(element));
  });
  if (stray.length === 0) return;
  const caption = dictionary({
    Type: name("StructElem"),
    S: name("Caption"),
    P: reference(table.number),
    K: stray,
  });
  const added = addObject(print.document, caption);
  for (const kid of stray) {
    const element = elementAt(print, kid);
    element?.set("P", added);
    if (roleOf(element) === "NonStruct") element?.set("S", name("P"));
  }
  setKids(table.dictionary, [added, ...kids.filter((kid) => !stray.includes(kid))]);
  print.elements.push({ number: added.number, dictionary: caption });
}

function elementAt(print: Print, kid: PdfValue): PdfDictionary | undefined {
  const element = isReference(kid) ? print.document.objects.get(kid.number) : undefined;
  return isDictionary(element) ? element : undefined;
}
