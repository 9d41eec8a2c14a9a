import { type Place, problem } from "../finding/finding.ts";
import { typedDigits } from "../language/digits.ts";
import type { Checker } from "./check-state.ts";
import type { TypedText } from "./printing-plan.ts";
import type { WrittenText } from "./scope.ts";

/** Digits typed in the text of a template. Character references are no text: `&#8212;`. */
export function checkTypedText(checker: Checker, { text, placeAt }: TypedText): void {
  const bare = text.replace(/&#?\w+;/g, (reference) => " ".repeat(reference.length));
  for (const digits of typedDigits(bare, checker.scope.literals)) {
    sayTyped(checker, digits.text, placeAt(digits.index));
  }
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
