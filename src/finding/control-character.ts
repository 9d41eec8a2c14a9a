/**
 * Control characters (C0 but for tab and line ends, DEL, C1) and those that turn the direction of
 * the text around them: nobody sees them, and a page or a browser is misled by them.
 */
const CONTROL = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;
const ALL_CONTROL = new RegExp(CONTROL, "gu");

/** The first such character of a text, its name as "U+0007"; undefined where there is none. */
export function controlCharacter(
  text: string,
): { readonly name: string; readonly index: number } | undefined {
  const found = CONTROL.exec(text);
  if (found === null) return undefined;
  return { name: `U+${hexadecimal(found[0]).toUpperCase()}`, index: found.index };
}

/** The text with such characters written as escapes: "\u202e". */
export function escapeControl(text: string): string {
  return text.replace(ALL_CONTROL, (character) => `\\u${hexadecimal(character)}`);
}

/** The text with one sign in the place of each: a terminal would obey them. */
export function maskControl(text: string): string {
  return text.replace(ALL_CONTROL, "\uFFFD");
}

function hexadecimal(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, "0");
}
