import { PressError } from "./press-error.ts";

/** The time in which a browser whose pipe has closed is expected to be seen dead, in milliseconds. */
const GRACE = 500;

/**
 * The promise's value, unless the deadline passes or the browser dies first.
 * @param work what is being done, e.g. "printing".
 * @param death aborted when the browser dies; its reason says how, in half a sentence.
 * @throws PressError press/deadline or press/died.
 */
export async function inTime<T>(
  work: string,
  milliseconds: number,
  death: AbortSignal,
  promise: Promise<T>,
): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    let failing: NodeJS.Timeout | undefined;
    let open = true;
    const late = () => settle(() => reject(deadlineError(work, milliseconds)));
    const die = () => settle(() => reject(deathError(work, String(death.reason))));
    const timer = setTimeout(late, Math.max(0, milliseconds));
    const settle = (act: () => void) => {
      open = false;
      clearTimeout(timer);
      clearTimeout(failing);
      death.removeEventListener("abort", die);
      act();
    };
    // When the browser dies its pipe closes first: the death is the cause worth telling.
    const fail = (error: unknown) => {
      const wait = error instanceof PressError ? 0 : GRACE;
      if (open) failing = setTimeout(() => settle(() => reject(error)), wait);
    };
    death.addEventListener("abort", die);
    promise.then((value) => settle(() => resolve(value)), fail);
    if (death.aborted) die();
  });
}

function deadlineError(work: string, milliseconds: number): PressError {
  return new PressError(
    "press/deadline",
    `${work} was not done within its deadline of ${Math.max(0, Math.round(milliseconds))} milliseconds`,
    "Give it more time, or make the document smaller.",
  );
}

function deathError(work: string, how: string): PressError {
  return new PressError(
    "press/died",
    `the browser died while ${work}: ${how}`,
    "Try again; if it dies anew, see whether memory is short and run `bulletin doctor`.",
  );
}
