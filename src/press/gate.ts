import { closedError } from "./turns.ts";

/** Lets so many through at once; the others wait, first come, first served. */
export interface Gate {
  /** Does something when there is room. @throws PressError (press/closed) once the gate is closed */
  pass<T>(act: () => Promise<T>): Promise<T>;
  open(): boolean;
  /** Refuses who waits and who still comes. */
  close(): void;
}

export function openGate(room: number): Gate {
  const waiting: (() => void)[] = [];
  let free = room;
  let open = true;

  const enter = async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };

  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };

  return {
    pass: async (act) => {
      await enter();
      try {
        if (!open) throw closedError();
        return await act();
      } finally {
        leave();
      }
    },
    open: () => open,
    close: () => {
      open = false;
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}
