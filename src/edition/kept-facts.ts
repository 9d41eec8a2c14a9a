import { deserialize, serialize } from "node:v8";
import type { EditionFacts } from "../check/edition-facts.ts";
import { knownLanguage } from "../check/known-language.ts";
import type { OpenBulletin } from "../check/open.ts";
import type { OpenTexts } from "../check/open-texts.ts";
import { knowTexts } from "../check/prepare.ts";
import { editionBefore } from "../check/revisions.ts";
import { editionSources } from "../check/sources.ts";
import type { EditionRequest, KnownEdition } from "../check/types.ts";
import { type KeptFew, keptFew } from "../workspace/kept-few.ts";
import { programHash } from "../workspace/program.ts";
import { sha256 } from "../workspace/read.ts";
import type { InputFile } from "../workspace/workspace.ts";
import { isAsHashed, type Standing } from "./standing.ts";

/**
 * The facts of editions, kept from one build to the next: who changes a page and builds it again needs no
 * data for it, and no database.
 */
export interface FactsKeeper {
  /** The edition, where its facts are kept and nothing that they were worked out from has changed. */
  find(): Promise<KnownEdition | undefined>;
  /** Keeps the facts of the edition, unless they know confidential values. */
  keep(open: OpenBulletin, known: KnownEdition): Promise<void>;
}

/** What is written: the facts, and the files that were read for them. */
interface KeptFacts {
  readonly facts: Omit<EditionFacts, "language">;
  readonly inputs: readonly InputFile[];
}

const MEGABYTE = 2 ** 20;
const OURS = keptFew("facts", { largest: 16 * MEGABYTE, all: 128 * MEGABYTE });

/**
 * The keeper of one edition's facts; undefined where they can't be kept: of drafts, which note what their data lack,
 * of corrections, and where nobody can say what they would be made from.
 */
export async function factsKeeper(
  texts: OpenTexts,
  request: EditionRequest,
  standing: Standing | undefined,
  program = programHash(),
  few: KeptFew = OURS,
): Promise<FactsKeeper | undefined> {
  const code = await program;
  if (texts.draft || request.correction !== undefined) return undefined;
  if (code === undefined || standing === undefined || !isAsHashed(standing, texts.inputs))
    return undefined;
  const name = sha256(JSON.stringify([code, factsInputs(standing), request.set ?? {}]));
  return {
    async find() {
      const bytes = await few.find(name);
      return bytes && (await knownAgain(texts, deserialize(bytes)));
    },
    async keep({ database, inputs }, { facts: { language: _, ...facts }, sources }) {
      if (database.confidential.length > 0 || !isAsHashed(standing, inputs)) return;
      const read = sources.inputs().filter(({ path }) => isData(path) || isPublished(path));
      const entry: KeptFacts = { facts, inputs: read };
      await few.keep(name, serialize(entry));
    },
  };
}

/** What decides on facts: data, queries, definition, and our own macros among what the machine has. */
function factsInputs({ bulletin, machine, files }: Standing): unknown {
  const own = [...files].filter(
    ([path]) => isData(path) || path.endsWith(".sql") || path.endsWith("/bulletin.yaml"),
  );
  return [bulletin, machine, own];
}

function isData(path: string): boolean {
  return path.startsWith("data/");
}

function isPublished(path: string): boolean {
  return path.startsWith("output/");
}

/** Undefined where another edition has been published since that it looks back at. */
async function knownAgain(
  texts: OpenTexts,
  { facts, inputs }: KeptFacts,
): Promise<KnownEdition | undefined> {
  const sources = editionSources(texts);
  const published: InputFile[] = [];
  const before = { ...texts, record: (file: InputFile) => published.push(file) };
  await editionBefore(before, facts.parameters);
  const then = inputs.filter(({ path }) => isPublished(path));
  if (hashesOf(published) !== hashesOf(then)) return undefined;
  for (const file of inputs) sources.record(file);
  const language = knownLanguage(texts.bulletin, facts.parameters.language ?? "");
  return await knowTexts(texts, sources, { ...facts, language });
}

function hashesOf(files: readonly InputFile[]): string {
  return JSON.stringify(files.map(({ path, sha256: hash }) => [path, hash]).sort());
}
