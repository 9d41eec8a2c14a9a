import { type Place, problem } from "../finding/finding.ts";
import { InputError } from "../finding/input-error.ts";
import { shippedScripts } from "../fonts/needed.ts";
import type { Language } from "../language/language.ts";
import { languageFor, languages } from "../language/languages.ts";
import type { Bulletin } from "../workspace/bulletin.ts";

/** The language of an edition; throws an InputError for one that we can't write or can't print. */
export function knownLanguage(bulletin: Bulletin, code: string): Language {
  const language = languageFor(code);
  if (language !== undefined) return withFaces(bulletin, language);
  throw new InputError([
    problem(
      "definition/language",
      placeOf(bulletin, code),
      `the language "${code}" can't be printed`,
      // Codes are too short for a near one: "th" is no misspelt "zh".
      `Use one of: ${languages.join(", ")}.`,
    ),
  ]);
}

/**
 * The language, where there are faces for its script; an InputError where there are none: each of its
 * letters would be printed as an empty box, or in a face of the system's.
 */
export function withFaces(bulletin: Bulletin, language: Language): Language {
  const { code, script } = language;
  const scripts = shippedScripts();
  if (scripts.includes(script)) return language;
  throw new InputError([
    problem(
      "fonts/script",
      placeOf(bulletin, code),
      `the language "${code}" is written in the script ${script}, for which no face is listed: there are faces for ${scripts.join(", ")}`,
      `List a family of static TrueType faces with the script ${script} in Bulletin's assets/fonts.json, or take a language that has faces: ${printable().join(", ")}.`,
    ),
  ]);
}

/** Codes of the languages whose script has faces. */
function printable(): string[] {
  const scripts = shippedScripts();
  return languages.filter((code) => scripts.includes(languageFor(code)?.script ?? ""));
}

function placeOf(bulletin: Bulletin, code: string): Place {
  const index = bulletin.definition.languages.indexOf(code);
  return bulletin.locate(["languages", Math.max(index, 0)]);
}
