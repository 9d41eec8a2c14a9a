import { type Render, stylesLate } from "./render.ts";
import {
  attributeOf,
  type Document,
  element,
  isElement,
  prepend,
  rootElement,
  setAttribute,
} from "./tree.ts";

/** Nothing is loaded, nothing runs; styles and pictures stand in the page itself. */
export const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** The meta element of the policy, as a page has it near its beginning. */
const POLICY_META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

interface HeadInput {
  readonly edition: { readonly title?: string | undefined };
}

/**
 * Completes what every page needs and no layout should have to think of: language, character set,
 * policy, title, styles where the layout has no `{{styles}}`, the class of a draft.
 */
export function completeHead(document: Document, render: Render, input: HeadInput): void {
  const { language, draft } = render.input;
  setAttribute(rootElement(document, "html"), "lang", language.tag);
  const head = rootElement(document, "head");
  head.childNodes = head.childNodes.filter(
    (child) => !isElement(child) || attributeOf(child, "charset") === undefined,
  );
  completeTitle(document, input.edition.title ?? "");
  const missing = render.stylesPrinted ? [] : [element("style", {}, stylesLate(render))];
  prepend(head, [
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
    ...missing,
  ]);
  if (draft) markDraft(document);
}

/** A composed page with `@font-face` rules in its head: it brings its faces along. */
export function withFontCss(html: string, css: string): string {
  return html.replace(POLICY_META, () => `${POLICY_META}<style>${css}</style>`);
}

function completeTitle(document: Document, title: string): void {
  const head = rootElement(document, "head");
  const found = head.childNodes.filter(isElement).find((child) => child.tagName === "title");
  if (found === undefined) prepend(head, [element("title", {}, title)]);
  const [text] = found?.childNodes ?? [];
  if (text !== undefined && "value" in text)
    text.value = text.value.replace(/[ \t\n\r\f]+/g, " ").trim();
}

function markDraft(document: Document): void {
  const body = rootElement(document, "body");
  const names = attributeOf(body, "class");
  setAttribute(body, "class", names === undefined ? "draft" : `${names} draft`);
}
