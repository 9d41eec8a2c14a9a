import type { OpenTexts } from "../check/open-texts.ts";
import type { KnownEdition } from "../check/types.ts";
import type { FactRow, FactTable } from "../facts/types.ts";
import type { SourceFile } from "../workspace/assets.ts";
import { sha256 } from "../workspace/read.ts";
import type { InputFile } from "../workspace/workspace.ts";
import type { Standing } from "./standing.ts";

/**
 * The key of an edition's facts: of all that its files are made of once its facts are known. Whatever
 * `composeEdition` or a writer reads belongs here; the data and the queries don't, since their results do.
 */
export function factsKey(standing: Standing, open: OpenTexts, known: KnownEdition): string {
  const { facts, correction, folder, commentary, sources } = known;
  const { parameters, language, calendar, packages, tables, findings, withheld } = facts;
  const inputs = sources.inputs();
  const below = (start: string): readonly string[] => hashesBelow(inputs, start);
  return sha256(
    JSON.stringify([
      ...[standing.machine, open.draft, folder, parameters, calendar, packages],
      ...[findings, sources.unfinished, commentary],
      correction && [
        { ...correction, faulty: [correction.faulty.manifest, correction.faulty.document] },
      ],
      textsHash(open, language.code),
      below(`templates/${open.bulletin.name}/photos/`),
      // A hash of confidential values among known ones would give them away; one of whole files doesn't.
      withheld.size > 0 ? below("data/") : [],
      ...[...tables.values()].map(tableHash),
    ]),
  );
}

function hashesBelow(inputs: readonly InputFile[], start: string): readonly string[] {
  return inputs
    .filter(({ path }) => path.startsWith(start))
    .map(({ path, sha256: hash }) => `${path} ${hash}`);
}

/** What was reckoned of an object holds for as long as there is the object. */
const texts = new WeakMap<OpenTexts, Map<string, string>>();
const tableHashes = new WeakMap<FactTable, string>();

/** Definition, page, partials, styles and charts, as they are written. */
function textsHash(open: OpenTexts, language: string): string {
  const known = texts.get(open) ?? new Map<string, string>();
  texts.set(open, known);
  const { pages, partials, styles, charts, name } = open.bulletin;
  const page = pages.get(language);
  const files: readonly (SourceFile | undefined)[] = [page, ...partials.values(), ...styles];
  const definition = hashesBelow(open.inputs, `templates/${name}/bulletin.yaml`);
  const hash =
    known.get(language) ??
    sha256(JSON.stringify([definition, ...files, [...partials.keys()], [...charts]]));
  known.set(language, hash);
  return hash;
}

/** Editions share the tables that are not their own, and these are the long ones. */
function tableHash(table: FactTable): string {
  const { rows, byKey: _, ...head } = table;
  const hash = tableHashes.get(table) ?? sha256(JSON.stringify([head, rows.map(rowContent)]));
  tableHashes.set(table, hash);
  return hash;
}

/** What of a row doesn't follow from the table's columns and the row's key, as names and units do. */
function rowContent({ key, origin, facts }: FactRow): unknown[] {
  const content: unknown[] = [key, origin];
  for (const { value, quantity, reason, status, cell } of facts.values())
    content.push(value, quantity?.precision, reason, status.join(), cell?.column);
  return content;
}
