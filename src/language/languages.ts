import { german } from "./de/german.ts";
import { english } from "./en/english.ts";
import type { Language } from "./language.ts";
import { chinese } from "./zh/chinese.ts";

/** A language joins here, with a folder of its own that makes its table. */
const table: ReadonlyMap<string, Language> = new Map(
  [english, chinese, german].map((language) => [language.code, language]),
);

/** Codes of the languages that there are, sorted: what `languages` in a definition may list. */
export const languages: readonly string[] = [...table.keys()].sort();

/** The language of a code, undefined where there is none. */
export function languageFor(code: string): Language | undefined {
  return table.get(code);
}
