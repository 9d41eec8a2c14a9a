import { join } from "node:path";
import { DISK_FULL } from "../archive/not-writable.ts";
import { type OpenBulletin, openBulletin } from "../check/open.ts";
import { composeEdition, knowEdition } from "../check/prepare.ts";
import type { EditionRequest, OpenRequest } from "../check/types.ts";
import { type BuildResult, makeEdition } from "../edition/make.ts";
import { openOutput } from "../edition/store.ts";
import { InputError } from "../finding/input-error.ts";
import { unfinishedWarning } from "../finding/unfinished.ts";
import { openPool } from "../press/pool.ts";
import type { Pool } from "../press/types.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { asFinished } from "./as-finished.ts";
import type { Built, BurstEvent, Failed, Stopping } from "./events.ts";
import { type ListedEdition, type ListRequest, listEditions } from "./list.ts";
import { type EditionFindings, sharedFindings } from "./shared-findings.ts";

/** What is asked of a burst. */
export interface BurstRequest extends ListRequest, OpenRequest, EditionRequest {
  /** Milliseconds for printing one edition, from the page to the PDF. @default 60000 */
  readonly deadline?: number | undefined;
  /** Editions that are printed at once. @default by cores and memory */
  readonly lanes?: number | undefined;
  /** Ends the burst when it aborts: no edition is begun, those under way are finished. */
  readonly signal?: AbortSignal | undefined;
}

/** Milliseconds that an edition is waited for which another process is building: two tries and more. */
const PATIENCE = 180_000;

/**
 * Builds many editions of a bulletin, one for each row of its burst query, and tells how it goes:
 *
 *   opened once → editions listed → press opened → each known, composed, made → done
 *
 * An edition that fails stops no other. Whoever leaves the loop stops the burst as `signal` does. Throws an
 * InputError before the first edition for what is wrong with all of them: definition, data, list, browser,
 * output folder.
 */
export async function* burst(
  workspace: Workspace,
  name: string,
  request: BurstRequest = {},
): AsyncGenerator<BurstEvent, void, undefined> {
  const open = await openBulletin(workspace, name, request);
  try {
    const editions = await listEditions(open, request);
    await openOutputOf(open);
    const names = editions.map(({ folder }) => `${name}/${folder}`);
    yield { kind: "planned", total: editions.length, editions: names };
    const pool = await openPool(request.lanes === undefined ? {} : { lanes: request.lanes });
    try {
      yield* makeEditions({ open, pool, request }, editions);
    } finally {
      await pool.close();
    }
  } finally {
    open.close();
  }
}

/** What all editions of a burst are made with. */
interface Shop {
  readonly open: OpenBulletin;
  readonly pool: Pool;
  readonly request: BurstRequest;
}

async function openOutputOf({ workspace, bulletin }: OpenBulletin): Promise<void> {
  const shown = `output/${bulletin.name}`;
  await insideWorkspace(workspace.root, shown, { file: shown });
  await openOutput(join(workspace.output, bulletin.name));
}

/** One edition more than there are lanes is under way: it is composed while the others print. */
async function* makeEditions(
  shop: Shop,
  editions: readonly ListedEdition[],
): AsyncGenerator<BurstEvent, void, undefined> {
  const { pool, request } = shop;
  const stop = stopWith(request.signal);
  const counts = { built: 0, failed: 0 };
  const findings: EditionFindings[] = [];
  let told = false;
  yield* stopping();
  const outcomes = asFinished(editions, pool.lanes + 1, stop, async (edition, index) => {
    const outcome = await outcomeOf(shop, edition, index, stop.signal);
    if (isDiskFull(outcome)) stop.abort("disk-full");
    return outcome;
  });
  for await (const outcome of outcomes) {
    if (outcome !== undefined) {
      counts[outcome.kind]++;
      findings.push(findingsOf(outcome));
      yield outcome;
    }
    yield* stopping();
  }
  const total = editions.length;
  const left = total - counts.built - counts.failed;
  yield { kind: "done", total, ...counts, left, findings: sharedFindings(findings) };

  function* stopping(): Generator<Stopping> {
    if (told || !stop.signal.aborted) return;
    told = true;
    yield { kind: "stopping", reason: stop.signal.reason === "disk-full" ? "disk-full" : "signal" };
  }
}

/** Aborts as a signal of the caller's does, and can be aborted besides. */
function stopWith(signal: AbortSignal | undefined): AbortController {
  const stop = new AbortController();
  if (signal?.aborted === true) stop.abort();
  signal?.addEventListener("abort", () => stop.abort(), { signal: stop.signal });
  return stop;
}

/** What comes of one edition; undefined where it was stopped before it was begun. */
async function outcomeOf(
  shop: Shop,
  listed: ListedEdition,
  index: number,
  signal: AbortSignal,
): Promise<Built | Failed | undefined> {
  const edition = `${shop.open.bulletin.name}/${listed.folder}`;
  try {
    const result = await makeListed(shop, listed, signal);
    return { kind: "built", index, edition: result.edition, result };
  } catch (error) {
    if (signal.aborted && error === signal.reason) return undefined;
    if (error instanceof InputError)
      return { kind: "failed", index, edition, findings: error.findings };
    const fault = error instanceof Error ? error : new Error(String(error));
    return { kind: "failed", index, edition, findings: [], fault };
  }
}

/** One edition, the whole way. */
async function makeListed(
  { open, pool, request }: Shop,
  { parameters }: ListedEdition,
  signal: AbortSignal,
): Promise<BuildResult> {
  const { correction, deadline } = request;
  const known = await knowEdition(open, { set: parameters, correction });
  const edition = await composeEdition(open, known);
  const patience = { milliseconds: PATIENCE, signal };
  return await makeEdition(open.workspace, edition, pool, { deadline, patience });
}

function findingsOf(outcome: Built | Failed): EditionFindings {
  const { index, edition } = outcome;
  if (outcome.kind === "failed") return { index, edition, findings: outcome.findings };
  const { findings, unfinished } = outcome.result;
  return { index, edition, findings: [...findings, ...unfinished.map(unfinishedWarning)] };
}

function isDiskFull(outcome: Built | Failed | undefined): boolean {
  return outcome?.kind === "failed" && outcome.findings.some(({ rule }) => rule === DISK_FULL);
}
