import { join } from "node:path";
import { type Failures, openFailures } from "../archive/failures.ts";
import type { EditionRequest, OpenRequest } from "../check/types.ts";
import { type LookUp, lookUpEditions } from "../edition/as-built.ts";
import { clearLeftovers } from "../edition/leftovers.ts";
import { type Standing, standingOf } from "../edition/standing.ts";
import { openOutput } from "../edition/store.ts";
import { insideWorkspace } from "../workspace/paths.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { boundHeap } from "./bounded-heap.ts";
import type { BurstEvent, Stopping } from "./events.ts";
import type { ListedEdition, ListRequest } from "./list.ts";
import { listedBefore } from "./listed-before.ts";
import { findingsOf, type Making, noteOutcome, outcomesOf } from "./outcomes.ts";
import { type EditionFindings, sharedFindings } from "./shared-findings.ts";
import type { Shop } from "./shop.ts";

/** What is asked of a burst. */
export interface BurstRequest extends ListRequest, OpenRequest, EditionRequest {
  /** Milliseconds for printing one edition, from the page to the PDF. @default 60000 */
  readonly deadline?: number | undefined;
  /** Editions that are printed at once, from 1. @default by cores and memory */
  readonly lanes?: number | undefined;
  /** Builds also the editions that stand already as they would be built. @default false */
  readonly force?: boolean | undefined;
  /** Ends the burst when it aborts: no edition is begun, those under way are finished. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Builds many editions of a bulletin, one for each row of its burst query, and tells how it goes:
 *
 *   inputs hashed → editions listed → those that stand as they would be made → bulletin and press opened
 *   → each of the others known, composed, made → done
 *
 * An edition that fails stops no other. Whoever leaves the loop stops the burst as `signal` does. Throws an
 * InputError before the first edition is made for what is wrong with all of them: definition, data, list,
 * browser, output folder.
 */
export async function* burst(
  workspace: Workspace,
  name: string,
  request: BurstRequest = {},
): AsyncGenerator<BurstEvent, void, undefined> {
  const standing = await standingOf(workspace, name);
  const shop = lazyShop(workspace, name, request, standing);
  try {
    const editions = await listedBefore(standing, request, shop.open);
    const output = await openOutputOf(workspace, name);
    const names = editions.map(({ folder }) => `${name}/${folder}`);
    yield { kind: "planned", total: editions.length, editions: names };
    const making = { name, output, shop: shop.open, lookUp: lookUpWith(standing, request) };
    // A correction's name is known only from its facts, so that no failure could be forgotten.
    const failures =
      request.correction === undefined ? await openFailures(workspace, name) : undefined;
    yield* makeEditions(making, failures, editions, request.signal);
  } finally {
    await shop.close();
  }
}

/** Opened where anything has to be made: to load what makes it takes longer than to see that nothing has. */
function lazyShop(
  workspace: Workspace,
  name: string,
  request: BurstRequest,
  standing: Standing | undefined,
) {
  let shop: Promise<Shop> | undefined;
  return {
    open: (): Promise<Shop> => {
      shop ??= import("./shop.ts").then(({ openShop }) =>
        openShop(workspace, name, request, standing),
      );
      return shop;
    },
    close: async (): Promise<void> => (await shop?.catch(() => undefined))?.close(),
  };
}

/** Finds nothing unchanged where all is to be made. A correction's name is known only from its facts. */
function lookUpWith(
  standing: Standing | undefined,
  { draft = false, correction, force = false }: BurstRequest,
): LookUp {
  if (standing === undefined || force || correction !== undefined) return async () => undefined;
  return lookUpEditions(standing, { draft });
}

async function openOutputOf(workspace: Workspace, bulletin: string): Promise<string> {
  const shown = `output/${bulletin}`;
  await insideWorkspace(workspace.root, shown, { file: shown });
  const output = join(workspace.output, bulletin);
  await openOutput(output);
  await clearLeftovers(output);
  return output;
}

/** Tells what comes of each edition, of a stop, and of the end. */
async function* makeEditions(
  making: Making,
  failures: Failures | undefined,
  editions: readonly ListedEdition[],
  signal: AbortSignal | undefined,
): AsyncGenerator<BurstEvent, void, undefined> {
  const stop = stopWith(signal);
  const counts = { built: 0, unchanged: 0, failed: 0 };
  const findings: EditionFindings[] = [];
  const bound = boundHeap();
  let told = false;
  yield* stopping();
  for await (const outcome of outcomesOf(making, editions, stop)) {
    counts[outcome.kind]++;
    findings.push(findingsOf(outcome));
    bound();
    await noteOutcome(outcome, failures);
    yield outcome;
    yield* stopping();
  }
  const total = editions.length;
  const left = total - counts.built - counts.unchanged - counts.failed;
  if (left > 0) yield* stopping();
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
