import { openPress } from "./press.ts";
import type { Pool, PressOptions } from "./types.ts";

/** Opens a pool of one press; see `openPress`. */
export async function openPool(options: PressOptions = {}): Promise<Pool> {
  const press = await openPress(options);
  let last: Promise<unknown> = Promise.resolve();
  return {
    lanes: 1,
    version: press.version,
    notices: press.notices,
    lend(work) {
      const turn = last.then(() => work(press));
      last = turn.catch(() => {});
      return turn;
    },
    close: () => press.close(),
  };
}
