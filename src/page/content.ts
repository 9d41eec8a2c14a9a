import type { Place } from "../finding/finding.ts";
import { type ContentStatement, placeOf, type Statement } from "./ast.ts";
import type { HtmlListener } from "./html-reader.ts";
import { checkAddress, checkAttribute, checkTag, PRINTED_ATTRIBUTES } from "./markup.ts";
import { type Draft, offsetPlace } from "./printing-plan.ts";
import { styleTexts } from "./style-texts.ts";
import { checkStyles } from "./styles.ts";

/** Looks at a tag whose name ends where something else than text follows. */
export function listenTag(draft: Draft, statement: Statement): HtmlListener {
  return {
    tag: (tag) => draft.findings.push(...checkTag(tag, placeOf(draft.file, statement.loc))),
  };
}

/** Looks at the markup of a piece of content, and keeps the text in it that a reader will see. */
export function listen(draft: Draft, content: ContentStatement): HtmlListener {
  const placeAt = (offset: number): Place => offsetPlace(draft.file, content, offset);
  const typed = (text: string, offset: number): void => {
    draft.texts.push({ text, placeAt: (index) => placeAt(offset + index) });
  };
  return {
    tag: (tag, closing, offset) => {
      if (!closing) draft.findings.push(...checkTag(tag, placeAt(offset)));
    },
    attribute: (tag, attribute, offset) => {
      draft.findings.push(...checkAttribute(tag, attribute, placeAt(offset)));
    },
    text: (text, offset) => typed(withoutMarkers(draft, text), offset),
    raw: (tag, text, offset) => {
      if (tag === "title") typed(text, offset);
      if (tag === "style") {
        draft.findings.push(...checkStyles(text, (index) => placeAt(offset + index)));
        for (const { text: printed, index } of styleTexts(text))
          draft.texts.push({ text: printed, placeAt: () => placeAt(offset + index) });
      }
    },
    value: (tag, attribute, text, offset, first) => {
      if (first) draft.findings.push(...checkAddress(tag, attribute, text, placeAt(offset)));
      if (PRINTED_ATTRIBUTES.has(attribute) || isListNumber(tag, attribute)) typed(text, offset);
      if (attribute === "style") {
        draft.findings.push(...checkStyles(text, (index) => placeAt(offset + index)));
      }
    },
  };
}

/** The number that a list begins with or an item has. */
function isListNumber(tag: string, attribute: string): boolean {
  return (tag === "ol" && attribute === "start") || (tag === "li" && attribute === "value");
}

const MARKER = /(?<=^|\n)([ \t>]*)(\d{1,9})(?=[.)][ \t])/g;

/** Where a link of Markdown leads: behind its words, or on a line of its own. */
const TARGET = /(?<=\]\()[^)\s]*|(?<=(?:^|\n) {0,3}\[[^\]\n]+\]:[ \t]*)\S+/g;

/**
 * In Markdown `1. a` and `2. b` number a list that counts by itself; `5. a` sets its own number. An
 * address is no text.
 */
function withoutMarkers({ markdown }: Draft, text: string): string {
  if (markdown === undefined) return text;
  const words = text.replace(TARGET, (target) => " ".repeat(target.length));
  return words.replace(MARKER, (marker, indent: string, digits: string) => {
    const number = Number(digits);
    if (number !== 1 && number !== markdown.item && number !== markdown.item + 1) return marker;
    markdown.item = number;
    return indent.padEnd(marker.length);
  });
}
