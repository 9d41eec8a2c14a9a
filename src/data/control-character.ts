/**
 * Control characters (C0 but for tab and line ends, DEL, C1) and those that turn the direction of
 * the text around them: nobody sees them, and a page or a browser is misled by them.
 */
const CONTROL = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;
const ALL_CONTROL = new RegExp(CONTROL, "gu");

/** The first such character of a text as "U+0007"; undefined where there is none. */
export function controlCharacter(text: string): string | undefined {
  const found = CONTROL.exec(text)?.[0];
  return found === undefined ? undefined : `U+${hexadecimal(found).toUpperCase()}`;
}

/** The text with such characters written as escapes: "\u202e". */
export function escapeControl(text: string): string {
  return text.replace(ALL_CONTROL, (character) => `\\u${hexadecimal(character)}`);
}

function hexadecimal(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, "0");
}
