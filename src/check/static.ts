import type { Place } from "../finding/finding.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { checkTemplate, checkText } from "../page/check/template.ts";
import type { TemplateScope } from "../page/scope.ts";
import { checkStyleFile } from "../page/styles.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import type { KeyPath } from "../workspace/definition.ts";
import { commentaryFindings } from "./commentary.ts";
import { REVISIONS } from "./revision-table.ts";

/**
 * What can be read in the page's template, the commentary, the definition's texts, the reason of a
 * correction and the style sheets against the facts that there are: unknown names, typed digits,
 * markup that can't be printed. What a draft may lack goes to the scope's `setAside`, where there is one.
 */
export function staticFindings(
  bulletin: Bulletin,
  scope: TemplateScope,
  reason: PlacedText | undefined,
): Finding[] {
  const page = bulletin.pages.get(scope.language.code);
  return [
    ...nameFindings(bulletin, [...scope.tables.keys()]),
    ...definitionTexts(bulletin).flatMap(({ text, place }) => checkText(text, place, scope)),
    ...(reason === undefined ? [] : checkText(reason.text, reason.place, scope)),
    ...(page === undefined ? [] : checkTemplate(page, scope)),
    ...commentaryFindings(bulletin),
    ...bulletin.styles.flatMap(checkStyleFile),
  ];
}

/** Names at the root of every template: two of a kind would hide one another. */
function nameFindings(bulletin: Bulletin, tables: readonly string[]): Finding[] {
  const parameters = Object.keys(bulletin.definition.parameters);
  const reserved = ["edition", "labels", "language"];
  const hidden = tables.filter(
    (name) => name !== REVISIONS && (parameters.includes(name) || reserved.includes(name)),
  );
  const taken = parameters.filter((name) => name === REVISIONS || reserved.includes(name));
  return [
    ...hidden.map((name) => sameName(bulletin, ["facts", name], `the fact table "${name}"`)),
    ...taken.map((name) => sameName(bulletin, ["parameters", name], `the parameter "${name}"`)),
  ];
}

function sameName(bulletin: Bulletin, path: KeyPath, what: string): Finding {
  return problem(
    "definition/name",
    bulletin.locate(path),
    `${what} has a name that templates already use for something else`,
    "Choose another name.",
  );
}

interface PlacedText {
  readonly text: string;
  readonly place: Place;
}

const TEXT_KEYS = [
  "title",
  "series",
  "office",
  "subject",
  "contact",
  "keywords",
  "edition",
] as const;

/** Every text of the definition that is printed, in every language. */
function definitionTexts(bulletin: Bulletin): PlacedText[] {
  return [
    ...TEXT_KEYS.flatMap((key) => textsUnder(bulletin, bulletin.definition[key], [key])),
    ...factLabels(bulletin),
  ];
}

/** What tables and columns are called where we make the heads. */
function factLabels(bulletin: Bulletin): PlacedText[] {
  return Object.entries(bulletin.definition.facts).flatMap(([table, { label: own, columns }]) => [
    ...textsUnder(bulletin, own, ["facts", table, "label"]),
    ...Object.entries(columns).flatMap(([column, { label }]) =>
      textsUnder(bulletin, label, ["facts", table, "columns", column, "label"]),
    ),
  ]);
}

function textsUnder(bulletin: Bulletin, value: unknown, path: KeyPath): PlacedText[] {
  if (typeof value === "string") return [{ text: value, place: bulletin.locate(path) }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsUnder(bulletin, inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
