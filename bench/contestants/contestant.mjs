// A contestant in a process of its own, so that its CPU time and memory can be told apart.
import { fork } from "node:child_process";
import { once } from "node:events";
import { cpuOf } from "../processes.mjs";

/** Starts contestants/<script>; `print(count)` has it print so many documents. */
export async function contestant(script, ...args) {
  const child = fork(new URL(script, import.meta.url), args);
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`${script} ended with code ${code}`);
  });
  failed.catch(() => {});
  await Promise.race([once(child, "message"), failed]);
  return {
    pid: child.pid,
    print: async (count) => {
      const before = cpuOf(child.pid);
      child.send({ count });
      const [{ milliseconds }] = await Promise.race([once(child, "message"), failed]);
      const after = cpuOf(child.pid);
      const own = after.own - before.own;
      const started = after.started - before.started;
      return { milliseconds, count, node: own / count, browser: started / count };
    },
    end: async () => {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
