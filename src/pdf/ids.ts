import { dictionaryAt, type Print } from "./print.ts";
import { roleOf } from "./structure.ts";
import {
  byteString,
  dictionary,
  isDictionary,
  isString,
  name,
  type PdfDictionary,
  type PdfValue,
} from "./values.ts";

/** Makes each aside a note; `numberIds` gives it the identifier that a note needs. */
export function nameNotes(print: Print): void {
  for (const { dictionary } of print.elements) {
    if (roleOf(dictionary) === "Aside") dictionary.set("S", name("Note"));
  }
}

/**
 * Renames the elements' identifiers by rank in the document. Chromium's count the nodes that the
 * browser has ever made, so they differ between prints of one page; ours don't.
 */
export function numberIds(print: Print): void {
  const renamed = new Map<string, string>();
  const names: PdfValue[] = [];
  for (const { number, dictionary } of print.elements) {
    const id = dictionary.get("ID");
    if (!isString(id) && roleOf(dictionary) !== "Note") continue;
    const rank = `node${String(names.length / 2 + 1).padStart(8, "0")}`;
    if (isString(id)) renamed.set(id.bytes, rank);
    dictionary.set("ID", byteString(rank));
    names.push(byteString(rank), { kind: "reference", number });
  }
  for (const element of print.elements) renameHeaders(element.dictionary, renamed);
  writeTree(print, names);
}

/** Renames the header cells that a table cell names in its attributes. */
function renameHeaders(element: PdfDictionary, renamed: ReadonlyMap<string, string>): void {
  const attributes = element.get("A");
  for (const attribute of Array.isArray(attributes) ? attributes : [attributes]) {
    const headers = isDictionary(attribute) ? attribute.get("Headers") : undefined;
    if (!Array.isArray(headers) || !isDictionary(attribute)) continue;
    for (const [index, header] of headers.entries()) {
      headers[index] = renamedHeader(header, renamed);
    }
  }
}

function renamedHeader(header: PdfValue, renamed: ReadonlyMap<string, string>): PdfValue {
  const rank = isString(header) ? renamed.get(header.bytes) : undefined;
  if (rank === undefined) throw new Error("PDF: a table cell names a header that isn't there");
  return byteString(rank);
}

/** Writes the tree of identifiers as one sorted node; its old leaves go. */
function writeTree(print: Print, names: PdfValue[]): void {
  if (!print.structureRoot.has("IDTree")) {
    if (names.length > 0) print.structureRoot.set("IDTree", dictionary({ Names: names }));
    return;
  }
  const tree = dictionaryAt(print.document, print.structureRoot.get("IDTree"), "the tree of ids");
  const leaves = tree.get("Kids");
  for (const leaf of Array.isArray(leaves) ? leaves : []) {
    if (typeof leaf === "object" && leaf !== null && "kind" in leaf && leaf.kind === "reference") {
      print.document.objects.delete(leaf.number);
    }
  }
  tree.become(dictionary({ Names: names }));
}
