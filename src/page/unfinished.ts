import type { Place } from "../finding/finding.ts";
import type { Unfinished } from "../finding/unfinished.ts";
import { withLabel } from "../language/labels.ts";
import type { Language } from "../language/language.ts";
import type { CommentaryFile } from "./scope.ts";
import { type Document, element, rootElement } from "./tree.ts";

/** `{{todo "…"}}`. */
export function todoLack(text: string, place: Place): Unfinished {
  return {
    kind: "todo",
    ...place,
    text,
    message: `"${text}" is still to be done`,
    remedy: "Do it and remove the {{todo}}, or build a draft: --draft.",
  };
}

/** `{{commentary}}` for a period whose file isn't there. */
export function commentaryLack({ file, period }: CommentaryFile, place: Place): Unfinished {
  return {
    kind: "commentary",
    ...place,
    text: file,
    message: `there is no commentary for the period ${period}`,
    remedy: `Write ${file}, or build a draft: --draft.`,
  };
}

/** What is unfinished, as a draft prints it: the author's words, or what is lacking and where. */
export function unfinishedLine(
  { kind, text }: Pick<Unfinished, "kind" | "text">,
  { labels }: Language,
): string {
  if (kind === "todo") return text;
  const what = kind === "commentary" ? labels.commentary : labels.release_calendar;
  return withLabel(labels, what, text);
}

/** Ends a draft with the list of what it lacks. */
export function appendUnfinished(
  document: Document,
  language: Language,
  unfinished: readonly Unfinished[],
): void {
  if (unfinished.length === 0) return;
  const list = element("ul", {});
  for (const lack of unfinished) append(list, element("li", {}, unfinishedLine(lack, language)));
  const section = element("section", { class: "unfinished" });
  append(section, element("h2", {}, language.labels.unfinished));
  append(section, list);
  append(rootElement(document, "body"), section);
}

function append(parent: ReturnType<typeof element>, child: ReturnType<typeof element>): void {
  child.parentNode = parent;
  parent.childNodes.push(child);
}
