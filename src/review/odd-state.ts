import type { EditionState } from "../archive/state-of.ts";
import type { Oddity } from "./oddity.ts";

/** What is said of an edition's state. */
export interface StateFacts {
  readonly state: EditionState;
  /** How much a draft still lacks. */
  readonly unfinished: number;
  /** Whether the PDF is the one that the manifest lists. */
  readonly asBuilt: boolean;
  /** Why the last burst couldn't make it anew. */
  readonly failed: string | undefined;
  /** What it was built from that is another by now, in words. */
  readonly stale: string | undefined;
  /** Whether the burst's list is known and hasn't this edition. */
  readonly unlisted: boolean;
  /** Whether editions of this bulletin are approved at all. */
  readonly approval: boolean;
}

/** What an editor should know of an edition's state before he opens it. What is released has no today's inputs. */
export function oddState(of: StateFacts): Oddity[] {
  const { state, unfinished, asBuilt, failed, stale, unlisted, approval } = of;
  const isReleased = state.state === "released" || state.state === "corrected";
  const odd: readonly (Oddity | false)[] = [
    !asBuilt && { kind: "changed-by-hand", text: "its PDF is not the one that was built" },
    isReleased &&
      !state.intact &&
      asBuilt && { kind: "changed-by-hand", text: "its PDF is not the one that was released" },
    !isReleased && failed !== undefined && { kind: "failed", text: `not built anew: ${failed}` },
    state.state === "lapsed" && { kind: "lapsed", text: "approved, but built anew since" },
    !isReleased && stale !== undefined && { kind: "stale", text: stale },
    unlisted && { kind: "unlisted", text: "not in the burst's list" },
    state.state === "draft" && { kind: "draft", text: draftText(unfinished) },
    approval && state.state === "built" && { kind: "unapproved", text: "not approved" },
  ];
  return odd.filter((one) => one !== false);
}

function draftText(unfinished: number): string {
  return unfinished === 0 ? "a draft" : `a draft, with ${unfinished} unfinished`;
}
