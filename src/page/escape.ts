/**
 * Characters that mark a slot (src/page/slots.ts). Unicode keeps them out of text for good
 * (noncharacters), so in data they are faults and print as the replacement character.
 */
export const SLOT_OPEN = "\uFDD0";
export const SLOT_CLOSE = "\uFDD1";

const NEEDS_ESCAPE = /[&<>"'\uFDD0\uFDD1\0]/;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an HTML text node or a quoted attribute. */
export function escapeHtml(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text.replace(/[&<>"'\uFDD0\uFDD1\0]/g, (character) => ENTITIES[character] ?? "\uFFFD");
}

/** Text that is no HTML: only what would be taken for a slot is replaced. */
export function escapeLine(text: string): string {
  return text.replace(/[\uFDD0\uFDD1\0]/g, "\uFFFD");
}

/** Text for the inside of a quoted CSS string in a `<style>` element. */
export function escapeCss(text: string): string {
  return text.replace(/[\\"'<>&\n\r\f\0\uFDD0\uFDD1]/g, (character) =>
    "\0\uFDD0\uFDD1".includes(character)
      ? "\uFFFD"
      : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
}
