import { inTime } from "./deadline.ts";
import { PressError } from "./press-error.ts";

/** One browser does one thing after the other. */
interface Turns {
  /**
   * Does something when its turn comes. Waiting counts for the deadline, but a thing that never
   * had its turn doesn't end the browser, which is at work for somebody else.
   * @param work what is done, e.g. "printing"
   * @param deadline milliseconds from now
   * @throws PressError press/deadline, press/died, press/closed, or what `act` throws. A browser
   * that was late, or failed in a way we don't know, is ended.
   */
  take<T>(work: string, deadline: number, act: () => Promise<T>): Promise<T>;
  /** Ends the browser and refuses all further turns. */
  close(): Promise<void>;
}

/**
 * @param death aborted when the browser dies.
 * @param end ends the browser.
 */
export function takeTurns(death: AbortSignal, end: () => Promise<void>): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let open = true;
  const close = async () => {
    open = false;
    await end();
  };
  const take = async <T>(work: string, deadline: number, act: () => Promise<T>): Promise<T> => {
    if (!open) throw closedError();
    const state = { begun: false, givenUp: false };
    const turn = last.then(() => {
      if (!open || state.givenUp) throw closedError();
      state.begun = true;
      return act();
    });
    last = turn.catch(() => {});
    try {
      return await inTime(work, deadline, death, turn);
    } catch (error) {
      if (state.begun && !isDocumentError(error)) await close();
      state.givenUp = true;
      throw error;
    }
  };
  return { take, close };
}

/** The document's fault, not the browser's, which can go on. */
function isDocumentError(error: unknown): boolean {
  return error instanceof PressError && ["press/page", "press/fonts"].includes(error.rule);
}

/** That a press was closed while somebody waited for it. */
export function closedError(): PressError {
  return new PressError(
    "press/closed",
    "the press was closed before this document could be printed",
    "Open the press anew.",
  );
}
