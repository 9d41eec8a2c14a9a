import type { Print } from "./print.ts";
import {
  isObjectKid,
  kidsOf,
  type MarkedContent,
  markedContent,
  roleOf,
  setKids,
} from "./structure.ts";
import {
  dictionary,
  isDictionary,
  isReference,
  isStream,
  name,
  type PdfDictionary,
  type PdfValue,
  reference,
} from "./values.ts";

/** What holds lines of text. Blocks around blocks and pictures keep their groups. */
const holders = new Set(
  "P H H1 H2 H3 H4 H5 H6 TH TD Caption LBody Note Span Strong Em Quote Code Link NonStruct".split(
    " ",
  ),
);

/** What a group says that is nothing but a group. */
const plain = new Set(["Type", "S", "P", "Pg", "K"]);

/**
 * Takes groups that say nothing out of the lines of text: what they hold comes in their place.
 * Chromium makes one or two for each piece of text, two thirds of all tags. Readers find the same,
 * since a NonStruct means no more than what is in it.
 */
export function dissolveGroups(print: Print): void {
  const gone = new Set<PdfDictionary>();
  for (const kid of kidsOf(print.structureRoot)) {
    const element = elementAt(print, kid);
    if (element !== undefined && isReference(kid)) dissolveIn(print, kid.number, element, gone);
  }
  const kept = print.elements.filter(({ dictionary }) => !gone.has(dictionary));
  print.elements.splice(0, print.elements.length, ...kept);
}

/** Dissolves the groups below an element, the innermost first. */
function dissolveIn(
  print: Print,
  number: number,
  element: PdfDictionary,
  gone: Set<PdfDictionary>,
): void {
  const held = element.get("K");
  if (!isReference(held) && !Array.isArray(held)) return;
  const holds = holders.has(roleOf(element));
  const kids: PdfValue[] = [];
  let dissolved = false;
  for (const kid of kidsOf(element)) {
    const inner = elementAt(print, kid);
    if (inner === undefined || !isReference(kid)) {
      kids.push(kid);
      continue;
    }
    dissolveIn(print, kid.number, inner, gone);
    if (!holds || !isPlainGroup(inner)) kids.push(kid);
    else {
      for (const own of kidsOf(inner)) kids.push(adopted(print, number, element, inner, own));
      dissolved = true;
      gone.add(inner);
      print.document.objects.delete(kid.number);
    }
  }
  if (dissolved) setKids(element, kids);
}

function elementAt(print: Print, kid: PdfValue): PdfDictionary | undefined {
  const element = isReference(kid) ? print.document.objects.get(kid.number) : undefined;
  return isDictionary(element) ? element : undefined;
}

function isPlainGroup(element: PdfDictionary): boolean {
  return (
    element.get("S") === "/NonStruct" &&
    element.keys().every(isPlain) &&
    !kidsOf(element).some(isObjectKid)
  );
}

function isPlain(key: string): boolean {
  return plain.has(key);
}

/** The kid of a group as that of the element around it; what it belongs to now is written down. */
function adopted(
  print: Print,
  number: number,
  element: PdfDictionary,
  group: PdfDictionary,
  kid: PdfValue,
): PdfValue {
  const inner = elementAt(print, kid);
  if (inner !== undefined) inner.set("P", reference(number));
  const content = markedContent(group, kid);
  if (content?.page === undefined) return kid;
  enter(print, number, content);
  if (isDictionary(kid)) return kid.has("Pg") ? kid : onPage(kid, content.page);
  if (!element.has("Pg")) element.set("Pg", reference(content.page));
  const page = element.get("Pg");
  if (isReference(page) && page.number === content.page) return kid;
  return onPage(dictionary({ Type: name("MCR"), MCID: content.mcid }), content.page);
}

function onPage(kid: PdfDictionary, page: number): PdfDictionary {
  kid.set("Pg", reference(page));
  return kid;
}

/** Enters the element as owner of the content in the parent tree. */
function enter(print: Print, number: number, { mcid, page, form }: MarkedContent): void {
  const holder = print.document.objects.get(form ?? page ?? -1);
  const entries = isStream(holder) ? holder.dictionary : holder;
  const key = isDictionary(entries) ? entries.get("StructParents") : undefined;
  const parents = typeof key === "number" ? print.parents.get(key) : undefined;
  if (parents === undefined) throw new Error("PDF: content isn't in the tags' parent tree");
  parents[mcid] = reference(number);
}
