import type { Place } from "../finding/finding.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { KeyPath } from "../workspace/definition.ts";
import type { LocalisedText } from "../workspace/schema.ts";

/** A text of the definition in the edition's language, and where it stands. */
export interface LocatedText {
  readonly text: string;
  readonly place: Place;
}

/** The text for a language: the one text there is, or the language's own; undefined where it has none. */
export function localisedText(
  bulletin: Bulletin,
  key: "title" | "series" | "office" | "subject" | "contact",
  language: string,
): LocatedText | undefined {
  return pick(bulletin, bulletin.definition[key], [key], language);
}

/** The keywords for a language; none where it has none. */
export function localisedKeywords(bulletin: Bulletin, language: string): readonly string[] {
  const keywords = bulletin.definition.keywords ?? [];
  return Array.isArray(keywords) ? keywords : (keywords[language] ?? []);
}

function pick(
  bulletin: Bulletin,
  value: LocalisedText | undefined,
  path: KeyPath,
  language: string,
): LocatedText | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string") return { text: value, place: bulletin.locate(path) };
  const text = value[language];
  return text === undefined ? undefined : { text, place: bulletin.locate([...path, language]) };
}
