import { join } from "node:path";
import { readEdition } from "../archive/edition.ts";
import { type Manifest, pdfHash } from "../archive/manifest.ts";
import { stateOf } from "../archive/state-of.ts";
import type { StateLine } from "../archive/states.ts";
import { readRegular, sha256, systemCode } from "../workspace/read.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Sight, seePdf } from "./look.ts";
import { type Move, movesBetween } from "./moves.ts";
import { oddState } from "./odd-state.ts";
import type { Oddity } from "./oddity.ts";
import { type Filed, type Roll, whyOf } from "./roll.ts";
import type { FindStale } from "./stale.ts";
import type { Draughtsman } from "./thumbnail.ts";

/** An edition, looked through by itself. */
export interface Seen {
  readonly filed: Filed;
  /** Undefined where its PDF can't be read. */
  readonly sight: Sight | undefined;
  readonly charts: readonly string[];
  /** How its facts have moved since the period before; none where that isn't here. */
  readonly moves: readonly Move[];
  readonly state: string;
  /** What is odd about it without any sibling. */
  readonly odd: readonly Oddity[];
}

/** What looking through an edition takes. */
export interface Glasses {
  readonly workspace: Workspace;
  readonly roll: Roll;
  readonly lines: readonly StateLine[];
  readonly approval: boolean;
  readonly findStale: FindStale;
  readonly draughtsman: () => Promise<Draughtsman>;
}

/** Looks through one edition: its PDF, its facts beside those of the period before, its state. */
export async function seeEdition(glasses: Glasses, filed: Filed): Promise<Seen> {
  const odd: Oddity[] = [];
  const pdf = await readPdfOf(filed, odd);
  const hash = pdf === undefined ? undefined : sha256(pdf);
  const sight = pdf && hash ? await sightOf(pdf, hash, glasses, odd) : undefined;
  const moves = await movesOf(glasses, filed, odd);
  const { name, manifest } = filed;
  const [bulletin = "", folder = ""] = name.split("/");
  const { draft, correction, unfinished = [] } = manifest;
  const state = stateOf(bulletin, folder, glasses.lines, { draft, correction, sha256: hash });
  odd.push(
    ...oddState({
      ...{ state, unfinished: unfinished.length, approval: glasses.approval },
      asBuilt: hash === undefined || hash === pdfHash(manifest),
      stale: await glasses.findStale(manifest),
      failed: glasses.roll.failed.get(name),
      unlisted: glasses.roll.unlisted.has(name),
    }),
  );
  return { filed, sight, charts: chartsOf(manifest), moves, state: state.state, odd };
}

async function readPdfOf({ directory }: Filed, odd: Oddity[]): Promise<Buffer | undefined> {
  try {
    return await readRegular(join(directory, "bulletin.pdf"));
  } catch (error) {
    odd.push({ kind: "unreadable", text: `its PDF can't be read (${systemCode(error)})` });
    return undefined;
  }
}

/** A PDF that isn't ours fails in our reader: that is the user's to know, and no fault. */
async function sightOf(
  pdf: Buffer,
  hash: string,
  { draughtsman }: Glasses,
  odd: Oddity[],
): Promise<Sight | undefined> {
  try {
    return await seePdf(pdf, hash, draughtsman);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    odd.push({ kind: "unreadable", text: `its PDF can't be read back: ${why}` });
    return undefined;
  }
}

async function movesOf(
  { workspace, roll }: Glasses,
  filed: Filed,
  odd: Oddity[],
): Promise<readonly Move[]> {
  const before = roll.before(filed);
  if (before === undefined) return [];
  try {
    const [was, is] = [await readEdition(workspace, before), await readEdition(workspace, filed)];
    return movesBetween(was.document.facts, is.document.facts);
  } catch (error) {
    odd.push({ kind: "unreadable", text: `its facts can't be compared: ${whyOf(error)}` });
    return [];
  }
}

function chartsOf({ outputs }: Manifest): string[] {
  return outputs.flatMap(({ path }) => /^charts\/(.+)\.svg$/.exec(path)?.[1] ?? []);
}
