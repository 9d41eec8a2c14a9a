import { basename } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Failures } from "../archive/failures.ts";
import { IN_USE } from "../archive/lock.ts";
import { DISK_FULL } from "../archive/not-writable.ts";
import type { LookUp } from "../edition/as-built.ts";
import type { BuildResult } from "../edition/result.ts";
import { proveOutput } from "../edition/store.ts";
import { InputError } from "../finding/input-error.ts";
import { unfinishedWarning } from "../finding/unfinished.ts";
import { asFinished } from "./as-finished.ts";
import type { Built, Failed, Unchanged } from "./events.ts";
import type { ListedEdition } from "./list.ts";
import type { EditionFindings } from "./shared-findings.ts";
import type { Shop } from "./shop.ts";

/** What all editions of a burst are made with. */
export interface Making {
  /** The bulletin's. */
  readonly name: string;
  /** The folder of its editions. */
  readonly output: string;
  readonly shop: () => Promise<Shop>;
  readonly lookUp: LookUp;
}

/** An edition, and its place in the list. */
interface Numbered {
  readonly index: number;
  readonly listed: ListedEdition;
}

/** What comes of one edition. */
export type Outcome = Unchanged | Built | Failed;

/**
 * Those that stand come first; of the others two more than there are lanes are under way: while these print, one is
 * composed and one finished.
 */
export async function* outcomesOf(
  making: Making,
  editions: readonly ListedEdition[],
  stop: AbortController,
): AsyncGenerator<Outcome, void, undefined> {
  const changed: Numbered[] = [];
  for (const [index, listed] of editions.entries()) {
    // A look waits for nothing, so that no signal would be heard until the last one.
    await nextTurn();
    if (stop.signal.aborted) return;
    const result = await making.lookUp(listed);
    if (result === undefined) changed.push({ index, listed });
    else yield { kind: "unchanged", index, edition: result.edition, result };
  }
  if (changed.length === 0 || stop.signal.aborted) return;
  await proveOutput(making.output);
  const shop = await making.shop();
  const outcomes = asFinished(changed, shop.lanes + 2, stop, async (edition) => {
    const outcome = await outcomeOf(making, shop, edition, stop.signal);
    if (isDiskFull(outcome)) stop.abort("disk-full");
    return outcome;
  });
  for await (const outcome of outcomes) if (outcome !== undefined) yield outcome;
}

/** What comes of one edition; undefined where it was stopped before it was begun. Throws what no edition can do without. */
async function outcomeOf(
  { name }: Making,
  shop: Shop,
  { index, listed }: Numbered,
  signal: AbortSignal,
): Promise<Outcome | undefined> {
  const edition = `${name}/${listed.folder}`;
  try {
    const result = await shop.make(listed, signal);
    return { kind: kindOf(result), index, edition: result.edition, result };
  } catch (error) {
    if (signal.aborted && error === signal.reason) return undefined;
    if (shop.isOfPress(error)) throw error;
    if (error instanceof InputError)
      return { kind: "failed", index, edition, findings: error.findings };
    const fault = error instanceof Error ? error : new Error(String(error));
    return { kind: "failed", index, edition, findings: [], fault };
  }
}

function kindOf({ unchanged }: BuildResult): "unchanged" | "built" {
  return unchanged ? "unchanged" : "built";
}

/** What was found in one edition, what a draft lacks among it. */
export function findingsOf(outcome: Outcome): EditionFindings {
  const { index, edition } = outcome;
  if (outcome.kind === "failed") return { index, edition, findings: outcome.findings };
  const { findings, unfinished } = outcome.result;
  return { index, edition, findings: [...findings, ...unfinished.map(unfinishedWarning)] };
}

/** Keeps why an edition couldn't be made for who reviews the burst, until it can. */
export async function noteOutcome(outcome: Outcome, failures: Failures | undefined): Promise<void> {
  const folder = basename(outcome.edition);
  if (outcome.kind !== "failed") return await failures?.forget(folder);
  // Whoever is at work on it will know better.
  if (outcome.findings.some(({ rule }) => rule === IN_USE)) return;
  await failures?.keep(folder, { ...outcome, fault: outcome.fault?.message });
}

function isDiskFull(outcome: Outcome | undefined): boolean {
  return outcome?.kind === "failed" && outcome.findings.some(({ rule }) => rule === DISK_FULL);
}
