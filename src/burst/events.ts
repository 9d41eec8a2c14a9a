import type { BuildResult } from "../edition/result.ts";
import type { Finding } from "../finding/finding.ts";
import type { SharedFinding } from "./shared-findings.ts";

/**
 * What a burst tells of itself: `planned` first and `done` last, and between them one event for each
 * edition in the order in which they finish, which no two runs need have in common.
 */
export type BurstEvent = Planned | Unchanged | Built | Failed | Stopping | Done;

/** The list stands; nothing is printed yet. */
export interface Planned {
  readonly kind: "planned";
  readonly total: number;
  /** `<bulletin>/<folder>` of each, in the order of the list. */
  readonly editions: readonly string[];
}

/** Which edition an event is of. */
interface OfEdition {
  /** Its place in `editions` of the event `planned`. */
  readonly index: number;
  /** `<bulletin>/<folder>`. */
  readonly edition: string;
}

/** An edition is on disk. */
export interface Built extends OfEdition {
  readonly kind: "built";
  readonly result: BuildResult;
}

/** An edition stands in its folder already, as this burst would have made it. */
export interface Unchanged extends OfEdition {
  readonly kind: "unchanged";
  readonly result: BuildResult;
}

/** An edition couldn't be made; what was there before still is. The others go on. */
export interface Failed extends OfEdition {
  readonly kind: "failed";
  /** What the user can mend; empty where the fault is ours. */
  readonly findings: readonly Finding[];
  /** A fault of ours. */
  readonly fault?: Error | undefined;
}

/** From here on no edition is begun; those under way are still finished. */
export interface Stopping {
  readonly kind: "stopping";
  /** `signal`: the request's has aborted. `disk-full`: no edition could be written any more. */
  readonly reason: StopReason;
}

export type StopReason = "signal" | "disk-full";

/** The end: every edition was built, is unchanged, has failed, or is left. */
export interface Done {
  readonly kind: "done";
  readonly total: number;
  readonly built: number;
  readonly unchanged: number;
  readonly failed: number;
  /** Not begun, since the burst was stopped. */
  readonly left: number;
  /** Errors and warnings of all editions, each once, with the editions that have it. */
  readonly findings: readonly SharedFinding[];
}
