import type { Fact, FactTables } from "../facts/types.ts";
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
  readonly correction?: CorrectionValues | undefined;
}

/** What a corrected edition says of its correction. */
export interface CorrectionValues {
  /** Folder name of the edition that it replaces. */
  readonly of: string;
  /** Release of the first edition, RFC 3339, where the calendar has it. */
  readonly since: string | undefined;
  /** What was wrong. */
  readonly reason: string;
  /** Which edition it replaces, as a sentence. */
  readonly replaces: string;
  /** What stands above the list of changes, or says that there are none. */
  readonly said: string;
  /** The printed figures that have changed, the first ones of many, in the order of the page. */
  readonly changes: readonly CorrectedFigure[];
  /** How many more there are, in words. */
  readonly others: string | undefined;
}

export interface CorrectedFigure {
  readonly name: string;
  /** The fact, or words where it is published no longer. */
  readonly now: Fact | string;
  /** Words with the old value, where it may still be said. */
  readonly was: string | undefined;
}

/** Names below `edition`. */
export const EDITION_NAMES: readonly Exclude<keyof EditionValues, "correction">[] = [
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
      record("edition", [
        ...EDITION_NAMES.map((name) => [name, edition[name]] as const),
        ["correction", edition.correction && correctionRecord(edition.correction)] as const,
      ]),
    ],
    ["labels", record("labels", Object.entries(language.labels))],
    ...[...tables].map(([name, table]): [string, Value] => [name, tableValue(table)]),
  ];
  return record("the page", entries);
}

function correctionRecord(correction: CorrectionValues): RecordValue {
  const { changes, ...texts } = correction;
  const items = changes.map((figure) => record("a corrected figure", Object.entries(figure)));
  return record("the correction", [...Object.entries(texts), ["changes", { kind: "list", items }]]);
}
