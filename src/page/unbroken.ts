import type { Language } from "../language/language.ts";
import { escapeHtml } from "./escape.ts";
import type { Part } from "./values.ts";

/**
 * What no line may break: a date, a number with its unit and marks. Languages with spaces hold it
 * together by no-break spaces; where there are none, "2021年" and "230家*" are held by an element.
 */
export function unbrokenHtml(html: string, { labels }: Language): string {
  return labels.space === "" ? `<span class="unbroken">${html}</span>` : html;
}

/** The same of words that are no fact. */
export function unbroken(words: string, language: Language): Part {
  if (language.labels.space !== "") return words;
  return { kind: "markup", html: unbrokenHtml(escapeHtml(words), language), text: words };
}
