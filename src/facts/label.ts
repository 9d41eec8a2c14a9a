import type { ColumnDeclaration } from "./types.ts";

/** The declared label in a language: the one text there is, or the language's own. */
export function labelFor(
  label: ColumnDeclaration["label"],
  languageCode: string,
): string | undefined {
  if (label === undefined || typeof label === "string") return label;
  return Object.hasOwn(label, languageCode) ? label[languageCode] : undefined;
}

/** What a table or a column is called: its label, else its name in words ("Provincial rank"). */
export function labelOf({
  name,
  label,
}: {
  readonly name: string;
  readonly label?: string | undefined;
}): string {
  return label ?? inWords(name);
}

/** A name in words, its first letter a capital one. */
export function inWords(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
