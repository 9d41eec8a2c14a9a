import type { Print } from "./print.ts";
import { isObjectKid, kidsOf, roleOf } from "./structure.ts";
import { dictionary, isDictionary, isReference, name, type PdfDictionary } from "./values.ts";

/** The standard types of PDF 1.7 (ISO 32000-1, 14.8.4) that may stand in a tagged PDF. */
const standard = new Set(
  (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private " +
    "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot " +
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP " +
    "Figure Formula Form"
  ).split(" "),
);

/** What types of PDF 2.0, which Chromium writes, mean in PDF 1.7. */
const meanings: Readonly<Record<string, string>> = { Strong: "Span", Em: "Span" };

/** What may stand in a line of text. */
const inline = new Set(["NonStruct", "Span", "Strong", "Em", "Quote", "Code", "Link", "Reference"]);

/**
 * Puts types right that Chromium chose unluckily: a Figure without alternative text around a
 * figure or table is a Div; what holds a link's object is a Link, whatever ARIA role it had; words
 * in a language of their own are a Span, since a reader may skip over a NonStruct and its language.
 */
export function mendRoles(print: Print): void {
  for (const { dictionary: element } of print.elements) {
    const role = roleOf(element);
    if (role === "Figure" && !element.has("Alt") && holdsFigure(print, element)) {
      element.set("S", name("Div"));
    } else if (role === "NonStruct" && kidsOf(element).some(isObjectKid)) {
      element.set("S", name("Link"));
    } else if (role === "NonStruct" && element.has("Lang") && isInline(print, element)) {
      element.set("S", name("Span"));
    }
  }
}

function holdsFigure(print: Print, element: PdfDictionary): boolean {
  return elementsIn(print, element).some(
    (inner) => ["Figure", "Table"].includes(roleOf(inner)) || holdsFigure(print, inner),
  );
}

function isInline(print: Print, element: PdfDictionary): boolean {
  return inline.has(roleOf(element)) && elementsIn(print, element).every((e) => isInline(print, e));
}

/** The elements right below an element; content and links' objects are none. */
function elementsIn(print: Print, element: PdfDictionary): PdfDictionary[] {
  return kidsOf(element).flatMap((kid) => {
    const inner = isReference(kid) ? print.document.objects.get(kid.number) : undefined;
    return isDictionary(inner) ? [inner] : [];
  });
}

/** Maps the types that PDF 1.7 doesn't have to those it has. Throws on one that we don't know. */
export function mapRoles(print: Print): void {
  const used = new Set(print.elements.map((element) => roleOf(element.dictionary)));
  const foreign = [...used].filter((role) => !standard.has(role)).sort();
  if (foreign.length === 0) return;
  const entries = foreign.map((role) => {
    const meaning = meanings[role];
    if (meaning === undefined) throw new Error(`PDF: unknown tag /${role}`);
    return [role, name(meaning)] as const;
  });
  print.structureRoot.set("RoleMap", dictionary(Object.fromEntries(entries)));
}
