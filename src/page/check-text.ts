import { parseFragment } from "parse5";
import { type Place, problem } from "../finding/finding.ts";
import { typedDigits } from "../language/digits.ts";
import type { Checker } from "./check-state.ts";
import type { TypedText } from "./printing-plan.ts";
import type { WrittenText } from "./scope.ts";

/**
 * Digits typed in the text of a template. A character reference counts as what it prints: `&#8212;`
 * is a dash, `&#49;` and `&frac12;` are digits.
 */
export function checkTypedText(checker: Checker, { text, placeAt }: TypedText): void {
  const bare = text.replace(/&(?:#\w+|\w+);?/g, (reference) =>
    printed(reference).padEnd(reference.length),
  );
  for (const digits of typedDigits(bare, checker.scope.literals)) {
    sayTyped(checker, digits.text, placeAt(digits.index));
  }
}

/** A reference's character where it is a digit or fraction, else nothing that could be one. */
function printed(reference: string): string {
  const [node] = parseFragment(reference).childNodes;
  const text = node !== undefined && "value" in node ? node.value : "";
  return /^\p{N}$/u.test(text) ? text : "";
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
