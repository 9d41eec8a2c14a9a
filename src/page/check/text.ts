import { parseFragment } from "parse5";
import { type Place, problem } from "../../finding/finding.ts";
import { typedDigits } from "../../language/digits.ts";
import type { TypedText } from "../printing-plan.ts";
import type { WrittenText } from "../scope.ts";
import type { Checker } from "./state.ts";

/**
 * Digits typed in the text of a template. A character reference counts as what it prints: `&#8212;`
 * is a dash, `&#49;` and `&frac12;` are digits, `&#49;2` is "12".
 */
export function checkTypedText(checker: Checker, { text, placeAt }: TypedText): void {
  const { decoded, offsets } = withoutReferences(text);
  for (const digits of typedDigits(decoded, checker.scope.literals)) {
    sayTyped(checker, digits.text, placeAt(offsets[digits.index] ?? 0));
  }
}

/** The text with each reference as one character, and where each of its characters was written. */
function withoutReferences(text: string): { decoded: string; offsets: readonly number[] } {
  let decoded = "";
  const offsets: number[] = [];
  for (const { 0: piece, index } of text.matchAll(/&(?:#\w+|\w+);?|[\s\S]/g)) {
    const shown = piece.length > 1 ? printed(piece) : piece;
    for (let at = 0; at < shown.length; at++) offsets.push(index);
    decoded += shown;
  }
  return { decoded, offsets };
}

/** A reference's character where it is a digit or fraction, else nothing that could be one. */
function printed(reference: string): string {
  const [node] = parseFragment(reference).childNodes;
  const text = node !== undefined && "value" in node ? node.value : "";
  return /^\p{N}$/u.test(text) ? text : " ";
}

/** Digits in a string that prints. */
export function checkDigits(checker: Checker, written: WrittenText): void {
  for (const digits of typedDigits(written.text, checker.scope.literals)) {
    sayTyped(checker, digits.text, written.place);
  }
}

function sayTyped(checker: Checker, digits: string, place: Place): void {
  checker.findings.push(
    problem(
      "template/typed-digit",
      place,
      `"${digits}" is typed, not printed from a fact`,
      `Print the fact; if it is a name, write {{literal "${digits}"}} or add it to literals in the definition.`,
    ),
  );
}
