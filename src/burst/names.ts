import { folderName } from "../check/folder-name.ts";
import type { Parameters } from "../check/parameters.ts";
import { type Finding, problem } from "../finding/finding.ts";
import { InputError, throwIfErrors } from "../finding/input-error.ts";
import type { SourceFile } from "../workspace/assets.ts";
import type { Bulletin } from "../workspace/bulletin.ts";
import { fewOf } from "./few.ts";
import type { ListedEdition } from "./list.ts";
import type { ListedRow } from "./rows.ts";

/**
 * Gives each edition of a burst its folder. Throws an InputError where two rows are the same edition, and
 * where two editions would have the same folder on any file system, with both rows.
 */
export function namedEditions(
  bulletin: Bulletin,
  query: SourceFile,
  rows: readonly ListedRow[],
): readonly ListedEdition[] {
  throwIfErrors(fewOf(sameEditions(query, rows)));
  const findings: Finding[] = [];
  const editions = rows.flatMap((row): ListedEdition[] => {
    try {
      return [{ ...row, folder: folderName(bulletin, row.parameters) }];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      findings.push(...error.findings);
      return [];
    }
  });
  throwIfErrors(onePerRemedy(findings));
  throwIfErrors(fewOf(sameFolders(bulletin, editions)));
  return editions;
}

/**
 * What a name comes to on the file system that tells the fewest names apart: capitals, composed and
 * decomposed characters (macOS), and compatibility forms (ZFS can be told so) are one.
 */
export function comparableName(name: string): string {
  return fold(fold(name));
}

/** Small letters first: the capital sharp s has no other capitals, and its small letter has two. */
function fold(name: string): string {
  return name.normalize("NFKD").toLowerCase().toUpperCase().normalize("NFKC");
}

function sameEditions({ file }: SourceFile, rows: readonly ListedRow[]): Finding[] {
  return pairs(rows, ({ parameters }) => JSON.stringify(parameters)).map(([first, second]) =>
    problem(
      "burst/twice",
      { file, line: 1 },
      `rows ${first.row} and ${second.row} are the same edition: ${valuesText(second.parameters)}`,
      "List each edition once: select distinct …",
    ),
  );
}

function sameFolders(bulletin: Bulletin, editions: readonly ListedEdition[]): Finding[] {
  return pairs(editions, ({ folder }) => comparableName(folder)).map(([first, second]) =>
    problem(
      "burst/same-folder",
      bulletin.locate(["edition"]),
      `row ${first.row} (${differing(first, second)}) and row ${second.row} (${differing(second, first)}) would have ${foldersText(first.folder, second.folder)}`,
      "Put a parameter into `edition` that tells them apart, a code for one, or change a value.",
    ),
  );
}

function foldersText(first: string, second: string): string {
  return first === second
    ? `the same folder, ${first}`
    : `the folders ${first} and ${second}, which are one where capitals or Unicode forms don't count`;
}

/** Each item that has the key of an earlier one, with the first of these. */
function pairs<Item>(items: readonly Item[], key: (item: Item) => string): [Item, Item][] {
  const first = new Map<string, Item>();
  return items.flatMap((item): [Item, Item][] => {
    const known = first.get(key(item));
    if (known !== undefined) return [[known, item]];
    first.set(key(item), item);
    return [];
  });
}

function differing({ parameters }: ListedEdition, other: ListedEdition): string {
  return valuesText(
    Object.fromEntries(
      Object.entries(parameters).filter(([name, value]) => other.parameters[name] !== value),
    ),
  );
}

function valuesText(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} "${value}"`)
    .join(", ");
}

/** What is wrong with the definition's pattern is so in every edition: each remedy is told once. */
function onePerRemedy(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    groups.set(finding.remedy, [...(groups.get(finding.remedy) ?? []), finding]);
  }
  return [...groups.values()].flatMap((group) => fewOf(group, 1));
}
