import { problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { nameRemedy } from "../finding/near.ts";
import type { Language } from "../language/language.ts";
import { languageFor, languages } from "../language/languages.ts";
import type { Bulletin } from "../workspace/bulletin.ts";

/** The language of an edition; throws an InputError for one that we can't print. */
export function knownLanguage(bulletin: Bulletin, code: string): Language {
  const language = languageFor(code);
  if (language !== undefined) return language;
  const index = bulletin.definition.languages.indexOf(code);
  throw new InputError([
    problem(
      "definition/language",
      bulletin.locate(["languages", Math.max(index, 0)]),
      `the language "${code}" can't be printed`,
      nameRemedy(code, languages),
    ),
  ]);
}
