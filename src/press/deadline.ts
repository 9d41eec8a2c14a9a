import { PressError } from "./press-error.ts";

/**
 * The promise's value, unless the deadline passes or the browser dies first.
 * @param work what is being done, e.g. "printing".
 * @param died resolves, as half a sentence, when the browser has died.
 * @throws PressError press/deadline or press/died.
 */
export async function inTime<T>(
  work: string,
  milliseconds: number,
  died: Promise<string>,
  promise: Promise<T>,
): Promise<T> {
  promise.catch(() => {}); // it may fail after the race is decided
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(deadlineError(work, milliseconds)), Math.max(0, milliseconds));
  });
  const dead = died.then((how) => Promise.reject(deathError(work, how)));
  try {
    return await Promise.race([settled(promise, died, work), late, dead]);
  } finally {
    clearTimeout(timer);
  }
}

/** The time in which a browser whose pipe has closed is expected to be seen dead, in milliseconds. */
const GRACE = 500;

/** When the browser dies its pipe closes first: the death is the cause worth telling. */
async function settled<T>(promise: Promise<T>, died: Promise<string>, work: string): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof PressError) throw error;
    const how = await Promise.race([died, delay(GRACE)]);
    throw how === undefined ? error : deathError(work, how);
  }
}

function delay(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, undefined).unref());
}

function deadlineError(work: string, milliseconds: number): PressError {
  return new PressError(
    "press/deadline",
    `${work} was not done within its deadline of ${Math.max(0, Math.round(milliseconds))} milliseconds, so the browser was ended`,
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
