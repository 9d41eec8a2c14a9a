import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { keepCode, keptCode } from "./code-cache.ts";

/** `scripts/bundle.mjs` makes it of `command.ts` and all that it imports, in ASCII. */
const BUNDLE = fileURLToPath(new URL("../bulletin.cjs", import.meta.url));

/**
 * Runs the command line from one file and with the code that V8 has kept of it, which takes a tenth
 * of the time that importing seven hundred modules does.
 *
 * @param way of going through it, by its name: each runs other parts
 * @param first waited for before V8 is busy with it
 */
export async function runBundle(way: string, first: Promise<void>): Promise<void> {
  // The only one of our packages that can't be required: it waits for its WebAssembly.
  const [harfbuzz, kept] = await Promise.all([import("harfbuzzjs"), keptCode(BUNDLE, way), first]);
  const source = readFileSync(BUNDLE, "latin1");
  const script = new Script(`(function (require, __filename, __dirname) {${source}\n})`, {
    filename: BUNDLE,
    ...(kept.code !== undefined && { cachedData: kept.code }),
  });
  if (kept.code === undefined || script.cachedDataRejected === true)
    process.once("exit", (exit) => {
      if (exit === 0) keepCode(kept.file, script.createCachedData());
    });
  const require = createRequire(BUNDLE);
  const required = (name: string): unknown => (name === "harfbuzzjs" ? harfbuzz : require(name));
  // With the cache of modules, which the package that loads Puppeteer's configuration looks into.
  script.runInThisContext()(Object.assign(required, require), BUNDLE, dirname(BUNDLE));
}
