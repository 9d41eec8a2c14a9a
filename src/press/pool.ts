import { openGate } from "./gate.ts";
import { lanesOf } from "./lanes.ts";
import { openSupply, type PagePress, type Renewal } from "./supply.ts";
import { closedError } from "./turns.ts";
import type { Pool, Press, PressOptions } from "./types.ts";

/** How the pool is opened. */
export interface PoolOptions extends PressOptions {
  /**
   * Editions that are printed at once.
   * @default by cores and memory
   */
  readonly lanes?: number;
  readonly renewal?: Renewal;
}

/** How often an edition is tried. */
const ATTEMPTS = 2;

/**
 * Opens a pool with its first press; the others are opened when they are needed. Every browser
 * shows all faces that we ship, so that any edition can be printed in any of them.
 * @throws InputError (press/no-browser) if there is no browser; PressError if it can't be started;
 * RangeError for lanes that no edition gets through
 */
export async function openPool(options: PoolOptions = {}): Promise<Pool> {
  const { renewal, ...pressOptions } = options;
  const lanes = lanesOf(options.lanes);
  const supply = openSupply(pressOptions, renewal);
  const first = await supply.take();
  const { version, notices } = first.press;
  const idle: PagePress[] = [first];
  const gate = openGate(lanes);

  const borrow = async (): Promise<PagePress> => {
    for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
      if (!kept.worn()) return kept;
      await kept.leave();
    }
    return await supply.take();
  };

  const giveBack = async (lent: PagePress) => {
    await lent.used();
    if (lent.worn()) await lent.leave();
    else idle.push(lent);
  };

  const attempt = async <T>(work: (press: Press) => Promise<T>, attempts: number): Promise<T> => {
    const lent = await borrow();
    try {
      return await work(lent.press);
    } catch (error) {
      if (!gate.open()) throw closedError();
      if (attempts === 1 || !lent.ended()) throw error;
    } finally {
      await giveBack(lent);
    }
    return await attempt(work, attempts - 1);
  };

  return {
    ...{ lanes, version, notices },
    lend: (work) => gate.pass(() => attempt(work, ATTEMPTS)),
    close: async () => {
      gate.close();
      await supply.close();
    },
  };
}
