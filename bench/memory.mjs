// The peak of memory of everything that a burst starts, by two hundred editions of a thousand.
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { contestant } from "./contestants/contestant.mjs";
import { machine } from "./machine.mjs";
import { memoryOf } from "./processes.mjs";
import { table } from "./rounds.mjs";

const WORKSPACE = fileURLToPath(new URL("workspace", import.meta.url));
/** Milliseconds between two looks. */
const PAUSE = 100;

export default async function memory({ editions = 1000, block = 200 }) {
  const { pid, print, end } = await contestant("ours.mjs", WORKSPACE, "districts");
  const peaks = [];
  for (let done = 0; done < Number(editions); done += Number(block)) {
    let printing = true;
    const printed = print(Number(block)).finally(() => {
      printing = false;
    });
    let peak = 0;
    while (printing) {
      peak = Math.max(peak, memoryOf(pid));
      await sleep(PAUSE);
    }
    await printed;
    peaks.push(peak);
    process.stderr.write(`\r${done + Number(block)} of ${editions} `);
  }
  process.stderr.write("\r\x1b[K");
  await end();
  const growth = 100 * (peaks.at(-1) / peaks[0] - 1);
  process.stdout.write(`${machine()}\n\n`);
  table(
    ["editions", ...peaks.map((_, index) => String((index + 1) * Number(block))), "growth"],
    [["peak PSS, MB", ...peaks.map((peak) => peak.toFixed(0)), `${growth.toFixed(0)} %`]],
  );
}
