import { addObject, type Content, isAt, type Placed, type Print, parentsOf } from "./print.ts";
import { kidsOf, markedContent, parentEntries, setKids, setParentEntries } from "./structure.ts";
import { dictionary, isDictionary, isReference, name, type PdfValue, reference } from "./values.ts";

/**
 * Ties the tagged content inside forms (what is painted with opacity or blending) to its tags.
 * Chromium numbers it as if it stood in the page, where no reader finds it: the form gets an entry
 * of its own in the parent tree, and the elements say in which form their content stands.
 */
export function tieForms(print: Print): void {
  const tagged = print.contents.filter(({ form, parts }) => form && parts.sequences.length > 0);
  if (tagged.length === 0) return;
  const entries = parentEntries(print.document, print.structureRoot);
  let key = Math.max(...entries.map(([used]) => used)) + 1;
  for (const content of tagged) {
    const parents = tieForm(print, content, key);
    entries.push([key++, addObject(print.document, parents)]);
  }
  setParentEntries(print.document, print.structureRoot, entries);
}

/** Ties one form; its array for the parent tree. Throws where a form is painted twice. */
function tieForm(print: Print, content: Content, key: number): PdfValue[] {
  const { form, page, parts } = content;
  if (form === undefined || form.dictionary.has("StructParents")) {
    throw new Error("PDF: a form with tagged content is painted on two pages");
  }
  const ofPage = pageContent(print, content);
  const pageParents = parentsOf(print, ofPage);
  const parents: PdfValue[] = [];
  for (const sequence of parts.sequences) {
    const owner = pageParents[sequence.mcid];
    if (!isReference(owner)) throw new Error("PDF: content in a form belongs to nothing");
    while (parents.length < sequence.mcid) parents.push(null);
    parents[sequence.mcid] = owner;
    pageParents[sequence.mcid] = null;
    nameForm(print, owner.number, { content: ofPage, sequence }, content);
  }
  form.dictionary.set("StructParents", key);
  print.parents.set(key, parents);
  if (paintings(print, content) !== 1) {
    throw new Error(`PDF: a form with tagged content is painted twice on page ${page.index + 1}`);
  }
  return parents;
}

/** Replaces the element's number for a content of the page by one that names the form. */
function nameForm(print: Print, number: number, placed: Placed, content: Content): void {
  const element = print.document.objects.get(number);
  if (!isDictionary(element)) throw new Error(`PDF: tag ${number} is missing`);
  const inForm = dictionary({
    Type: name("MCR"),
    Pg: reference(content.page.number),
    Stm: reference(content.number),
    MCID: placed.sequence.mcid,
  });
  const kids = kidsOf(element).map((kid) => {
    return isAt(markedContent(element, kid), placed) ? inForm : kid;
  });
  setKids(element, kids);
}

function pageContent(print: Print, { page }: Content): Content {
  const found = print.contents.find((content) => content.page === page && !content.form);
  if (found === undefined) throw new Error(`PDF: page ${page.index + 1} has no content`);
  return found;
}

/** How often a form is painted on its page. */
function paintings(print: Print, form: Content): number {
  const names = print.contents
    .filter(({ page }) => page === form.page)
    .flatMap((content) => paintedNumbers(content));
  return names.filter((number) => number === form.number).length;
}

/** The object numbers of what a content paints with `Do`. */
function paintedNumbers(content: Content): number[] {
  const { sequences, loose } = content.parts;
  const names = [...sequences, ...loose].flatMap(({ paints }) => paints ?? []);
  return names.map((painted) => paintedNumber(content, painted));
}

/** The object number of the image or form that a content knows by the name. */
export function paintedNumber(content: Content, painted: string): number {
  const named = content.resources.get("XObject");
  const found = isDictionary(named) ? named.get(painted) : undefined;
  if (!isReference(found)) throw new Error(`PDF: unknown image or form /${painted}`);
  return found.number;
}

/** The forms that hold tagged content, themselves or in a form that they paint. */
export function formsWithTags(print: Print): Set<number> {
  const tagged = new Set<number>();
  for (const content of [...print.contents].reverse()) {
    const inside = paintedNumbers(content).some((number) => tagged.has(number));
    if (content.form && (inside || content.parts.sequences.length > 0)) tagged.add(content.number);
  }
  return tagged;
}
