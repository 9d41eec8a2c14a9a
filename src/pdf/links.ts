import { elementText } from "./places.ts";
import { dictionaryAt, type Print } from "./print.ts";
import { resolve } from "./read.ts";
import { parentEntries, roleOf } from "./structure.ts";
import {
  isDictionary,
  isName,
  isString,
  nameText,
  type PdfDictionary,
  type PdfValue,
  stringText,
  textString,
} from "./values.ts";

/**
 * Says in each link's annotation where it leads: its text, or the alternative text of a picture
 * in it; where it has neither, its address. PDF/UA wants it, Chromium leaves it out. Throws where
 * a link isn't tagged, as one in a drawing or one that is hidden from readers.
 */
export function describeLinks(print: Print): void {
  const links = print.pages.flatMap((page) => linksOn(print, page.dictionary));
  if (links.length === 0) return;
  const owners = new Map(parentEntries(print.document, print.structureRoot));
  for (const link of links) {
    const target = targetOf(print, link);
    const owner = owners.get(Number(link.get("StructParent") ?? -1));
    const text = ownText(print, owner, target);
    link.set("Contents", textString(text === "" ? target : text));
  }
}

function linksOn(print: Print, page: PdfDictionary): PdfDictionary[] {
  const annotations = resolve(print.document, page.get("Annots"));
  if (!Array.isArray(annotations)) return [];
  const found = annotations.map((one) => dictionaryAt(print.document, one, "an annotation"));
  return found.filter((annotation) => annotation.get("Subtype") === "/Link");
}

function ownText(print: Print, owner: PdfValue | undefined, target: string): string {
  const element = resolve(print.document, owner);
  if (!isDictionary(element) || roleOf(element) !== "Link") {
    throw new Error(`PDF: the link to ${target} isn't tagged as one`);
  }
  return elementText(print, element).replace(/\s+/g, " ").trim();
}

/** The address, or the name of the place in this document. */
function targetOf(print: Print, link: PdfDictionary): string {
  const action = resolve(print.document, link.get("A"));
  const address = isDictionary(action) ? action.get("URI") : undefined;
  if (isString(address)) return stringText(address);
  const destination = link.get("Dest");
  if (isName(destination)) return nameText(destination);
  throw new Error("PDF: a link leads nowhere");
}
