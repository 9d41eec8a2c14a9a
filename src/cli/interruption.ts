import { constants } from "node:os";

/** What ends a run from outside: Ctrl-C, and what a system sends before it kills. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** A user's wish that a run end before its time. */
export interface Interruption {
  /** Aborts with the first signal. */
  readonly signal: AbortSignal;
  /** From here on signals are heard; before, they end the process as they always do. */
  readonly listen: () => void;
  readonly release: () => void;
  /** The exit code of a run that a signal ended (130 for Ctrl-C); undefined where none came. */
  readonly exitCode: () => number | undefined;
}

/** The first signal is told to `onFirst`; the second ends the process at once, as if nobody listened. */
export function newInterruption(onFirst: () => void): Interruption {
  const stop = new AbortController();
  let exitCode: number | undefined;
  const hear = (signal: (typeof SIGNALS)[number]): void => {
    if (stop.signal.aborted) {
      release();
      process.kill(process.pid, signal);
      return;
    }
    exitCode = 128 + constants.signals[signal];
    onFirst();
    stop.abort();
  };
  const release = (): void => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
  return {
    signal: stop.signal,
    listen: () => {
      for (const signal of SIGNALS) process.on(signal, hear);
    },
    release,
    exitCode: () => exitCode,
  };
}
