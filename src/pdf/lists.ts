import { addObject, type Print } from "./print.ts";
import { type Element, isObjectKid, kidsOf, markedContent, roleOf, setKids } from "./structure.ts";
import {
  dictionary,
  isDictionary,
  isReference,
  name,
  type PdfReference,
  type PdfValue,
  reference,
} from "./values.ts";

/**
 * Gives each list item its body. Chromium writes LI > Lbl, text, L; PDF/UA wants LI > Lbl, LBody:
 * a new LBody takes all that isn't the label.
 */
export function wrapListBodies(print: Print): void {
  for (const item of [...print.elements]) {
    if (roleOf(item.dictionary) === "LI") wrapBody(print, item);
  }
}

function wrapBody(print: Print, item: Element): void {
  const kids = kidsOf(item.dictionary);
  const labels = kids.filter((kid) => isLabel(print, kid));
  const rest = kids.filter((kid) => !labels.includes(kid));
  if (rest.length === 0) return;
  const body = dictionary({
    Type: name("StructElem"),
    S: name("LBody"),
    P: reference(item.number),
    Pg: item.dictionary.get("Pg"),
    K: rest,
  });
  const added = addObject(print.document, body);
  for (const kid of rest) adopt(print, item, added, kid);
  setKids(item.dictionary, [...labels, added]);
  print.elements.push({ number: added.number, dictionary: body });
}

function isLabel(print: Print, kid: PdfValue): boolean {
  if (!isReference(kid)) return false;
  const element = print.document.objects.get(kid.number);
  return isDictionary(element) && roleOf(element) === "Lbl";
}

/** Tells a kid, element or marked content, that the body is its parent now. */
function adopt(print: Print, item: Element, body: PdfReference, kid: PdfValue): void {
  if (isReference(kid)) {
    const element = print.document.objects.get(kid.number);
    if (isDictionary(element)) element.set("P", body);
    return;
  }
  if (isObjectKid(kid)) throw new Error("PDF: a list item holds a link without its own tag");
  const content = markedContent(item.dictionary, kid);
  const page = print.pages.find(({ number }) => number === content?.page);
  const key = page?.dictionary.get("StructParents");
  const parents = typeof key === "number" ? print.parents.get(key) : undefined;
  if (content === undefined || parents === undefined) throw new Error("PDF: odd list item");
  parents[content.mcid] = body;
}
