import { startEarly } from "../press/early-browser.ts";
import { runBundle } from "./bundle.ts";
import { commandWords, isLikelyToPrint } from "./likely-print.ts";

/** The first lines that run: the browser starts while the rest of the program is still being read. */
export async function start(): Promise<void> {
  const words = commandWords();
  const [command = "options"] = words;
  if (await isLikelyToPrint(words)) await runBundle(`${command}-print`, startEarly());
  else await runBundle(command, Promise.resolve());
}
