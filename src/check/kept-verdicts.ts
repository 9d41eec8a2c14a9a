import { type KeptFew, keptFew } from "../workspace/kept-few.ts";
import { programHash } from "../workspace/program.ts";
import { sha256 } from "../workspace/read.ts";
import type { KnownEdition } from "./types.ts";
import { type KeptVerdicts, keepVerdicts, keysText, shapeOf, type Verdict } from "./verdicts.ts";

/** The verdicts on one edition, begun from what an earlier run has kept. */
export interface BegunVerdicts {
  readonly verdicts: KeptVerdicts;
  /** Keeps that nothing was found, where that is new. */
  keep(): Promise<void>;
}

const KILOBYTE = 2 ** 10;
const OURS = keptFew("verdicts", { largest: 64 * KILOBYTE, all: 1024 * KILOBYTE });

/**
 * Verdicts that an earlier run may have come to: to parse the texts and read them takes longer than to compose the
 * page from compiled ones. What is kept is only that nothing was found, under all that was looked at; of the keys that
 * were looked at it holds the hashes, so nothing of the data lies about.
 *
 * @param machine what texts are read with besides our code: our assets
 * @param program what reads them; undefined where nobody knows, and nothing is kept
 */
export async function beginVerdicts(
  known: KnownEdition,
  machine: string | undefined,
  program = programHash(),
  few: KeptFew = OURS,
): Promise<BegunVerdicts> {
  const code = await program;
  if (code === undefined || machine === undefined)
    return { verdicts: keepVerdicts(), keep: async () => {} };
  const name = sha256(JSON.stringify([code, machine, lookedAt(known)], mapsAsLists));
  const kept = await few.find(name);
  let found: Verdict | undefined;
  const verdicts = keepVerdicts(kept && clean(kept, known), (verdict) => {
    found = verdict;
  });
  return {
    verdicts,
    async keep() {
      if (found === undefined || found.findings.length + found.lacks.length > 0) return;
      const keys = [...found.keys].map(([table, text]) => [table, sha256(text)]);
      await few.keep(name, Buffer.from(JSON.stringify(keys)));
    },
  };
}

/** Every text and name of the bulletin, and what an edition's verdict depends on but for the keys. */
function lookedAt(known: KnownEdition): unknown {
  const { bulletin, setAside } = known.sources;
  return [bulletin, setAside !== undefined, [...known.photos.keys()], shapeOf(known)];
}

function mapsAsLists(_: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

/** That nothing was found, where the keys that were looked at are the same still. */
function clean(kept: Buffer, known: KnownEdition): Verdict[] {
  const hashes: [string, string][] = JSON.parse(kept.toString());
  const keys = hashes.map(([table, hash]) => [table, keysText(known.facts.tables, table), hash]);
  if (keys.some(([, text = "", hash]) => sha256(text) !== hash)) return [];
  const same = new Map(keys.map(([table = "", text = ""]) => [table, text]));
  return [{ shape: shapeOf(known), keys: same, findings: [], lacks: [] }];
}
