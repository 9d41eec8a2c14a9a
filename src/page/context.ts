import type { FactTables } from "../facts/types.ts";
import type { Language } from "../language/language.ts";
import { type RecordValue, record, tableValue, type Value } from "./values.ts";

/** What the definition and the calendar say of an edition. What isn't known is left out. */
export interface EditionValues {
  /** Folder name. */
  readonly folder: string;
  readonly title: string;
  readonly draft: boolean;
  /** RFC 3339 instant with its zone. */
  readonly release?: string | undefined;
  readonly next_release?: string | undefined;
  readonly number?: string | undefined;
  readonly series?: string | undefined;
  readonly office?: string | undefined;
  readonly contact?: string | undefined;
}

/** Names below `edition`. */
export const EDITION_NAMES: readonly (keyof EditionValues)[] = [
  "folder",
  "title",
  "draft",
  "release",
  "next_release",
  "number",
  "series",
  "office",
  "contact",
];

/**
 * What a template's paths begin with: fact tables and parameters by name, `edition`, `labels`. A
 * fact table hides a parameter of the same name; the definition's check refuses both.
 */
export function rootContext(
  tables: FactTables,
  parameters: Readonly<Record<string, string>>,
  edition: Partial<EditionValues>,
  language: Language,
): RecordValue {
  const entries: [string, Value][] = [
    ...Object.entries(parameters),
    ["language", language.code],
    [
      "edition",
      record(
        "edition",
        EDITION_NAMES.map((name) => [name, edition[name]] as const),
      ),
    ],
    ["labels", record("labels", Object.entries(language.labels))],
    ...[...tables].map(([name, table]): [string, Value] => [name, tableValue(table)]),
  ];
  return record("the page", entries);
}
